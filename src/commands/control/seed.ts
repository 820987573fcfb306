import { type Scenario as ClientScenario, ControlError, type ScenarioApplied } from '../../client/index.js'
import type { Source } from '../../scenario-files/across-files.js'
import { formatFileProblem, formatFileWarning } from '../../scenario-files/file-problem.js'
import { INPUT, readScenarios } from '../../scenario-files/load-scenarios.js'
import { flag } from '../option-kinds.js'
import { type Io, printTo } from '../terminal/io.js'
import { type Call, controlCommand } from './control-command.js'
import { formatJobs } from './jobs.js'
import { mergeScenarios } from './merge-scenarios.js'

/** `seed`: applies scenario files to a sandbox, all of them or none. */
export const seed = controlCommand({
  name: 'seed',
  summary: 'seed scenario files, folders of them, or pasted GetJob output: all or nothing',
  operands: [
    {
      placeholder: 'FILE',
      wants: 'a scenario file, a folder, or - for standard input',
      isFile: true,
      isRepeated: true
    }
  ],
  options: [flag('replace', 'replace all that is in the sandbox')],
  examples: ['seed scenarios/', 'seed -  # JSON or YAML from standard input'],
  handle: async (call) => {
    const { operands, io } = call
    const input = operands.includes('-') ? await io.readInput() : undefined
    const isLoaded = ({ file, scenario: { autoload = true } }: Source) => autoload || isNamed(file, operands)
    const read = await readScenarios(operands, {
      ...(input !== undefined && { input }),
      isLoaded,
      // The server knows what else is in the sandbox.
      isComplete: false
    })
    for (const warning of read.warnings) await printTo(io, 'stderr', `${formatFileWarning(warning)}\n`)
    if (read.problems.length > 0) return printProblems(io, read.problems.map(formatFileProblem))
    // A file may have been given twice: by its name, and by that of its folder.
    const sources = [...new Map(read.sources.map((source) => [source.file, source])).values()].filter(isLoaded)
    return apply(call, sources)
  }
})

/** Whether a file was given by its own name: then it is seeded even if it is kept out of the start. */
function isNamed(file: string, operands: readonly string[]): boolean {
  return operands.includes(file === INPUT ? '-' : file)
}

async function apply(call: Call, sources: readonly Source[]): Promise<number> {
  const { control, io, isJson, has, print, printJson } = call
  const { scenario, problemAt } = mergeScenarios(sources)
  try {
    const mode = has('replace') ? 'replace' : 'add'
    const applied = await control.scenario(scenario as ClientScenario, { mode })
    if (isJson) await printJson(applied)
    else await print(formatApplied(applied, io))
    return 0
  } catch (error) {
    if (!(error instanceof ControlError) || error.problems.length === 0) throw error
    const lines = error.problems.map(({ path, message }) => {
      const problem = problemAt(path, message)
      return problem === undefined ? `${path} ${message}` : formatFileProblem(problem)
    })
    return printProblems(io, [error.message.split('\n', 1)[0] as string, ...lines])
  }
}

async function printProblems(io: Io, lines: readonly string[]): Promise<number> {
  await printTo(io, 'stderr', lines.map((line) => `${line}\n`).join(''))
  return 1
}

function formatApplied(applied: ScenarioApplied, io: Io): string {
  const { jobs, faults, outcomes, dataSets = [], eventActions = [], dataGrants = [] } = applied
  const table = jobs.length === 0 ? '' : `${formatJobs(jobs, io)}\n`
  const counts = [
    [jobs.length, 'job'],
    [faults.length, 'fault'],
    [outcomes.length, 'outcome'],
    [dataSets.length, 'data set'],
    [eventActions.length, 'event action'],
    [dataGrants.length, 'data grant']
  ] as const
  const parts = counts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${what}${count === 1 ? '' : 's'}`)
  return `${table}Seeded ${parts.join(', ') || 'nothing'}.\n`
}
