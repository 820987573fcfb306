import t from 'tap'
import { hasMember } from '../../../src/core/jobs/has-member.js'

t.test('a member counts at any depth, also in arrays, if its name and its text are those wanted', async (t) => {
  for (const value of [
    { Id: 'a' },
    { other: 'b', Id: 'a' },
    { Details: { Id: 'b', Deeper: { Id: 'a' } } },
    { Sources: [{ Id: 'b' }, { Id: 'a' }] },
    [{ none: null }, { Id: 'a' }]
  ]) {
    t.ok(hasMember(value, 'Id', 'a'), JSON.stringify(value))
  }
})

t.test('neither a name nor a text alone counts, nor a member that only begins with the text', async (t) => {
  for (const value of [
    {},
    { Id: 'b' },
    { Name: 'a' },
    { Id: 'b', Name: 'a' },
    { Id: 'ab' },
    { Id: ['a'] },
    { Id: { a: 'Id' } },
    { Id: null },
    [],
    ['a'],
    'a',
    null,
    undefined
  ]) {
    t.notOk(hasMember(value, 'Id', 'a'), JSON.stringify(value))
  }
})
