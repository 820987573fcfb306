import fc from 'fast-check'
import type { Test } from 'tap'

/** `FULL_CAMPAIGN=1` tries the full number of cases of each property. */
const IS_FULL = process.env.FULL_CAMPAIGN === '1'

/** `MUTATION=1`, set by scripts/mutation.mjs, tries a third of the default and stops at the first failing case. */
const IS_MUTATION = process.env.MUTATION === '1'

/**
 * `FC_SEED=<the seed that a failure prints>` replays the cases of that run. By default each run tries the same cases,
 * so that it fails for what was changed and never by chance; a full campaign draws new ones.
 */
const SEED = process.env.FC_SEED ?? (IS_FULL ? undefined : '20170725')
if (SEED !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(SEED) })

/** How many cases are tried: a few by default, so that `npm test` stays quick, and all of them in a full campaign. */
export function runs(byDefault: number, full: number): number {
  if (IS_FULL) return full
  return IS_MUTATION ? Math.ceil(byDefault / 3) : byDefault
}

/**
 * Passes if a property holds in so many cases. Otherwise it rejects with the smallest case found for which the property
 * does not hold, and with the seed by which to replay it.
 */
export async function holds(t: Test, property: fc.IRawProperty<unknown>, numRuns: number): Promise<void> {
  await fc.assert(property as fc.IAsyncProperty<unknown>, { numRuns, endOnFailure: IS_MUTATION })
  t.pass(`holds in ${numRuns} cases`)
}

/** Sequences of any length up to the longest. By itself fast-check makes none of more than ten elements. */
export function sequence<T>(element: fc.Arbitrary<T>, maxLength: number, minLength = 0): fc.Arbitrary<T[]> {
  return fc.array(element, { minLength, maxLength, size: 'max' })
}
