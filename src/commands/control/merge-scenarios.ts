import type { Path } from '../../core/validation/problem.js'
import type { Scenario } from '../../core/world/scenario.js'
import type { Source } from '../../scenario-files/across-files.js'
import type { FileProblem } from '../../scenario-files/file-problem.js'

/** The members of a scenario that are lists. */
const LISTS = ['jobs', 'faults', 'outcomes', 'assets', 'dataSets', 'eventActions', 'dataGrants'] as const

/** Several scenarios as one, so that the server applies all of them or none. */
interface Merged {
  readonly scenario: Scenario
  /** Returns the problem in its file for one at a path of the merged scenario. Undefined if it is in none of them. */
  problemAt(path: string, message: string): FileProblem | undefined
}

/** Merges scenarios whose ids do not clash, and of which one at most sets the clock, and one the limits. */
export function mergeScenarios(sources: readonly Source[]): Merged {
  const [first, ...others] = sources
  const name = first !== undefined && others.length === 0 ? first.scenario.name : 'seed'
  const owners = new Map<string, { readonly source: Source; readonly index: number }>()
  const scenario: Record<string, unknown> = { name }
  for (const source of sources) {
    const { clock, limits } = source.scenario
    Object.assign(scenario, clock && { clock }, limits && { limits })
    for (const list of LISTS) {
      for (const [index, entry] of (source.scenario[list] ?? []).entries()) {
        scenario[list] ??= []
        const length = (scenario[list] as unknown[]).push(entry)
        owners.set(`${list} ${length - 1}`, { source, index })
      }
    }
  }
  return {
    scenario: scenario as Scenario,
    problemAt: (text, message) => {
      const [list, index, ...rest] = parsePath(text)
      const owner = owners.get(`${list} ${index}`)
      if (owner !== undefined) return owner.source.problemAt([list as string, owner.index, ...rest], message)
      const holder = sources.find(({ scenario }) => list !== undefined && list in scenario && list !== 'name')
      return holder?.problemAt([list, index, ...rest].filter((segment) => segment !== undefined) as Path, message)
    }
  }
}

/** Parses the JSONPath of a problem: `$.jobs[0].plan[1].state`, or `$["a b"]`. */
function parsePath(text: string): Path {
  return [...text.matchAll(/\.([A-Za-z_$][\w$]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/g)].map(
    ([, member, index, quoted]) => (quoted === undefined ? (member ?? Number(index)) : (JSON.parse(quoted) as string))
  )
}
