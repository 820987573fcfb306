import t from 'tap'
import { formatPath } from '../../../src/core/validation/problem.js'
import { checkScenario } from '../../../src/core/world/scenario.js'

/** The problems of a scenario with these members, each as `path: message`. */
function problemsOf(members: object): string[] {
  return checkScenario({ name: 'x', ...members }).map(({ at, message }) => `${formatPath(at)}: ${message}`)
}

/** The problems of a scenario with this data set. */
const problemsOfDataSet = (dataSet: object) => problemsOf({ dataSets: [dataSet] })

const id = (letter: string) => letter.repeat(32)

t.test('any part of the wire shape is a data set, and so is none of it', async (t) => {
  t.strictSame(problemsOfDataSet({}), [])
  t.strictSame(problemsOfDataSet({ revisions: [{}, { assets: [{}, { text: '' }, { base64: '' }, { size: 0 }] }] }), [])
  const stamps = { CreatedAt: '2026-03-02T09:15:00.000Z', UpdatedAt: '2026-03-02T09:15:00.000Z', Tags: { a: 'b' } }
  const wire = {
    ...{ Arn: `arn:aws:dataexchange:us-east-1:000000000000:data-sets/${id('d')}`, AssetType: 'S3_SNAPSHOT' },
    ...{ Description: 'D', Id: id('d'), Name: 'N', Origin: 'OWNED', ...stamps },
    revisions: [
      {
        ...{
          Arn: `arn:x/revisions/${id('r')}`,
          Comment: '',
          DataSetId: id('d'),
          Finalized: true,
          Id: id('r'),
          ...stamps
        },
        ...{ Revoked: true, RevocationComment: 'Wrong data.', RevokedAt: '2026-03-02T09:15:00.000Z' },
        assets: [
          {
            ...{
              AssetDetails: { S3SnapshotAsset: { Size: 2 } },
              AssetType: 'S3_SNAPSHOT',
              Id: id('a'),
              Name: 'a/b',
              ...stamps
            },
            ...{ DataSetId: id('d'), RevisionId: id('r'), text: 'ab' }
          }
        ]
      }
    ]
  }
  t.strictSame(problemsOfDataSet(wire), [])
})

