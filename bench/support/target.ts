import { spread } from './rounds.js'
import { median, round, type Section } from './table.js'

/** What this project wants to be like beside another, as a ratio within one run. */
export interface Target {
  readonly what: string
  readonly bound: string
  /** The median of the rounds and their spread; empty when the other was not there. */
  readonly figure: string
  /** Undefined when it could not be told. */
  readonly isMet: boolean | undefined
}

/** A target for the median of the ratios of all rounds; without ratios it stays open. */
export function target(what: string, bound: `${'≥' | '≤'} ${number}`, ratios: readonly number[] | undefined): Target {
  if (ratios === undefined) return { what, bound, figure: '', isMet: undefined }
  const [sign, limit] = bound.split(' ') as ['≥' | '≤', string]
  const [middle, fromTo] = spread(ratios)
  const isMet = sign === '≥' ? median(ratios) >= Number(limit) : median(ratios) <= Number(limit)
  return { what, bound: `${sign} ${round(Number(limit))}`, figure: `${middle} (${fromTo})`, isMet }
}

/** The targets of all parts, as a section of their own. */
export function targetsSection(targets: readonly Target[]): Section {
  const verdict = ({ isMet }: Target) => (isMet === undefined ? 'not measured' : isMet ? 'yes' : '**no**')
  return {
    title: 'Targets',
    about: 'Medians of the ratios of all rounds, with the lowest and the highest, from the tables below.',
    head: ['GetJob of dataexchange-local', 'target', 'figure', 'met'],
    rows: targets.map((one) => [one.what, one.bound, one.figure, verdict(one)])
  }
}
