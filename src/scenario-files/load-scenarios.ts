import { join, parse } from 'node:path'
import { BUILT_IN_FIXTURES, readBuiltInFixtures } from '../built-in-fixtures.js'
import { dataGrantSeedId } from '../core/data-grants/data-grant-seed.js'
import { requestedIds } from '../core/data-sets/seed-ids.js'
import { eventActionSeedId } from '../core/event-actions/event-action-seed.js'
import { seedId, seedIdPath } from '../core/jobs/job-seed.js'
import { printable } from '../core/validation/printable.js'
import { formatPath, type Path } from '../core/validation/problem.js'
import { ownIdPath, requestedCopyIds } from '../core/world/neighbour-problems.js'
import { isPrinted } from '../core/world/printed-jobs.js'
import type { Scenario } from '../core/world/scenario.js'
import { scenarioWarnings } from '../core/world/scenario-warnings.js'
import type { Parsed, ParsedDocument, Position } from './document.js'
import { findScenarioFiles } from './find-files.js'
import { parseJson } from './parse-json.js'
import { readText } from './read-text.js'

/** A problem in a scenario file. It has no position if it is with the file, or there is none. */
export interface FileProblem extends Partial<Position> {
  readonly file: string
  /** The JSONPath of the value; empty if the file could not be read or parsed. */
  readonly path: string
  readonly message: string
}

/** A scenario and the file it comes from. */
export interface ScenarioFile {
  readonly file: string
  readonly scenario: Scenario
}

/** The most warnings that are reported for a file. The last one says how many more there are. */
const MAX_WARNINGS = 100

/** The result of loading: every valid scenario, and every problem of every file. */
export interface Loaded {
  readonly files: readonly ScenarioFile[]
  readonly problems: readonly FileProblem[]
  /** What is odd about valid scenarios, perhaps on purpose. */
  readonly warnings: readonly FileProblem[]
}

/** A scenario, the file it comes from, and where in it everything is. */
export interface Source extends ScenarioFile {
  /** Whether a client printed it, so that it is named after its file. */
  readonly isPrinted: boolean
  /** Returns a problem at a path in the scenario. */
  problemAt(path: Path, message: string): FileProblem
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

/**
 * Formats a problem as `file:line:column path: message`, which editors and terminals turn into a link, or as
 * `file: message` if it has no position. What cannot be printed is escaped: each problem is one line.
 */
export function formatFileProblem({ file, line, column, path, message }: FileProblem): string {
  const place = line === undefined ? ':' : `:${line}:${column}`
  return printable(`${file}${place} ${path === '' ? '' : `${path}: `}${message}`)
}

/** Formats a warning as `formatFileProblem` does a problem, marked as a warning. */
export function formatFileWarning(warning: FileProblem): string {
  return formatFileProblem({ ...warning, message: `warning: ${warning.message}` })
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

/** Parses a file, or the text that was given for it, whose first character tells JSON from YAML. */
async function parseFile(
  file: string,
  given: string | undefined
): Promise<Parsed | { readonly problems: readonly FileProblem[] }> {
  try {
    const text = given ?? readText(file)
    const isJson = given === undefined ? /\.json$/i.test(file) : /^\s*[{[]/.test(given)
    // The YAML parser is loaded only if needed: loading it takes a good part of the time to start.
    return isJson ? parseJson(text) : (await import('./parse-yaml.js')).parseYaml(text)
  } catch (error) {
    return { problems: [unreadable(file, error)] }
  }
}

/** A path with a drive, or on another machine. */
const WINDOWS_PATH = /^([A-Za-z]:)?\\/

const ON_WINDOWS =
  ': this is a path of Windows, and the server runs on another system; in a container, give the path there'

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist: a part of its path is not a folder',
  ELOOP: 'is a link that leads back to itself',
  EACCES: 'cannot be read by this user',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'is not UTF-8'
}

function unreadable(file: string, error: unknown): FileProblem {
  const { code, message, path = file } = error as NodeJS.ErrnoException
  const hint = code === 'ENOENT' && process.platform !== 'win32' && WINDOWS_PATH.test(path) ? ON_WINDOWS : ''
  return { file: path, path: '', message: (REASONS[code ?? ''] ?? message) + hint }
}

/**
 * Reports what several files define though only one may: the name of a scenario and, among the scenarios loaded at the
 * start (or together), an id, the clock and the limits.
 */
function clashes(sources: readonly Source[], isLoaded: (source: Source) => boolean): FileProblem[] {
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
    for (const { kind, id, at } of requestedIds(dataSets, (index) => ['dataSets', index])) {
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
 * Reports the event actions and data grants on data sets that do not exist: those of a scenario that is loaded at the start
 * name data sets that are loaded then too, any other scenario those of any file.
 */
async function danglingNames(
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

const NAMED_AFTER_ITSELF = ', and this file is named after itself: rename one of them'

const ONE_OF = { faults: 'a fault', outcomes: 'an outcome', assets: 'an asset' }

function problemAt(file: string, document: ParsedDocument, at: Path, message: string): FileProblem {
  return { file, ...document.locate(at), path: formatPath(at), message }
}