t.test('contradictions are refused with their paths', async (t) => {
  const cases = {
    'OriginDetails of what is OWNED': {
      given: { Origin: 'OWNED', OriginDetails: { ProductId: 'prod-1' } },
      problem: '$.dataSets[0].OriginDetails: belongs to a data set whose Origin is ENTITLED'
    },
    'tags of what is ENTITLED': {
      given: { Origin: 'ENTITLED', Tags: { a: 'b' } },
      problem: '$.dataSets[0].Tags: belongs to what is OWNED: a data set that is ENTITLED has no tags'
    },
    'a draft that is ENTITLED': {
      given: { OriginDetails: {}, revisions: [{ Finalized: false }] },
      problem: '$.dataSets[0].revisions[0].Finalized: must be true: subscribers see only what is finalized'
    },
    'a draft that is revoked': {
      given: { revisions: [{ Finalized: false, Revoked: true }] },
      problem: '$.dataSets[0].revisions[0].Finalized: must be true, as only what is finalized can be revoked'
    },
    'a comment on no revocation': {
      given: { revisions: [{ Revoked: false, RevocationComment: 'Wrong data.' }] },
      problem: '$.dataSets[0].revisions[0].RevocationComment: belongs to a revision that is Revoked'
    },
    'an asset of another type': {
      given: { AssetType: 'S3_SNAPSHOT', revisions: [{ assets: [{ AssetType: 'API_GATEWAY_API' }] }] },
      problem: '$.dataSets[0].revisions[0].assets[0].AssetType: must be S3_SNAPSHOT, as its data set has it'
    },
    'details of another type': {
      given: { AssetType: 'S3_SNAPSHOT', revisions: [{ assets: [{ AssetDetails: { ApiGatewayApiAsset: {} } }] }] },
      problem:
        '$.dataSets[0].revisions[0].assets[0].AssetDetails.ApiGatewayApiAsset: does not belong to an asset of type S3_SNAPSHOT, which has S3SnapshotAsset'
    },
    'content twice': {
      given: { revisions: [{ assets: [{ text: 'a', size: 1 }] }] },
      problem: '$.dataSets[0].revisions[0].assets[0]: must have only one of `text`, `base64` and `size`'
    },
    'content of what is no file': {
      given: { AssetType: 'API_GATEWAY_API', revisions: [{ assets: [{ text: 'a' }] }] },
      problem:
        '$.dataSets[0].revisions[0].assets[0].text: belongs to assets of type S3_SNAPSHOT, not of type API_GATEWAY_API'
    },
    'a size that is not that of the content': {
      given: { revisions: [{ assets: [{ text: 'abc', AssetDetails: { S3SnapshotAsset: { Size: 4 } } }] }] },
      problem:
        '$.dataSets[0].revisions[0].assets[0].AssetDetails.S3SnapshotAsset.Size: must be 3, the length of its content'
    },
    'a revision of another data set': {
      given: { Id: id('d'), revisions: [{ DataSetId: id('e') }] },
      problem: `$.dataSets[0].revisions[0].DataSetId: must be that of its data set, ${id('d')}`
    },
    'an asset of a revision without an id': {
      given: { revisions: [{ assets: [{ RevisionId: id('r') }] }] },
      problem:
        '$.dataSets[0].revisions[0].assets[0].RevisionId: must be left out, or be given to its revision as its Id'
    }
  }
  for (const [name, { given, problem }] of Object.entries(cases))
    t.strictSame(problemsOfDataSet(given), [problem], name)
})

t.test('two data sets, revisions or assets with one id are refused, however they have it', async (t) => {
  const Arn = `arn:aws:dataexchange:us-east-1::data-sets/${id('d')}`
  t.strictSame(problemsOf({ dataSets: [{ Id: id('d') }, { Arn }] }), [
    '$.dataSets[1].Arn: is the same as $.dataSets[0].Id: ids must differ'
  ])
  t.strictSame(problemsOf({ dataSets: [{ revisions: [{ Id: 'r' }] }, { revisions: [{ Id: 'r' }] }] }), [
    '$.dataSets[1].revisions[0].Id: is the same as $.dataSets[0].revisions[0].Id: ids must differ'
  ])
  t.strictSame(problemsOfDataSet({ revisions: [{ assets: [{ Id: 'a' }, { Id: 'a' }] }] }), [
    '$.dataSets[0].revisions[0].assets[1].Id: is the same as $.dataSets[0].revisions[0].assets[0].Id: ids must differ'
  ])
  t.strictSame(problemsOfDataSet({ Id: 'same', revisions: [{ Id: 'same', assets: [{ Id: 'same' }] }] }), [])
})

t.test('one id in the assets of a scenario and in its data sets is refused', async (t) => {
  const dataSets = [{ revisions: [{ assets: [{ Id: 'a' }] }] }]
  t.strictSame(
    problemsOf({
      assets: [
        { id: 'b', text: '' },
        { id: 'a', text: '' }
      ],
      dataSets
    }),
    [
      '$.dataSets[0].revisions[0].assets[0].Id: is the same as $.assets[1].id: give the content of an asset in one of the two places'
    ]
  )
})

t.test('contents are checked even if other entries have the wrong shape', async (t) => {
  const dataSets = [{ Nmae: 'x' }, { revisions: [{ Finalized: false, Revoked: true }] }]
  const [shape, content, ...rest] = problemsOf({ dataSets })
  t.match(shape, /^\$\.dataSets\[0\]\.Nmae: .*Name/)
  t.match(content, /^\$\.dataSets\[1\]\.revisions\[0\]\.Finalized: /)
  t.strictSame(rest, [])
})
