import t from 'tap'
import { only } from '../support/only.js'
import { startServer } from '../support/server.js'
import { DRAFT, GRANTED, NOW, SOURCE_ID, SUBSCRIBED } from './granted.js'
import { type Line, runProgram } from './programs.js'
import { SDKS, type Sdk, whyNot } from './sdks.js'

const { go, java, 'js-v2': jsV2, 'js-v3': jsV3, rust } = SDKS
const ID = /^[0-9a-f]{32}$/

type IdOf = (step: string) => unknown

const arnOf = (what: string, id: unknown) => `arn:aws:dataexchange:us-east-1:000000000000:${what}/${id}`

const idsIn =
  (lines: readonly Line[]): IdOf =>
  (step) =>
    lines.find((line) => line.step === step)?.id

/** What a program prints of an event action until it is deleted. `more`: what it prints where its tags are. */
const eventActionLines = (idOf: IdOf, typed: boolean, more: object) => [
  {
    step: 'event-action',
    id: ID,
    arn: arnOf('event-actions', idOf('event-action')),
    bucket: 'lake',
    ...more
  },
  { step: 'refused', name: 'ValidationException', typed },
  { step: 'update', bucket: 'archive', hasPattern: false, ...more },
  { step: 'event-actions', pages: [[idOf('event-action')]] }
]

/** What a program prints, given the ids that the server made up. */
function expectedLines(lines: readonly Line[]): object {
  const idOf = idsIn(lines)
  const notFound = { name: 'ResourceNotFoundException', typed: true }
  const pages = [['third', 'second'], ['first']]
  return only(
    {
      step: 'grant',
      id: ID,
      arn: arnOf('data-grants', idOf('grant')),
      state: 'PENDING_RECEIVER_ACCEPTANCE',
      endsAt: '2031-01-01T00:00:00.000Z',
      description: 'For a year.',
      sourceId: SOURCE_ID,
      team: 'data'
    },
    { step: 'get-grant', byId: 'first', byArn: 'first' },
    { step: 'sent', pages },
    { step: 'received', pages },
    { step: 'accept', state: 'ACCEPTED', acceptedAt: NOW },
    { step: 'accept-again', name: 'ConflictException', typed: true, resourceId: idOf('grant') },
    { step: 'get-received', state: 'ACCEPTED', scope: 'NONE' },
    { step: 'entitled', names: only('Prices'), grantId: idOf('grant') },
    ...eventActionLines(idOf, true, { team: 'data' }),
    { step: 'finalize', finalized: true },
    {
      step: 'export',
      jobs: 1,
      id: ID,
      state: 'COMPLETED',
      eventActionArn: arnOf('event-actions', idOf('event-action')),
      bucket: 'archive'
    },
    { step: 'delete-event-action', ...notFound, resourceId: idOf('event-action') },
    { step: 'delete-grant', ...notFound, resourceId: arnOf('data-grants', idOf('grant')) }
  )
}

for (const [id, sdk] of Object.entries<Sdk>({ go, java, 'js-v3': jsV3, rust })) {
  const skip = whyNot(id, sdk)

  t.test(
    `${sdk.name} grants a data set, accepts it, has it exported by an event action and revokes it`,
    { skip },
    async (t) => {
      const server = await startServer(t)
      await server.admin('POST', '/scenarios?mode=replace', GRANTED)
      const lines = await runProgram(sdk, 'grants', { AWS_ENDPOINT_URL_DATAEXCHANGE: server.url })
      t.match(lines, expectedLines(lines))
      const { exported } = await server.admin('GET', `/jobs/${lines.find(({ step }) => step === 'export')?.id}`)
      // AWS: the key pattern of an export that an event action starts, unless it has one.
      const objects = DRAFT.map(({ Name, text }) => ({ bucket: 'archive', key: `${NOW}/${Name}`, bytes: text.length }))
      t.match(exported, only(...objects))
      t.match(await server.admin('GET', '/verdict'), { ok: true })
    }
  )
}

const skip = whyNot('js-v2', jsV2)

t.test(
  'JS v2, which is older than data grants and tags of event actions, uses the operations on these',
  { skip },
  async (t) => {
    const server = await startServer(t)
    await server.admin('POST', '/scenarios?mode=replace', SUBSCRIBED)
    const lines = await runProgram(jsV2, 'event-actions', { DATAEXCHANGE_ENDPOINT: server.url })
    const deleted = { step: 'delete-event-action', name: 'ResourceNotFoundException', typed: false }
    t.match(lines, only(...eventActionLines(idsIn(lines), false, {}), deleted))
  }
)
