import type { OptionSpec } from '../../config/option-kinds.js'
import { OPTIONS } from '../../config/options.js'
import type { Command, OperandSpec } from '../command.js'
import { flag } from '../option-kinds.js'

/** A word that can be completed, and what it means. */
interface Word {
  readonly text: string
  readonly help: string
}

/** A place in a command line: after the words of a command, with all that may come there. */
export interface Place {
  /** The words of the command, separated by spaces; empty for the program itself. */
  readonly path: string
  readonly commands: readonly Word[]
  readonly options: readonly OptionSpec[]
  readonly operands: readonly OperandSpec[]
}

/** Returns every place of the command line, from the tables that the commands are parsed with. */
export function placesOf(commands: readonly Command[]): Place[] {
  const names = commands.map(({ name }) => name)
  const program = {
    path: '',
    commands: [...commands.map(wordOf), { text: 'help', help: 'print the help of a command' }],
    options: [...OPTIONS, HELP, flag('version', 'print the version')],
    operands: []
  }
  const help: Place = {
    path: 'help',
    commands: [],
    options: [],
    operands: [{ placeholder: 'COMMAND', wants: 'a command', values: names, isOptional: true }]
  }
  return [program, ...commands.flatMap((command) => placesBelow('', command)), help]
}

const HELP = flag('help', 'print the help')

function placesBelow(parent: string, command: Command): Place[] {
  const { name, operands, options, commands = [] } = command
  const path = parent === '' ? name : `${parent} ${name}`
  const place = { path, commands: commands.map(wordOf), options: [...options, HELP], operands }
  return [place, ...commands.flatMap((inner) => placesBelow(path, inner))]
}

function wordOf({ name, summary }: Command): Word {
  return { text: name, help: summary }
}
