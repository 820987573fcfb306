import t from 'tap'
import { delayProblems, drawDelayMs, FaultDelay } from '../../../src/core/faults/delay.js'
import { Random } from '../../../src/core/random.js'
import { validate } from '../../../src/core/validation/validate.js'

/** Delays drawn for as many requests, in ascending order. */
function delays(delay: FaultDelay, count = 2000): number[] {
  const random = new Random({ seed: 1, scope: 'default', count: 0 })
  const drawn = Array.from({ length: count }, (_, ordinal) => drawDelayMs(delay, (name) => random.draw(ordinal, name)))
  return drawn.sort((a, b) => a - b)
}

/** The delay that a share of them does not exceed. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(sorted.length * share)] as number
}

t.test('a fixed delay draws nothing', async (t) => {
  const draw = () => t.fail('drawn') as never
  t.equal(drawDelayMs({ ms: 7 }, draw), 7)
  t.equal(drawDelayMs({ ms: 0 }, draw), 0)
})

t.test('a uniform delay lies anywhere between its limits', async (t) => {
  const drawn = delays({ uniformMs: [100, 200] })
  t.ok((drawn[0] as number) >= 100 && (drawn.at(-1) as number) < 200, 'within the limits')
  for (const share of [0.1, 0.25, 0.5, 0.75, 0.9]) {
    t.ok(Math.abs(quantile(drawn, share) - (100 + 100 * share)) < 5, `the ${share} quantile`)
  }
  t.equal(
    drawDelayMs({ uniformMs: [100, 200] }, () => 0.25),
    125
  )
})

t.test('a lognormal delay has its median, its spread and its maximum', async (t) => {
  const drawn = delays({ lognormal: { medianMs: 50, sigma: 0.5, maxMs: 600_000 } })
  t.ok(Math.abs(quantile(drawn, 0.5) - 50) < 4, 'the median')
  t.ok(Math.abs(quantile(drawn, 0.8413) / 50 / Math.exp(0.5) - 1) < 0.1, 'one sigma above the median')
  t.ok(Math.abs((quantile(drawn, 0.1587) / 50) * Math.exp(0.5) - 1) < 0.1, 'one sigma below the median')
  const cut = delays({ lognormal: { medianMs: 50, sigma: 0.5, maxMs: 60 } })
  t.equal(cut.at(-1), 60)
  t.ok(quantile(cut, 0.5) < 60)
  const draw = (value: number) => (name: string) => (name === 'radius' ? value : 0)
  const lognormal = { medianMs: 50, sigma: 1, maxMs: 600_000 }
  t.equal(drawDelayMs({ lognormal }, draw(0)), 50, 'the least radius is the median')
  t.ok(Math.abs(drawDelayMs({ lognormal }, draw(1 - Math.exp(-0.5))) - 50 * Math.E) < 1e-9, 'one sigma above it')
  t.ok(drawDelayMs({ lognormal: { ...lognormal, sigma: 0 } }, draw(0.9)) === 50, 'without spread, always the median')
})

t.test('delays that can be written, up to ten minutes', async (t) => {
  const lognormal = { medianMs: 1, sigma: 0, maxMs: 0 }
  for (const delay of [
    { ms: 0 },
    { ms: 600_000 },
    { uniformMs: [0, 600_000] },
    { lognormal },
    { lognormal: { medianMs: 600_000, sigma: 10, maxMs: 600_000 } }
  ] as FaultDelay[]) {
    t.strictSame(validate(FaultDelay, delay), [], JSON.stringify(delay))
    t.strictSame(delayProblems(delay, []), [], JSON.stringify(delay))
  }
  for (const delay of [
    {},
    { ms: -1 },
    { ms: 600_001 },
    { ms: 1, lognormal },
    { uniformMs: [1] },
    { uniformMs: [1, 2, 3] },
    { uniformMs: [1, 600_001] },
    { lognormal: { ...lognormal, medianMs: 0 } },
    { lognormal: { ...lognormal, medianMs: 600_001 } },
    { lognormal: { ...lognormal, sigma: -1 } },
    { lognormal: { ...lognormal, sigma: 10.1 } },
    { lognormal: { ...lognormal, maxMs: 600_001 } },
    { lognormal: { ...lognormal, meanMs: 1 } },
    { seconds: 1 }
  ]) {
    t.not(validate(FaultDelay, delay).length, 0, JSON.stringify(delay))
  }
})
