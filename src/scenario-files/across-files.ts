import { dataGrantSeedId } from '../core/data-grants/data-grant-seed.js'
import { requestedIds } from '../core/data-sets/seed-ids.js'
import { eventActionSeedId } from '../core/event-actions/event-action-seed.js'
import { seedId, seedIdPath } from '../core/jobs/job-seed.js'
import type { Path } from '../core/validation/problem.js'
import { ownIdPath, requestedCopyIds } from '../core/world/neighbour-problems.js'
import type { Scenario } from '../core/world/scenario.js'
import type { FileProblem } from './file-problem.js'

/** A scenario and the file it comes from. */
export interface ScenarioFile {
  readonly file: string
  readonly scenario: Scenario
}

/** A scenario, the file it comes from, and where in it everything is. */
export interface Source extends ScenarioFile {
  /** Whether a client printed it, so that it is named after its file. */
  readonly isPrinted: boolean
  /** Returns a problem at a path in the scenario. */
  problemAt(path: Path, message: string): FileProblem
}

const NAMED_AFTER_ITSELF = ', and this file is named after itself: rename one of them'

const ONE_OF = { faults: 'a fault', outcomes: 'an outcome', assets: 'an asset' }

/**
 * Reports what several files define though only one may: the name of a scenario and, among the scenarios loaded at the
 * start (or together), an id, the clock and the limits.
 */
export function clashes(sources: readonly Source[], isLoaded: (source: Source) => boolean): FileProblem[] {
  const owners = new Map<string, string>()
  const problems: FileProblem[] = []
  const claim = (what: string, { file, problemAt }: Source, at: Path, hint = '') => {
    const owner = owners.get(what)
    if (owner === undefined) owners.set(what, file)
    else if (owner !== file) problems.push(problemAt(at, `${what} is already in ${owner}${hint}`))
  }
  for (const source of sources) {
    const { name, clock, limits, jobs = [], faults = [], outcomes = [] } = source.scenario
    const { assets = [], dataSets = [], eventActions = [], dataGrants = [] } = source.scenario
    claim(`a scenario named ${name}`, source, ['name'], source.isPrinted ? NAMED_AFTER_ITSELF : '')
    if (!isLoaded(source)) continue
    if (clock) claim('the clock at the start', source, ['clock'])
    if (limits) claim('a set of limits', source, ['limits'])
    for (const [index, job] of jobs.entries()) {
      const id = seedId(job)
      if (id !== undefined) claim(`a job with the id ${id}`, source, seedIdPath(job, ['jobs', index]))
    }
    for (const [kind, list] of Object.entries({ faults, outcomes, assets })) {
      for (const [index, { id }] of list.entries()) {
        if (id !== undefined)
          claim(`${ONE_OF[kind as keyof typeof ONE_OF]} with the id ${id}`, source, [kind, index, 'id'])
      }
    }
    for (const each of requestedIds(dataSets, (index) => ['dataSets', index])) {
      if (each === undefined) continue
      const { kind, id, at } = each
      claim(`${kind === 'asset' ? ONE_OF.assets : `a ${kind}`} with the id ${id}`, source, at)
    }
    for (const { id, at } of requestedCopyIds(dataGrants, (index) => ['dataGrants', index])) {
      claim(`a data set with the id ${id}`, source, at)
    }
    for (const [index, seed] of eventActions.entries()) {
      const id = eventActionSeedId(seed)
      if (id !== undefined) claim(`an event action with the id ${id}`, source, ownIdPath(seed, ['eventActions', index]))
    }
    for (const [index, seed] of dataGrants.entries()) {
      const id = dataGrantSeedId(seed)
      if (id !== undefined) claim(`a data grant with the id ${id}`, source, ownIdPath(seed, ['dataGrants', index]))
    }
  }
  return problems
}

/**
 * Reports the event actions and data grants on data sets that do not exist: those of a scenario that is loaded at the
 * start name data sets that are loaded then too, any other scenario those of any file.
 */
export async function danglingNames(
  sources: readonly Source[],
  isLoaded: (source: Source) => boolean
): Promise<readonly FileProblem[]> {
  const naming = sources.filter(
    ({ scenario: { eventActions = [], dataGrants = [] } }) => eventActions[0] ?? dataGrants[0]
  )
  if (naming.length === 0) return []
  const { referenceProblems } = await import('../core/world/reference-problems.js')
  const { namedInSeeds } = await import('../core/world/named-data-sets.js')
  const namedIn = (among: readonly Source[]) => namedInSeeds(among.map(({ scenario }) => scenario))
  const [anywhere, atTheStart] = [namedIn(sources), namedIn(sources.filter(isLoaded))]
  return naming.flatMap((source) =>
    referenceProblems(source.scenario, isLoaded(source) ? atTheStart : anywhere).map(({ at, message }) =>
      source.problemAt(at, message)
    )
  )
}
