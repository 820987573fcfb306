import { randomInt } from 'node:crypto'
import { BUILT_IN_FIXTURES } from '../built-in-fixtures.js'
import type { ClockSettings } from '../core/time/clock.js'
import type { References } from '../core/world/options.js'
import { ConfigError } from './config-error.js'
import { OPTIONS } from './options.js'
import { hintFor, readFlags, setValue, type Values } from './read-flags.js'

/** The settings of the server. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Scenario files and folders, read in this order. */
  readonly fixtures: readonly string[]
  /** Whether the fixture files are read again when they change. */
  readonly watch: boolean
  readonly waitingMs: number
  readonly inProgressMs: number
  readonly unstartedMs: number
  readonly seed: number
  /**
   * Whether the seed was given: if not, it is random, and so is the key of signed URLs, which the seed does not tell.
   */
  readonly isSeedGiven: boolean
  readonly accountId: string
  readonly region: string
  readonly clock: ClockSettings
  readonly references: References
  readonly journalLimit: number
  readonly maxJobs: number
  readonly maxSandboxes: number
  readonly bodyLimitBytes: number
  readonly maxUploadBytes: number
  readonly maxContentBytes: number
  /** How many bytes of memory all sandboxes may hold together. */
  readonly maxMemoryBytes: number
  /** The base of signed URLs; if undefined, the URL that the client used. */
  readonly publicUrl: string | undefined
  /** Hosts to serve besides those that are always served: names, `.domain` for all below it, or `*`. */
  readonly allowedHosts: readonly string[]
  /** The origins whose web pages may call the data plane and signed URLs, as browsers send them. */
  readonly corsOrigins: readonly string[]
  /** The URLs to which events of EventBridge are sent. */
  readonly eventTargets: readonly string[]
  readonly adminToken: string | undefined
  /** The S3-compatible server that jobs move objects to and from; undefined if they move none. */
  readonly s3Endpoint: string | undefined
  /** The file in which sandboxes are kept from one run to the next; undefined if they are not. */
  readonly snapshot: string | undefined
  /** The files of the certificate and its key with which to serve HTTPS; HTTP if undefined. */
  readonly tlsCert: string | undefined
  readonly tlsKey: string | undefined
  readonly logLevel: string
}

/** The prefix of the environment variables. */
export const VARIABLE_PREFIX = 'DATAEXCHANGE_LOCAL_'

/** Where clients and commands find the server. It is no option of the server. */
export const CLIENT_VARIABLE = `${VARIABLE_PREFIX}URL`

/**
 * Parses flags and environment variables; flags take precedence. Also returns the operands: the arguments that are not
 * flags. Throws a ConfigError that lists all problems.
 */
export function parseConfig(
  argv: readonly string[],
  env: NodeJS.ProcessEnv
): { config: Config; operands: readonly string[] } {
  const problems: string[] = []
  const { values: fromFlags, operands } = readFlags(argv, OPTIONS, problems)
  const fromVariables = readVariables(env, problems)
  if (hasBothFixtures(fromFlags)) problems.push('--fixtures and --no-fixtures cannot be used together')
  if (hasBothFixtures(fromVariables)) {
    problems.push(`${VARIABLE_PREFIX}FIXTURES and ${VARIABLE_PREFIX}NO_FIXTURES cannot be used together`)
  }
  const values: Values = new Map([...fromVariables, ...fromFlags])
  if (fromFlags.has('fixtures')) values.delete('no-fixtures')
  if (problems.length > 0) throw new ConfigError(problems)
  return { config: toConfig(values), operands }
}

function hasBothFixtures(values: Values): boolean {
  return values.has('fixtures') && values.has('no-fixtures')
}

/** Returns the default configuration. */
export function defaultConfig(): Config {
  return toConfig(new Map())
}

/**
 * Returns the values of options that environment variables set, by the options' names, and adds what is wrong with
 * others.
 */
export function readVariables(env: NodeJS.ProcessEnv, problems: string[]): Values {
  const values: Values = new Map()
  for (const [variable, text] of Object.entries(env)) {
    if (!variable.startsWith(VARIABLE_PREFIX) || variable === CLIENT_VARIABLE || text === undefined) continue
    const name = variable.slice(VARIABLE_PREFIX.length).toLowerCase().replaceAll('_', '-')
    const option = OPTIONS.find((each) => each.name === name)
    if (option === undefined) {
      const rule = `its name must be ${VARIABLE_PREFIX} followed by a flag in capitals`
      problems.push(`${variable} is not a known variable; ${rule}${hintFor(name, OPTIONS, variableOf)}`)
    } else if (option.placeholder) {
      for (const part of option.separator === undefined ? [text] : text.split(option.separator))
        setValue(values, option, variable, part, problems)
    } else if (text === 'true' || text === '1') {
      values.set(name, true)
    } else if (text !== 'false' && text !== '0') {
      problems.push(`${variable} must be true or false, not ${JSON.stringify(text)}`)
    }
  }
  return values
}

function variableOf(name: string): string {
  return VARIABLE_PREFIX + name.toUpperCase().replaceAll('-', '_')
}

/** Returns the settings that these values of options, by their names, and the defaults of the others make. */
export function toConfig(values: Values): Config {
  const get = <T>(name: string): T => (values.get(name) ?? OPTIONS.find((each) => each.name === name)?.fallback) as T
  const now = get<string | undefined>('now')
  return {
    host: get('host'),
    port: get('port'),
    fixtures: values.has('no-fixtures') ? [] : (get<string[] | undefined>('fixtures') ?? [BUILT_IN_FIXTURES]),
    watch: values.has('watch'),
    waitingMs: get('waiting-ms'),
    inProgressMs: get('in-progress-ms'),
    unstartedMs: get('unstarted-ms'),
    seed: get<number | undefined>('seed') ?? randomInt(2 ** 32),
    isSeedGiven: values.has('seed'),
    accountId: get('account-id'),
    region: get('region'),
    clock: { mode: get('clock'), ...(now !== undefined && { now }) },
    journalLimit: get('journal-limit'),
    maxJobs: get('max-jobs'),
    maxSandboxes: get('max-sandboxes'),
    bodyLimitBytes: get('body-limit'),
    references: get('references'),
    maxUploadBytes: get('max-upload-bytes'),
    maxContentBytes: get('max-content-bytes'),
    maxMemoryBytes: get('max-memory-bytes'),
    publicUrl: get('public-url'),
    allowedHosts: get<string[] | undefined>('allowed-hosts') ?? [],
    corsOrigins: get<string[] | undefined>('cors-origin') ?? [],
    eventTargets: get<string[] | undefined>('event-target') ?? [],
    adminToken: get('admin-token'),
    s3Endpoint: get('s3-endpoint'),
    snapshot: get('snapshot'),
    tlsCert: get('tls-cert'),
    tlsKey: get('tls-key'),
    logLevel: get('log-level')
  }
}
