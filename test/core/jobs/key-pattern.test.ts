import t from 'tap'
import { keyOf, whyNoKeyPattern } from '../../../src/core/jobs/key-pattern.js'

const KNOWN =
  '${Asset.Id}, ${Asset.Name}, ${Revision.CreatedAt}, ${Revision.CreatedAt.Year}, ${Revision.CreatedAt.Month}, ${Revision.CreatedAt.Day}, ${Revision.Id}'

t.test('a pattern tells the assets of a revision apart', async (t) => {
  for (const pattern of ['${Asset.Name}', 'in/${Asset.Id}', '${Revision.CreatedAt}/${Revision.Id}/${Asset.Name}.gz']) {
    t.equal(whyNoKeyPattern(pattern), undefined, pattern)
  }
  for (const pattern of ['', 'fixed', '${Revision.Id}', 'Asset.Name', '{Asset.Name}', '$Asset.Id']) {
    t.equal(whyNoKeyPattern(pattern), 'it must contain ${Asset.Name} or ${Asset.Id}', pattern)
  }
})

t.test('an unknown variable is named with those that are known', async (t) => {
  for (const [pattern, name] of [
    ['${Asset.Name}/${Asset.Size}', 'Asset.Size'],
    ['${asset.name}', 'asset.name'],
    ['${}${Asset.Id}', '']
  ] as const) {
    t.equal(whyNoKeyPattern(pattern), `there is no variable \${${name}}; there are ${KNOWN}`, pattern)
  }
})

t.test('every variable is filled in, as often as it occurs', async (t) => {
  const context = {
    asset: { id: 'a1', name: 'in/$&.csv' },
    revision: { id: 'r1', createdAt: Date.UTC(2026, 2, 5, 9, 15, 1, 7) }
  }
  const filled = {
    '${Asset.Id}-${Asset.Id}': 'a1-a1',
    '${Asset.Name}': 'in/$&.csv',
    '${Revision.CreatedAt}': '2026-03-05T09:15:01.007Z',
    '${Revision.CreatedAt.Year}/${Revision.CreatedAt.Month}/${Revision.CreatedAt.Day}': '2026/03/05',
    'x${Revision.Id}y': 'xr1y',
    'no variable': 'no variable'
  }
  for (const [pattern, key] of Object.entries(filled)) t.equal(keyOf(pattern, context), key, pattern)
})
