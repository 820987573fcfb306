import { ControlClient, ControlError, UnreachableError } from '../../client/index.js'
import { CLIENT_VARIABLE, VARIABLE_PREFIX } from '../../config/config.js'
import { ConfigError } from '../../config/config-error.js'
import type { OptionSpec } from '../../config/option-kinds.js'
import { publicUrl } from '../../config/public-url.js'
import { readFlags, setValue, type Values } from '../../config/read-flags.js'
import { type Command, type OperandSpec, usageOf } from '../command.js'
import { flag } from '../option-kinds.js'
import { type Io, printTo } from '../terminal/io.js'

/** The server that commands control where nothing else is said. */
const DEFAULT_URL = 'http://127.0.0.1:2017'

const URL_OPTION: OptionSpec = {
  name: 'url',
  placeholder: 'URL',
  help: `base URL of the server; in the environment ${CLIENT_VARIABLE} (default: ${DEFAULT_URL})`,
  wants: `the URL of a server, such as ${DEFAULT_URL}`,
  parse: publicUrl
}

/** The options that every command has that controls a server. */
const CONNECTION_OPTIONS: readonly OptionSpec[] = [
  URL_OPTION,
  {
    name: 'sandbox',
    placeholder: 'NAME',
    help: 'sandbox to control (default: the one of the URL, or the default one)',
    wants: '1 to 64 letters, digits, dashes or underscores',
    parse: (name) => (/^[A-Za-z0-9_-]{1,64}$/.test(name) ? name : undefined)
  },
  {
    name: 'token',
    placeholder: 'TOKEN',
    help: `admin token of the server; in the environment ${VARIABLE_PREFIX}ADMIN_TOKEN`,
    wants: 'printable, without spaces',
    parse: (token) => (/^[!-~]+$/.test(token) ? token : undefined)
  },
  flag('json', 'print what the control plane returned, as JSON')
]

/** A command as it was called. */
export interface Call {
  readonly control: ControlClient
  readonly operands: readonly string[]
  readonly io: Io
  /** Whether to print JSON. */
  readonly isJson: boolean
  /** Returns the value of an option, or undefined if it was not given. */
  get<T>(option: string): T | undefined
  has(option: string): boolean
  /** Prints text to standard output. What comes from a server must have been escaped, as the cells of tables are. */
  print(text: string): Promise<boolean>
  /** Prints a value as JSON. */
  printJson(value: unknown): Promise<boolean>
}

/** What makes up a command that controls a server. */
export interface ControlCommand extends Omit<Command, 'run' | 'commands'> {
  /** The words by which it is called, if it is a command of another. */
  readonly words?: readonly string[]
  /** Returns what is wrong with the arguments together. Absent if nothing can be. */
  problems?(call: Pick<Call, 'operands' | 'has'>): string[]
  /** Runs the command. Returns the exit code. Throws a ConfigError if it is used wrongly. */
  handle(call: Call): Promise<number>
}

/** Makes a command that controls a server: it parses its arguments, and reports what the server refuses. */
export function controlCommand(spec: ControlCommand): Command {
  const { words = [spec.name], problems: check, handle, ...described } = spec
  const options = [...spec.options, ...CONNECTION_OPTIONS]
  return {
    ...described,
    options,
    run: async (argv, io) => {
      const problems: string[] = []
      const { values, operands } = readFlags(argv, options, problems)
      const has = (option: string) => values.has(option)
      problems.push(...operandProblems(words, spec.operands, operands), ...(check?.({ operands, has }) ?? []))
      const control = clientOf(values, io, problems)
      if (control === undefined) throw new ConfigError(withUsage(problems, words, { ...described, options }))
      return report(io, () => handle(callOf(control, values, operands, io)))
    }
  }
}

/** Prints what the server refuses, and that there is none. Returns the exit code. */
async function report(io: Io, handle: () => Promise<number>): Promise<number> {
  try {
    return await handle()
  } catch (error) {
    if (!(error instanceof ControlError || error instanceof UnreachableError)) throw error
    await printTo(io, 'stderr', `dataexchange-local: ${error.message}\n`)
    return 1
  }
}

function callOf(control: ControlClient, values: Values, operands: readonly string[], io: Io): Call {
  return {
    control,
    operands,
    io,
    isJson: values.has('json'),
    get: <T>(option: string) => values.get(option) as T | undefined,
    has: (option) => values.has(option),
    print: (text) => io.write('stdout', text),
    printJson: (value) => printTo(io, 'stdout', `${JSON.stringify(value, undefined, 2)}\n`)
  }
}

/** Returns the client of the server and the sandbox, or undefined if there is a problem. An empty variable is unset. */
function clientOf(values: Values, { env }: Io, problems: string[]): ControlClient | undefined {
  const variable = env[CLIENT_VARIABLE]
  if (!values.has('url') && variable) setValue(values, URL_OPTION, CLIENT_VARIABLE, variable, problems)
  if (problems.length > 0) return undefined
  const token = (values.get('token') ?? env[`${VARIABLE_PREFIX}ADMIN_TOKEN`] ?? '') as string
  const control = new ControlClient((values.get('url') as string | undefined) ?? DEFAULT_URL, { token })
  const sandbox = values.get('sandbox') as string | undefined
  return sandbox === undefined ? control : control.sandbox(sandbox)
}

function operandProblems(
  words: readonly string[],
  specs: readonly OperandSpec[],
  operands: readonly string[]
): string[] {
  const name = words.join(' ')
  const missing = specs[operands.length]
  const extra = specs.at(-1)?.isRepeated ? undefined : operands[specs.length]
  return [
    ...(missing && !missing.isOptional ? [`${name} needs ${missing.wants}`] : []),
    ...(extra === undefined ? [] : [`${name} takes no further argument, but was given ${extra}`]),
    ...operands.flatMap((operand, index) => {
      const problem = (specs[index] ?? (specs.at(-1)?.isRepeated ? specs.at(-1) : undefined))?.problem?.(operand)
      return problem === undefined ? [] : [`${operand} ${problem}`]
    })
  ]
}

/** Adds how the command is called to what is wrong with a call. */
function withUsage(problems: readonly string[], words: readonly string[], command: Omit<Command, 'run'>): string[] {
  return [...problems, `usage: dataexchange-local ${usageOf(words, command as Command)}`]
}
