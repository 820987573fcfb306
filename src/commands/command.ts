import type { OptionSpec } from '../config/option-kinds.js'
import type { Io } from './terminal/io.js'

/** An argument of a command that is not a flag. */
export interface OperandSpec {
  /** Its name in the help, in capitals. */
  readonly placeholder: string
  /** What the command needs, for error messages: `the id of a job`. */
  readonly wants: string
  /** The values that there are to choose from, if they can be listed. */
  readonly values?: readonly string[]
  /** Set if it is the path of a file. */
  readonly isFile?: true
  readonly isOptional?: true
  /** Set if there may be several: only the last operand. */
  readonly isRepeated?: true
  /** Returns what is wrong with a text, to follow it in a sentence: `is not …`. Absent if every text is right. */
  problem?(text: string): string | undefined
}

/**
 * A command: what the help, the completion of shells and the parser know of it. A command with commands of its own
 * takes the name of one of them as its first argument.
 */
export interface Command {
  readonly name: string
  /** What it does, in one line without a full stop. */
  readonly summary: string
  readonly operands: readonly OperandSpec[]
  readonly options: readonly OptionSpec[]
  readonly commands?: readonly Command[]
  /** Command lines to copy, without the name of the program. */
  readonly examples?: readonly string[]
  /** Runs the command with the arguments that follow its name. Returns the exit code. */
  run(argv: readonly string[], io: Io): Promise<number>
}

/** Returns how a command is called, without the name of the program: `fault exception NAME [options]`. */
export function usageOf(words: readonly string[], { operands, options, commands }: Command): string {
  const shown = operands.map(({ placeholder, isOptional, isRepeated }) => {
    const name = `${placeholder}${isRepeated ? '...' : ''}`
    return isOptional ? `[${name}]` : name
  })
  return [...words, ...(commands ? ['COMMAND'] : []), ...shown, ...(options.length > 0 ? ['[options]'] : [])].join(' ')
}
