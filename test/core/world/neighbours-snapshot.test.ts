import t from 'tap'
import { formatPath } from '../../../src/core/validation/problem.js'
import type { SandboxError } from '../../../src/core/validation/sandbox-error.js'
import type { SnapshotDocument } from '../../../src/core/world/snapshot.js'
import { grantedSandbox, SOURCE } from '../../support/granted.js'
import { createSandbox } from '../../support/sandbox.js'
import { contents, writtenDown } from '../../support/sandbox-state.js'

const NO_DATA_SET = 'must be the id of an ENTITLED data set of type S3_SNAPSHOT in the snapshot'
const NO_COPY = 'must be the id of the ENTITLED data set of this grant in the snapshot'

/** A sandbox with a pending grant, one that is accepted, one that has ended, and an event action. */
async function sidesOf() {
  const { sandbox, grant, accepted } = grantedSandbox()
  const pending = grant()
  const ended = accepted(1000)
  await sandbox.advanceClock({ ms: 1000 }, () => {})
  const current = accepted(5000)
  const Action = { ExportRevisionToS3: { RevisionDestination: { Bucket: 'b' } } }
  sandbox.eventActions.create({
    Action,
    Event: { RevisionPublished: { DataSetId: current.dataSetId } },
    Tags: { a: '1' }
  })
  return { sandbox, pending, ended, current }
}

type Document = Required<SnapshotDocument>

t.test(
  'a snapshot leads back to the same event actions, grants and copies, and what is revoked later still is',
  async (t) => {
    const { sandbox } = await sidesOf()
    const snapshot = writtenDown(sandbox)
    const { sandbox: other } = createSandbox({ clock: { mode: 'frozen' } })
    other.restore(snapshot)
    t.strictSame(writtenDown(other), snapshot)
    t.strictSame(contents(other), contents(sandbox))
    const serials = snapshot.dataGrants?.held.map(({ serial }) => serial)
    t.strictSame(serials, [0, 1, 2], 'grants are in the order of their creation')
    t.equal(snapshot.dataSets?.revisions.filter(({ copyOf }) => copyOf !== undefined).length, 1)
    for (const each of [sandbox, other]) {
      const [revision] = each.dataSets.store.revisions(SOURCE)
      each.dataSets.revokeRevision(SOURCE, revision?.id as string, 'It has errors.')
      await each.advanceClock({ ms: 5000 }, () => {})
    }
    t.strictSame(writtenDown(other), writtenDown(sandbox), 'and it ends at the same instant')
    t.equal([...other.dataSets.store.dataSets('ENTITLED')].length, 0)
  }
)

