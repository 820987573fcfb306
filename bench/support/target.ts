import { spread } from './rounds.js'
import { median, round, type Section } from './table.js'

/** A target for this project: a ratio to another contestant within one run, or a figure of its own. */
export interface Target {
  readonly what: string
  readonly bound: string
  /** The median of the rounds and their range; empty if the other contestant was not available. */
  readonly figure: string
  /** Undefined if it was not measured. */
  readonly isMet: boolean | undefined
}

/**
 * Compares the median of all rounds with a bound: of ratios, or of figures in the unit that `what` names. Without any,
 * the target is not measured.
 */
export function target(what: string, bound: `${'≥' | '≤'} ${number}`, ratios: readonly number[] | undefined): Target {
  if (ratios === undefined) return { what, bound, figure: '', isMet: undefined }
  const [sign, limit] = bound.split(' ') as ['≥' | '≤', string]
  const [middle, range] = spread(ratios)
  const isMet = sign === '≥' ? median(ratios) >= Number(limit) : median(ratios) <= Number(limit)
  return { what, bound: `${sign} ${round(Number(limit))}`, figure: `${middle} (${range})`, isMet }
}

/** Returns the section that lists the targets of all parts. */
export function targetsSection(targets: readonly Target[]): Section {
  const verdict = ({ isMet }: Target) => (isMet === undefined ? 'not measured' : isMet ? 'yes' : '**no**')
  return {
    title: 'Targets',
    about: 'Of dataexchange-local, from the tables below: medians of all rounds, with the lowest and the highest.',
    head: ['what', 'target', 'figure', 'met'],
    rows: targets.map((one) => [one.what, one.bound, one.figure, verdict(one)])
  }
}
