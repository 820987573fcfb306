import { ConfigError } from '../config/config-error.js'
import { suggest } from '../core/validation/suggest.js'
import { COMMANDS } from './commands.js'
import { commandHelp, findCommand, programHelp } from './help.js'
import { type Io, printTo } from './terminal/io.js'

/** Runs the command that the arguments begin with. Returns the exit code. Throws a ConfigError if there is none. */
export async function runCommand([name = '', ...argv]: readonly string[], io: Io): Promise<number> {
  const command = COMMANDS.find((each) => each.name === name)
  if (command === undefined) throw notACommand(name)
  return command.run(argv, io)
}

/** Prints the help of the program or, if the arguments that are no flags begin with a command, of that. */
export async function printHelp(argv: readonly string[], io: Io): Promise<number> {
  const words = argv.filter((word) => !word.startsWith('-'))
  const [first, ...rest] = words
  const found = findCommand(first === 'help' ? rest : words)
  if (found === undefined && first === 'help' && rest[0] !== undefined) throw notACommand(rest[0])
  await printTo(io, 'stdout', found === undefined ? programHelp() : commandHelp(found.words, found.command))
  return 0
}

/** Returns the error about a word that is no command. */
export function notACommand(word: string): ConfigError {
  const names = [...COMMANDS.map(({ name }) => name), 'help']
  return new ConfigError([`${word} is not a command${suggest(word, names) || '; see --help'}`])
}