t.test('a snapshot whose event actions or grants do not fit its data sets is refused with the paths', async (t) => {
  const { sandbox, pending, ended, current } = await sidesOf()
  const before = contents(sandbox)
  const indexOf = (id: string) => writtenDown(sandbox).dataGrants?.held.findIndex((each) => each.id === id) as number
  const at = ({ id }: { id: string }) => `$.dataGrants.held[${indexOf(id)}]`
  const grantIn = (document: Document, { id }: { id: string }) =>
    document.dataGrants.held[indexOf(id)] as Document['dataGrants']['held'][number]
  const dataSetIn = (document: Document, id: string) =>
    document.dataSets.dataSets.find((each) => each.id === id) as Document['dataSets']['dataSets'][number]
  const without = (document: Document, dataSetId: string) => {
    const { dataSets } = document
    dataSets.dataSets = dataSets.dataSets.filter(({ id }) => id !== dataSetId)
    for (const kind of ['revisions', 'assets'] as const) {
      dataSets[kind] = (dataSets[kind] as { dataSetId: string }[]).filter(
        (each) => each.dataSetId !== dataSetId
      ) as never
    }
  }
  const action = '$.eventActions.held[0].dataSetId'
  const cases: Record<string, [(document: Document) => unknown, ...string[]]> = {
    'an event action on nothing': [
      ({ eventActions: { held } }) => Object.assign(held[0] as object, { dataSetId: 'x' }),
      `${action}: ${NO_DATA_SET}`
    ],
    'an event action on what is OWNED': [
      ({ eventActions: { held } }) => Object.assign(held[0] as object, { dataSetId: SOURCE }),
      `${action}: ${NO_DATA_SET}`
    ],
    'an event action whose key pattern and encryption could not have been created': [
      ({ eventActions: { held } }) =>
        Object.assign(held[0]?.action.ExportRevisionToS3 as object, {
          RevisionDestination: { Bucket: 'b', KeyPattern: 'k' },
          Encryption: { Type: 'aws:kms' }
        }),
      '$.eventActions.held[0].action.ExportRevisionToS3.RevisionDestination.KeyPattern: is no key pattern: it must contain ${Asset.Name} or ${Asset.Id}',
      '$.eventActions.held[0].action.ExportRevisionToS3.Encryption.KmsKeyArn: is missing: the type aws:kms needs a key'
    ],
    'an accepted grant without its copy': [
      (document) => without(document, current.dataSetId),
      `${action}: ${NO_DATA_SET}`,
      `${at(current)}.dataSetId: ${NO_COPY}`
    ],
    'a copy that is of another grant': [
      (document) =>
        Object.assign(dataSetIn(document, current.dataSetId), { originDetails: { DataGrantId: pending.id } }),
      `${at(current)}.dataSetId: ${NO_COPY}, not of another`
    ],
    'a pending grant with a copy': [
      (document) => Object.assign(grantIn(document, pending), { dataSetId: SOURCE }),
      `${at(pending)}.dataSetId: ${NO_COPY}, not of another`
    ],
    'a copy of a grant that is not accepted': [
      (document) => Reflect.deleteProperty(grantIn(document, current), 'acceptedAt'),
      `${at(current)}.acceptedAt: is missing, as the ENTITLED data set of the grant is there`
    ],
    'grants without what they grant, unless they have ended': [
      (document) => without(document, SOURCE),
      ...[pending, current].map(
        (each) => `${at(each)}.sourceDataSetId: must be the id of an OWNED data set in the snapshot`
      )
    ],
    'two grants with one id': [
      ({ dataGrants: { held } }) => Object.assign(held[1] as object, { id: held[0]?.id }),
      '$.dataGrants.held[1].id: is the same as that of entry 0: ids must differ'
    ],
    'two grants with one serial': [
      ({ dataGrants: { held } }) => Object.assign(held[1] as object, { serial: held[0]?.serial }),
      '$.dataGrants.held[1].serial: is the same as that of entry 0: ids must differ'
    ],
    'a grant with the serial of one to come': [
      ({ dataGrants }) => Object.assign(dataGrants.held[1] as object, { serial: dataGrants.nextSerial }),
      '$.dataGrants.held[1].serial: must be below nextSerial, which is 3'
    ],
    'an event action with the serial of one to come': [
      ({ eventActions }) => Object.assign(eventActions.held[0] as object, { serial: eventActions.nextSerial }),
      '$.eventActions.held[0].serial: must be below nextSerial, which is 1'
    ],
    'two grants with one copy': [
      (document) => Object.assign(grantIn(document, ended), { dataSetId: current.dataSetId }),
      `${at(current)}.dataSetId: is the same as that of entry ${indexOf(ended.id)}: ids must differ`,
      `${at(ended)}.dataSetId: ${NO_COPY}, not of another`
    ]
  }
  for (const [name, [breakIt, ...problems]] of Object.entries(cases)) {
    const document = writtenDown(sandbox) as Document
    breakIt(document)
    try {
      sandbox.restore(document)
      t.fail(name)
    } catch (error) {
      const found = (error as SandboxError).problems.map(({ at, message }) => `${formatPath(at)}: ${message}`)
      t.strictSame(found.sort(), problems.sort(), name)
    }
    t.strictSame(contents(sandbox), before, 'nothing has changed')
  }
})
