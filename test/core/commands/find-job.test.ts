import t from 'tap'
import { Type } from '../../support/jobs.js'
import { createSandbox } from '../../support/sandbox.js'

t.test('an unknown id is compared with the hundred newest jobs, however many there are', async (t) => {
  const { sandbox } = createSandbox({ maxJobs: 4000 })
  const alike = (index: number) => `${String(index).padStart(6, '0')}-${'x'.repeat(57)}`
  for (const count of [1000, 3000]) {
    const first = sandbox.jobs.count
    sandbox.jobs.seed(
      Array.from({ length: count }, (_, index) => ({ Type, Id: alike(first + index), plan: 'waits' as const })),
      (index) => [index]
    )
    const newest = sandbox.jobs.count - 1
    const unknown = (index: number) => `${alike(index).slice(0, -3)}-y-`
    t.equal(sandbox.jobs.nearestIds(unknown(newest))[0], alike(newest))
    t.equal(sandbox.jobs.nearestIds(unknown(newest - 99))[0], alike(newest - 99))
    t.not(sandbox.jobs.nearestIds(unknown(newest - 100))[0], alike(newest - 100), `of ${newest + 1}`)
  }
})

t.test('a job whose 90 days are over is not like an id', async (t) => {
  const { sandbox, wall } = createSandbox()
  sandbox.jobs.seed([{ Type, Id: 'importOfTheDay', plan: 'waits' }], () => [])
  t.strictSame(sandbox.jobs.nearestIds('importOfToday'), ['importOfTheDay'])
  t.match(sandbox.jobs.unknown('importOfToday').message, 'did you mean importOfTheDay?')
  wall.spend(90 * 24 * 3600 * 1000)
  t.strictSame(sandbox.jobs.nearestIds('importOfToday'), [])
})

t.test('an id is compared with the jobs that there are, whatever was asked before', async (t) => {
  const { sandbox } = createSandbox()
  const seed = (...ids: string[]) =>
    sandbox.jobs.seed(
      ids.map((Id) => ({ Type, Id, plan: 'waits' as const })),
      () => []
    )
  const nearest = () => sandbox.jobs.nearestIds('importOfToday')
  t.strictSame(nearest(), [])
  seed('importOfTheDay')
  t.strictSame(nearest(), ['importOfTheDay'], 'one was seeded')
  seed('importOfTodays', 'importOfDay')
  t.strictSame(nearest(), ['importOfTodays', 'importOfDay', 'importOfTheDay'], 'more were seeded')
  sandbox.jobs.delete('importOfDay')
  t.strictSame(nearest(), ['importOfTodays', 'importOfTheDay'], 'one was deleted')
  sandbox.reset()
  t.strictSame(nearest(), [], 'all are gone')
})

t.test('of several jobs, each is like an id until its own 90 days are over', async (t) => {
  const { sandbox, wall } = createSandbox()
  const day = 24 * 3600 * 1000
  for (const Id of ['importOfMonday', 'importOfSunday']) {
    sandbox.jobs.seed([{ Type, Id, plan: 'waits' }], () => [])
    wall.spend(day)
  }
  const nearest = () => sandbox.jobs.nearestIds('importOfNoday')
  t.strictSame(nearest(), ['importOfMonday', 'importOfSunday'])
  wall.spend(88 * day)
  t.strictSame(nearest(), ['importOfSunday'])
  wall.spend(day)
  t.strictSame(nearest(), [])
})
