import { ClockSettings } from '../core/time/clock.js'
import { quote } from '../core/validation/problem.js'
import { suggest } from '../core/validation/suggest.js'
import { validate } from '../core/validation/validate.js'
import { type Config, readVariables, toConfig } from './config.js'
import { ConfigError } from './config-error.js'
import type { OptionSpec } from './option-kinds.js'
import { OPTIONS } from './options.js'
import type { StartOptions } from './start-options.js'

/**
 * Returns the settings of an in-process server. Its options are checked as flags are, and take precedence over the
 * environment variables, if any are given. Throws a ConfigError that lists all problems.
 */
export function parseStartOptions(
  { clock, ...options }: StartOptions,
  variables: Readonly<Record<string, string | undefined>> = {}
): Config {
  const given = Object.entries({ ...options, ...(typeof clock === 'string' && { clock }) })
  const problems = typeof clock === 'object' ? clockProblems(clock) : []
  const values = new Map<string, unknown>([['port', 0], ['log-level', 'silent'], ...readVariables(variables, problems)])
  if (options.fixtures !== undefined || options.noFixtures !== undefined) {
    values.delete('fixtures')
    values.delete('no-fixtures')
  }
  for (const [name, value] of given) {
    if (value === undefined) continue
    const option = BY_NAME.get(name)
    if (option === undefined) problems.push(`${name} is not a known option${didYouMean(name)}`)
    else setOption(values, option, name, value, problems)
  }
  if (values.has('fixtures') && values.has('no-fixtures')) {
    problems.push('fixtures and noFixtures cannot be used together')
  }
  if (problems.length > 0) throw new ConfigError(problems)
  const config = toConfig(values)
  return typeof clock === 'object' ? { ...config, clock: { ...config.clock, ...clock } } : config
}

/** Every option by its name in camelCase. */
const BY_NAME: ReadonlyMap<string, OptionSpec> = new Map(
  OPTIONS.map((option) => [option.name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase()), option])
)

function didYouMean(name: string): string {
  return suggest(name, BY_NAME.keys()) || `; the known options are ${[...BY_NAME.keys()].join(', ')}`
}

function clockProblems(clock: ClockSettings): string[] {
  return validate(ClockSettings, clock, ['clock']).map(({ at, message }) => `${at.join('.')} ${message}`)
}

function setOption(
  values: Map<string, unknown>,
  option: OptionSpec,
  name: string,
  value: unknown,
  problems: string[]
): void {
  if (option.placeholder === undefined) {
    if (typeof value !== 'boolean') problems.push(`${name} must be ${option.wants}, not ${quote(value)}`)
    else if (value) values.set(option.name, true)
  } else if (option.separator === undefined) {
    values.set(option.name, parse(option, name, value, problems))
  } else {
    const list = Array.isArray(value) ? value : [value]
    if (name === 'fixtures' && list.length === 0) values.set('no-fixtures', true)
    else if (list.length > 0)
      values.set(
        option.name,
        list.map((each) => parse(option, name, each, problems))
      )
  }
}

function parse(option: OptionSpec, name: string, value: unknown, problems: string[]): unknown {
  const parsed = typeof value === (option.isNumber ? 'number' : 'string') ? option.parse(String(value)) : undefined
  if (parsed === undefined) {
    const hint = typeof value === 'string' ? option.hint?.(value) : undefined
    problems.push(`${name} must be ${option.wants}, not ${quote(value)}${hint ?? ''}`)
  }
  return parsed
}
