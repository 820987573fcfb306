import { ConfigError } from '../../config/config-error.js'
import { readFlags } from '../../config/read-flags.js'
import type { Command } from '../command.js'
import { problemOfChoice } from '../option-kinds.js'
import { bashCompletion } from './bash.js'
import { fishCompletion } from './fish.js'
import { type Place, placesOf } from './places.js'
import { zshCompletion } from './zsh.js'

const SHELLS: Readonly<Record<string, (places: readonly Place[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion
}

const NAMES = Object.keys(SHELLS)

/** `completion`: prints a script that makes a shell complete the commands, which are known once all are there. */
export function completion(commands: () => readonly Command[]): Command {
  return {
    name: 'completion',
    summary: 'print the completion script of a shell',
    operands: [{ placeholder: 'SHELL', wants: `the name of a shell: ${NAMES.join(', ')}`, values: NAMES }],
    options: [],
    examples: [
      'completion bash  # source <(dataexchange-local completion bash)',
      'completion zsh > ~/.zfunc/_dataexchange-local',
      'completion fish > ~/.config/fish/completions/dataexchange-local.fish'
    ],
    run: async (argv, io) => {
      const problems: string[] = []
      const [shell, ...others] = readFlags(argv, [], problems).operands
      if (shell === undefined || others.length > 0) problems.push(`completion takes one of ${NAMES.join(', ')}`)
      const problem = shell === undefined ? undefined : problemOfChoice(shell, 'a shell that is known', NAMES)
      if (problem !== undefined) problems.push(`${shell} ${problem}`)
      if (problems.length > 0) throw new ConfigError(problems)
      await io.write('stdout', SHELLS[shell as string]?.(placesOf(commands())) ?? '')
      return 0
    }
  }
}
