import t from 'tap'
import { eventActionSeedId } from '../../../src/core/event-actions/event-action-seed.js'

const ID = 'a'.repeat(32)
const OTHER = 'b'.repeat(32)
const Arn = `arn:aws:dataexchange:us-east-1:123456789012:event-actions/${OTHER}`

t.test('a seed asks for its own id, else for the one in its ARN, else for none', async (t) => {
  t.equal(eventActionSeedId({ Id: ID, Arn } as never), ID)
  t.equal(eventActionSeedId({ Id: ID } as never), ID)
  t.equal(eventActionSeedId({ Arn } as never), OTHER)
  t.equal(eventActionSeedId({} as never), undefined)
  t.equal(
    eventActionSeedId({ Arn: Arn.replace('event-actions', 'data-grants') } as never),
    undefined,
    'of another kind'
  )
})
