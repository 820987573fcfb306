import t from 'tap'
import { requestedIds, seedId } from '../../../src/core/data-sets/seed-ids.js'
import { MAX_RESOURCE_ID_LENGTH } from '../../../src/core/model/id.js'

const arnOf = (dataSet: string, revision?: string, asset?: string) =>
  `arn:aws:dataexchange:us-east-1:000000000000:data-sets/${dataSet}${revision ? `/revisions/${revision}` : ''}${asset ? `/assets/${asset}` : ''}`

t.test('a seed asks for its Id, or else for the id of its kind in its Arn', async (t) => {
  const Arn = arnOf('d', 'r', 'a')
  t.equal(seedId('data set', { Id: 'own', Arn }), 'own')
  t.equal(seedId('data set', { Arn }), 'd')
  t.equal(seedId('revision', { Arn }), 'r')
  t.equal(seedId('asset', { Arn }), 'a')
  t.equal(seedId('asset', {}), undefined)
})

t.test('an Arn that has no id of the kind, or one that is too long, asks for none', async (t) => {
  t.equal(seedId('data set', { Arn: 'arn:x' }), undefined)
  t.equal(seedId('asset', { Arn: arnOf('d', 'r') }), undefined)
  t.equal(seedId('data set', { Arn: arnOf('d'.repeat(MAX_RESOURCE_ID_LENGTH)) }), 'd'.repeat(MAX_RESOURCE_ID_LENGTH))
  t.equal(seedId('data set', { Arn: arnOf('d'.repeat(MAX_RESOURCE_ID_LENGTH + 1)) }), undefined)
})

t.test('the ids that seeds ask for, where, and which ask for none', async (t) => {
  const seeds = [
    undefined,
    {},
    {
      Id: 'd',
      revisions: [{}, { Arn: arnOf('d', 'r'), assets: [{}, { Id: 'a' }, { Arn: arnOf('d', 'r', 'b') }] }]
    }
  ]
  t.strictSame(
    [...requestedIds(seeds, (index) => ['dataSets', index])],
    [
      undefined,
      { kind: 'data set', id: 'd', at: ['dataSets', 2, 'Id'] },
      undefined,
      { kind: 'revision', id: 'r', at: ['dataSets', 2, 'revisions', 1, 'Arn'] },
      undefined,
      { kind: 'asset', id: 'a', at: ['dataSets', 2, 'revisions', 1, 'assets', 1, 'Id'] },
      { kind: 'asset', id: 'b', at: ['dataSets', 2, 'revisions', 1, 'assets', 2, 'Arn'] }
    ]
  )
})
