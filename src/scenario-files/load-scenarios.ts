import { join, parse } from 'node:path'
import { BUILT_IN_FIXTURES, readBuiltInFixtures } from '../built-in-fixtures.js'
import { formatPath, type Path } from '../core/validation/problem.js'
import { isPrinted } from '../core/world/printed-jobs.js'
import type { Scenario } from '../core/world/scenario.js'
import { scenarioWarnings } from '../core/world/scenario-warnings.js'
import { clashes, danglingNames, type ScenarioFile, type Source } from './across-files.js'
import type { ParsedDocument } from './document.js'
import type { FileProblem } from './file-problem.js'
import { findScenarioFiles } from './find-files.js'
import { parseFile, unreadable } from './parse-file.js'

/** The most warnings that are reported for a file. The last one says how many more there are. */
const MAX_WARNINGS = 100

/** The result of loading: every valid scenario, and every problem of every file. */
export interface Loaded {
  readonly files: readonly ScenarioFile[]
  readonly problems: readonly FileProblem[]
  /** What is odd about valid scenarios, perhaps on purpose. */
  readonly warnings: readonly FileProblem[]
}

/** What reading depends on besides the paths. */
export interface ReadOptions {
  /** The text of `-`, if that is among the paths: JSON or YAML. */
  readonly input?: string
  /** Whether a scenario is loaded together with the others. By default, all are that are loaded at the start. */
  isLoaded?(source: Source): boolean
  /** Whether the files hold every data set that they name; they do by default. */
  readonly isComplete?: boolean
}

/** The result of reading: as `Loaded`, with the places of everything. */
export interface ReadScenarios extends Omit<Loaded, 'files'> {
  readonly sources: readonly Source[]
}

/** The name of what `-` stands for. */
export const INPUT = '<stdin>'

/** Reads the scenario files at the paths, in order, and reports all problems at once. */
export async function loadScenarios(paths: readonly string[]): Promise<Loaded> {
  const { sources, ...found } = await readScenarios(paths)
  // Without the places, which keep the texts of the files in memory.
  return { files: sources.map(({ file, scenario }) => ({ file, scenario })), ...found }
}

/** Reads the scenario files at the paths, in order, and keeps where in them everything is. */
export async function readScenarios(
  paths: readonly string[],
  { input, isLoaded = ({ scenario: { autoload = true } }) => autoload, isComplete = true }: ReadOptions = {}
): Promise<ReadScenarios> {
  const sources: Source[] = []
  const problems: FileProblem[] = []
  const warnings: FileProblem[] = []
  // Not loaded for the fixtures that come with the server, which need no validation.
  const { readDocument } = await import('../core/world/scenario-document.js')
  const texts = new Map(input === undefined ? [] : [[INPUT, input]])
  const files = paths.flatMap((path) => (path === '-' && input !== undefined ? [INPUT] : listFiles(path, problems)))
  for (const file of files) {
    const parsed = await parseFile(file, texts.get(file))
    if ('problems' in parsed) {
      problems.push(...parsed.problems.map((problem) => ({ file, path: '', ...problem })))
      continue
    }
    const { document } = parsed
    const {
      scenario,
      problems: found,
      placeOf
    } = readDocument(document.value, file === INPUT ? 'stdin' : parse(file).name)
    problems.push(...found.map(({ at, message }) => problemAt(file, document, at, message)))
    if (found.length > 0) continue
    const source: Source = {
      file,
      scenario,
      isPrinted: isPrinted(document.value),
      problemAt: (path, message) => problemAt(file, document, placeOf(path), message)
    }
    sources.push(source)
    warnings.push(...warningsOf(source))
  }
  problems.push(...clashes(sources, isLoaded))
  // What a broken file holds is not known.
  if (isComplete && problems.length === 0) problems.push(...(await danglingNames(sources, isLoaded)))
  return { sources, problems, warnings }
}

/** Returns the scenarios that come with the server, which are valid: the tests validate them. */
export function loadBuiltIn(): Loaded {
  const files = readBuiltInFixtures().map(([name, scenario]) => ({
    file: join(BUILT_IN_FIXTURES, name),
    scenario: scenario as Scenario
  }))
  return { files, problems: [], warnings: [] }
}

function warningsOf({ file, scenario, problemAt }: Source): FileProblem[] {
  const warnings = scenarioWarnings(scenario)
  const shown = warnings.slice(0, MAX_WARNINGS).map(({ at, message }) => problemAt(at, message))
  const left = warnings.length - shown.length
  return left === 0 ? shown : [...shown, { file, path: '', message: `there are ${left} more` }]
}

function listFiles(path: string, problems: FileProblem[]): string[] {
  try {
    return findScenarioFiles(path)
  } catch (error) {
    problems.push(unreadable(path, error))
    return []
  }
}

function problemAt(file: string, document: ParsedDocument, at: Path, message: string): FileProblem {
  return { file, ...document.locate(at), path: formatPath(at), message }
}
