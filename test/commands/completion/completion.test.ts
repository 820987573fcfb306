import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { COMMANDS } from '../../../src/commands/commands.js'
import { placesOf } from '../../../src/commands/completion/places.js'
import { FAULT_KINDS } from '../../../src/commands/control/faults/fault-kinds.js'
import { OPTIONS } from '../../../src/config/options.js'
import { JobState } from '../../../src/core/jobs/job-state.js'
import { JobType } from '../../../src/core/jobs/job-types.js'
import { ExceptionCode } from '../../../src/core/model/exception.js'
import { runMain } from '../../support/command-io.js'

const SHELLS = ['bash', 'zsh', 'fish'] as const
type Shell = (typeof SHELLS)[number]

/** What bash runs to complete the words of a command line, the last of which may be empty. */
const BASH = `
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_dataexchange_local
printf '%s\\n' "\${COMPREPLY[@]}"`

/**
 * What zsh runs: the function that the script defines, with what the completion system gives to it and takes from it.
 */
const ZSH = `
compdef() {}
_describe() { print -rl -- "\${(@)\${(@P)2}%%:*}" }
_files() { print -rl -- \${words[CURRENT]}*(N) }
source "$1"; shift
words=("$@"); CURRENT=$#
_dataexchange_local`

function isInstalled(shell: Shell): boolean {
  return spawnSync(shell, ['-c', 'true'], { stdio: 'ignore' }).status === 0
}

async function scriptOf(t: Test, shell: Shell, folder: string): Promise<string> {
  const { code, stdout } = await runMain(['completion', shell])
  t.equal(code, 0)
  const file = join(folder, `.completion.${shell}`)
  writeFileSync(file, stdout)
  return file
}

/** Returns what a shell offers after the words. */
function completed(shell: Shell, script: string, words: readonly string[], cwd = process.cwd()): string[] {
  const line = ['dataexchange-local', ...words]
  const argv = {
    bash: ['--norc', '--noprofile', '-c', BASH, 'bash', script, ...line],
    zsh: ['-f', '-c', ZSH, 'zsh', script, ...line],
    fish: ['--no-config', '-c', 'source $argv[1]; complete -C $argv[2]', script, line.join(' ')]
  }[shell]
  const env = { PATH: process.env.PATH, HOME: cwd, TERM: 'dumb', LC_ALL: 'C.UTF-8' }
  const out = String(execFileSync(shell, argv, { cwd, env, stdio: ['ignore', 'pipe', 'ignore'], timeout: 20_000 }))
  const found = out.split('\n').map((text) => text.split('\t', 1)[0] as string)
  // What does not begin with the word is left out by zsh itself.
  return [...new Set(found.filter((text) => text !== '' && text.startsWith(words.at(-1) as string)))].sort()
}

for (const shell of SHELLS) {
  const skip =
    isInstalled(shell) || process.env.CI_REQUIRE_CLIENTS
      ? false
      : `${shell} is not installed: its completion is not tried`
  t.test(`${shell} completes commands, flags and values`, { skip }, async (t) => {
    const folder = t.testdir({ 'one.json': '', 'two.yaml': '' })
    const script = await scriptOf(t, shell, folder)
    const complete = (...words: string[]) => completed(shell, script, words, folder)
    const names = (command: string) => COMMANDS.find(({ name }) => name === command)?.options.map(({ name }) => name)
    const flags = (list: readonly string[] = []) => [...list, 'help'].map((name) => `--${name}`).sort()
    t.strictSame(complete(''), [...COMMANDS.map(({ name }) => name), 'help'].sort())
    t.strictSame(complete('jo'), ['job', 'jobs'])
    t.strictSame(
      complete('--').filter((flag) => flag !== '--version'),
      flags(OPTIONS.map(({ name }) => name))
    )
    t.strictSame(complete('jobs', '--'), flags(names('jobs')))
    t.strictSame(complete('jobs', '--state', ''), [...JobState.enum].sort())
    t.strictSame(
      complete('jobs', '--state', 'ERROR', '--type', 'IMPORT_ASSETS'),
      [...JobType.enum.filter((type) => type.startsWith('IMPORT_ASSETS'))].sort()
    )
    t.strictSame(complete('fault', ''), [...FAULT_KINDS.map(({ name }) => name), 'add', 'clear', 'list'].sort())
    t.strictSame(complete('fault', 'exception', ''), [...ExceptionCode.enum].sort())
    t.strictSame(complete('fault', '--json', 'exception', '--times', '2', 'Th'), ['ThrottlingException'])
    t.strictSame(complete('fault', 'quota', '10/s', '--bu'), ['--burst'])
    t.strictSame(complete('help', 'verd'), ['verdict'])
    t.strictSame(complete('completion', 'fi'), ['fish'])
    t.strictSame(complete('seed', 'o'), ['one.json'])
    t.strictSame(complete('seed', 'one.json', 't'), ['two.yaml'])
    t.strictSame(complete('--tls-cert', 'o'), ['one.json'])
  })
}

t.test('every flag, command and value of the tables is in each script', async (t) => {
  const places = placesOf(COMMANDS)
  t.ok(places.some(({ path }) => path === 'fault connection'))
  for (const shell of SHELLS) {
    const { stdout } = await runMain(['completion', shell])
    const words = new Set(stdout.split(/[^\w/-]+/))
    for (const { commands, options, operands } of places) {
      for (const { text } of commands) t.ok(words.has(text), `${shell}: ${text}`)
      for (const { name } of options) t.ok(words.has(`--${name}`) || words.has(name), `${shell}: ${name}`)
      for (const { values = [] } of [...options, ...operands]) {
        for (const value of values) t.ok(words.has(value), `${shell}: ${value}`)
      }
    }
  }
})

t.test('completion says which shells there are', async (t) => {
  t.match(await runMain(['completion']), { code: 2, stderr: /completion takes one of bash, zsh, fish/ })
  t.match(await runMain(['completion', 'fihs']), {
    code: 2,
    stderr: /fihs is not a shell that is known; did you mean fish\?/
  })
})
