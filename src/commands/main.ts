import { parseConfig } from '../config/config.js'
import { ConfigError } from '../config/config-error.js'
import { printable } from '../core/validation/printable.js'
import { VERSION } from '../version.js'
import type { StopSignals } from './stop-signals.js'
import { type Io, printTo, processIo } from './terminal/io.js'

/** Runs the command. Returns the exit code: 0 for success, 1 if a check failed, 2 if it is wrong or cannot start. */
export async function main(argv: readonly string[], signals: StopSignals, io: Io = processIo()): Promise<number> {
  try {
    return await run(argv, signals, io)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const lines = error.problems.map((problem) => `dataexchange-local: ${printable(problem)}\n`)
    await printTo(io, 'stderr', lines.join(''))
    return 2
  }
}

/** The commands are loaded only if one is called or described: the server starts without them. */
async function run(argv: readonly string[], signals: StopSignals, io: Io): Promise<number> {
  const [first] = argv
  if (first === 'help' || argv.includes('--help') || argv.includes('-h')) {
    return (await import('./run-command.js')).printHelp(argv, io)
  }
  if (argv.includes('--version') || argv.includes('-v')) {
    await printTo(io, 'stdout', `${VERSION}\n`)
    return 0
  }
  if (first !== undefined && !first.startsWith('-')) {
    signals.leaveToSystem()
    // Without the other commands: the engine of a container runs it every few seconds.
    if (first === 'healthcheck') return (await import('./healthcheck.js')).healthcheck(argv.slice(1), io.env)
    return (await import('./run-command.js')).runCommand(argv, io)
  }
  const { config, operands } = parseConfig(argv, io.env)
  if (operands.length > 0) throw (await import('./run-command.js')).notACommand(operands[0] as string)
  return (await import('./serve.js')).serve(config, signals)
}
