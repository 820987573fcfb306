import t, { type Test } from 'tap'
import { build } from '../../support/build.js'
import { combinations } from '../../support/combinations.js'

const STATES = ['WAITING', 'COMPLETED', 'ERROR'] as const
const TYPES = ['EXPORT_ASSETS_TO_S3', 'IMPORT_ASSETS_FROM_S3'] as const

/** 18 jobs: three for each combination of state and type, numbered in the order of seeding. */
const SEEDS = Array.from({ length: 18 }, (_, index) => ({
  Id: String(index),
  State: STATES[index % 3] as (typeof STATES)[number],
  Type: TYPES[index % 2] as (typeof TYPES)[number]
}))

async function server(t: Test) {
  const { admin } = build(t, { fixtures: [] }, [{ name: 'x', jobs: SEEDS }])
  const ask = async (query: Record<string, string>) => {
    const { body } = await admin('GET', `/jobs?${new URLSearchParams(query)}`)
    return { ids: body.jobs.map(({ job }: { job: { Id: string } }) => Number(job.Id)), next: body.next }
  }
  return { admin, ask }
}

function numbersOf(passes: (seed: (typeof SEEDS)[number]) => boolean): number[] {
  return SEEDS.filter(passes).map(({ Id }) => Number(Id))
}

t.test('each filter alone selects exactly the jobs that match it', async (t) => {
  const { ask } = await server(t)
  for (const state of STATES) {
    const ids = numbersOf(({ State }) => State === state)
    t.strictSame(await ask({ state }), { ids, next: undefined })
  }
  for (const type of TYPES)
    t.strictSame(
      (await ask({ type })).ids,
      numbersOf(({ Type }) => Type === type)
    )
  t.strictSame((await ask({ state: 'TIMED_OUT' })).ids, [])
  t.strictSame((await ask({ type: 'EXPORT_REVISIONS_TO_S3' })).ids, [])
  t.strictSame(await ask({ limit: '1' }), { ids: [0], next: '0' })
  t.strictSame(await ask({ limit: '18' }), { ids: numbersOf(() => true), next: undefined }, 'the last page')
  t.strictSame(await ask({ after: '0' }), { ids: numbersOf(({ Id }) => Number(Id) > 0), next: undefined })
  t.strictSame((await ask({ after: '16' })).ids, [17])
  t.strictSame((await ask({ after: '17' })).ids, [])
})

t.test('combined filters select the jobs that match all of them, from the cursor up to the limit', async (t) => {
  const { ask } = await server(t)
  const wrong: unknown[] = []
  for (const query of combinations({ state: STATES, type: TYPES, after: ['2', '11'], limit: ['1', '2', '3'] })) {
    const { state, type, after = -1, limit = 100 } = query
    const passing = numbersOf(
      ({ Id, State, Type }) =>
        Number(Id) > Number(after) &&
        [State, undefined].includes(state as typeof State) &&
        [Type, undefined].includes(type as typeof Type)
    )
    const { ids, next } = await ask(query)
    if (ids.join() !== passing.slice(0, Number(limit)).join()) wrong.push([query, ids, passing])
    // A page continues where the previous one ended.
    const rest = next === undefined ? [] : (await ask({ ...query, limit: '1000', after: next })).ids
    if (rest.join() !== passing.slice(Number(limit)).join()) wrong.push([query, 'rest', rest, passing])
  }
  t.strictSame(wrong, [])
})

t.test('a page has 100 jobs by default', async (t) => {
  const { admin } = build(t, { fixtures: [] }, [{ name: 'x', jobs: Array(101).fill({ Type: TYPES[0] }) }])
  const first = (await admin('GET', '/jobs')).body
  t.strictSame([first.jobs.length, first.next], [100, '99'])
  const second = (await admin('GET', '/jobs?after=99')).body
  t.strictSame([second.jobs.length, second.next], [1, undefined])
  t.equal((await admin('GET', '/jobs?limit=1000')).body.jobs.length, 101)
})
