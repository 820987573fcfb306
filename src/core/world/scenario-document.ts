import { toIdentifier } from '../model/id.js'
import type { Path, Problem } from '../validation/problem.js'
import { printedJobs } from './printed-jobs.js'
import { checkScenario, type Scenario } from './scenario.js'

/** How the names of top-level members begin that hold anchors for the rest of a YAML document. */
const EXTENSION = 'x-'

/** A document read as a scenario, with all its problems. */
export interface ReadDocument {
  /** What the document holds; a valid scenario if there are no problems. */
  readonly scenario: Scenario
  readonly problems: readonly Problem[]
  /** Returns where something in the scenario is in the document. */
  placeOf(path: Path): Path
}

/**
 * Reads a document, a scenario or what an AWS client printed, and validates it. A printed document is named after its
 * source, such as its file. Top-level members whose names begin with `x-` are passed over.
 */
export function readDocument(document: unknown, source: string): ReadDocument {
  const value = withoutExtensions(document)
  const printed = printedJobs(value)
  if (printed === undefined) {
    return { scenario: value as Scenario, problems: checkScenario(value), placeOf: (path) => path }
  }
  const scenario = { name: toIdentifier(source) ?? 'jobs', jobs: printed.jobs }
  const placeOf = ([list, index, ...rest]: Path): Path => {
    return list === 'jobs' ? [...(printed.at[index as number] ?? []), ...rest] : []
  }
  const found = checkScenario(scenario).map(({ at, message }) => ({ at: placeOf(at), message }))
  return { scenario: scenario as Scenario, problems: [...printed.problems, ...found], placeOf }
}

/** Returns a document without the top-level members whose names begin with `x-`. */
export function withoutExtensions(document: unknown): unknown {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return document
  const members = Object.entries(document)
  if (!members.some(([name]) => name.startsWith(EXTENSION))) return document
  return Object.fromEntries(members.filter(([name]) => !name.startsWith(EXTENSION)))
}
