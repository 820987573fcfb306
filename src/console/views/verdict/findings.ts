import type { Verdict } from '../../../client/index.js'
import { hrefOf } from '../../route.js'

/** A finding: what it is about, the way to it, and why it is one. */
export interface Finding {
  readonly name: string
  readonly href?: string
  readonly why?: string
}

/** An item of the checklist. */
export interface Item {
  /** What holds if there are no findings. */
  readonly title: string
  /** What a finding means, and what to do about it. */
  readonly meaning: string
  readonly total: number
  readonly first: readonly Finding[]
}

/** Returns the checklist of a verdict. */
export function itemsOf(verdict: Verdict): readonly Item[] {
  const { faultsNeverFired, jobsNeverAskedFor, jobsLeftRunning, notEmulated } = verdict
  return [
    {
      title: 'Every fault fired',
      meaning:
        'A fault that never fires tests nothing: the client did not send the request that it waits for. Correct what the fault matches, or disarm it.',
      total: faultsNeverFired.total,
      first: faultsNeverFired.first.map(({ id, matched, why }) => ({
        name: id,
        href: hrefOf({ view: 'faults', ids: [id] }),
        why: why ?? `${matched} ${matched === 1 ? 'request' : 'requests'} matched`
      }))
    },
    {
      title: 'Every job was asked for',
      meaning:
        'A job that is seeded or started should be asked for. If one is not, look whether the client polls another id, or leave the job out.',
      total: jobsNeverAskedFor.total,
      first: jobsNeverAskedFor.first.map((id) => ({ name: id, href: hrefOf({ view: 'jobs', ids: [id] }) }))
    },
    {
      title: 'Every job has ended',
      meaning:
        'A job that is left running may still change after the test. Wait for its end, advance the clock, or cancel it.',
      total: jobsLeftRunning.total,
      first: jobsLeftRunning.first.map(({ id, state }) => ({
        name: id,
        href: hrefOf({ view: 'jobs', ids: [id] }),
        why: state
      }))
    },
    {
      title: 'Every requested operation is emulated',
      meaning:
        'A request for an operation that dataexchange-local does not emulate gets status 501. Leave it out of the test, or call an operation that is emulated.',
      total: notEmulated.total,
      first: notEmulated.first.map(({ method, path }) => ({ name: `${method} ${path}` }))
    }
  ]
}
