import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { run } from '../support/command.js'

t.test('what the command prints has no control characters but the ends of its lines', async (t) => {
  const folder = t.testdir({})
  const name = 'a\u001b[2J\u202e\nb.json'
  writeFileSync(join(folder, name), JSON.stringify({ name: 'x', 'esc\u001b[31m\u009b': 1, jobs: [{ Type: '\u0007' }] }))
  for (const [what, argv, expected] of [
    [
      'validate',
      ['validate', folder],
      /a\\u001b\[2J\\u202e\\nb\.json:1:\d+ \$\["esc\\u001b\[31m\\u009b"\]: is unknown/
    ],
    ['the start', ['--fixtures', folder], /a\\u001b\[2J\\u202e\\nb\.json:1:\d+ /],
    ['a path that is not there', ['--fixtures', 'x\u001b[31m\ny.json'], /^x\\u001b\[31m\\ny\.json: does not exist\n$/],
    ['an unknown flag', ['--x\u001b[31m\ny'], /^dataexchange-local: --x\\u001b\[31m\\ny is not a known flag/],
    ['a bad value', ['--port', '\u009b1m'], /^dataexchange-local: --port must be .*\\u009b1m/],
    ['an unknown command', ['a\u001bb'], /^dataexchange-local: a\\u001bb is not a command/]
  ] as const) {
    const { exit, out } = run(t, [...argv])
    t.not(await exit, 0, what)
    const printed = out.stdout + out.stderr
    t.match(printed, expected, what)
    t.notMatch(printed.replaceAll('\n', ''), /[\p{Cc}\u202e]/u, what)
  }
})
