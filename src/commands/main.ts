import { parseConfig } from '../config/config.js'
import { ConfigError } from '../config/config-error.js'
import { OPTIONS } from '../config/options.js'
import { printable } from '../core/validation/printable.js'
import { suggest } from '../core/validation/suggest.js'
import { VERSION } from '../version.js'
import { print } from './print.js'
import type { StopSignals } from './stop-signals.js'

const USAGE = `Usage: dataexchange-local [options]             start the server
       dataexchange-local healthcheck [options] check that the running server is healthy
       dataexchange-local validate PATH...      validate scenario files

A local emulator of the AWS Data Exchange job API.

Options, each also an environment variable (--port is DATAEXCHANGE_LOCAL_PORT):
${OPTIONS.map(({ name, placeholder, help }) => `  ${`--${name}${placeholder ? ` ${placeholder}` : ''}`.padEnd(32)} ${help}`).join('\n')}
  --help, -h                       print this help
  --version, -v                    print the version
`

/** Runs the command. Returns the exit code: 0 for success, 1 if a check failed, 2 if it is wrong or cannot start. */
export async function main(argv: readonly string[], signals: StopSignals): Promise<number> {
  try {
    return await run(argv, signals)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    await print(
      'stderr',
      `${error.problems.map((problem) => `dataexchange-local: ${printable(problem)}`).join('\n')}\n`
    )
    return 2
  }
}

async function run(argv: readonly string[], signals: StopSignals): Promise<number> {
  const [command, ...rest] = argv
  if (command === 'help' || argv.includes('--help') || argv.includes('-h')) return show(USAGE)
  if (argv.includes('--version') || argv.includes('-v')) return show(`${VERSION}\n`)
  if (command === 'healthcheck' || command === 'validate') {
    signals.leaveToSystem()
    if (command === 'healthcheck') return (await import('./healthcheck.js')).healthcheck(rest, process.env)
    return (await import('./validate.js')).validate(rest)
  }
  const { config, operands } = parseConfig(argv, process.env)
  if (operands.length > 0) throw new ConfigError([notACommand(operands[0] as string)])
  return (await import('./serve.js')).serve(config, signals)
}

function notACommand(word: string): string {
  return `${word} is not a command${suggest(word, ['healthcheck', 'validate', 'help']) || '; see --help'}`
}

async function show(text: string): Promise<number> {
  await print('stdout', text)
  return 0
}
