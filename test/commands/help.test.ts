import { readFileSync } from 'node:fs'
import t from 'tap'
import { COMMANDS } from '../../src/commands/commands.js'
import { findCommand } from '../../src/commands/help.js'
import { run, serve } from '../support/command.js'
import { runMain } from '../support/command-io.js'

t.test('the help of the program names every command', async (t) => {
  const { code, stdout } = await runMain(['--help'])
  t.equal(code, 0)
  for (const { name, summary } of COMMANDS) t.match(stdout, new RegExp(`^  ${name}\\b.* ${summary}$`, 'm'), name)
  t.strictSame(await runMain(['help']), { code, stdout, stderr: '' })
})

t.test('each command and each of its own has a help with its usage, options and values', async (t) => {
  const inner = COMMANDS.flatMap(({ name, commands = [] }) => commands.map((each) => [name, each.name]))
  for (const words of [...COMMANDS.map(({ name }) => [name]), ...inner]) {
    const { command } = findCommand(words) as NonNullable<ReturnType<typeof findCommand>>
    const { code, stdout } = await runMain([...words, '--help'])
    t.equal(code, 0)
    t.ok(stdout.startsWith(`Usage: dataexchange-local ${words.join(' ')}`), words.join(' '))
    for (const { name, help } of command.options) t.ok(stdout.includes(`--${name}`) && stdout.includes(help), name)
    for (const { values = [] } of command.operands) for (const value of values) t.ok(stdout.includes(value), value)
    t.strictSame(await runMain(['help', ...words]), { code: 0, stdout, stderr: '' })
    t.strictSame(await runMain([...words, '-h']), { code: 0, stdout, stderr: '' })
  }
  t.match(
    (await runMain(['fault', 'exception', 'ThrottlingException', '--help'])).stdout,
    /^Usage: .* fault exception NAME/
  )
  t.strictSame(await runMain(['help', 'verdit']), {
    code: 2,
    stdout: '',
    stderr: 'dataexchange-local: verdit is not a command; did you mean verdict?\n'
  })
})

t.test(
  'the document of the command line names every command, and every flag of those that control a server',
  async (t) => {
    const document = readFileSync('docs/command-line.md', 'utf8')
    for (const { name, options, commands = [] } of COMMANDS) {
      t.ok(document.includes(`\`${name}`), name)
      if (name === 'healthcheck') continue
      for (const option of [...options, ...commands.flatMap((inner) => inner.options)]) {
        t.ok(document.includes(`\`--${option.name}`), `${name} --${option.name}`)
      }
    }
  }
)

t.test('the built command controls a server of another process', async (t) => {
  const { url } = await serve(t, [], { DATAEXCHANGE_LOCAL_URL: 'http://127.0.0.1:9' })
  const env = { DATAEXCHANGE_LOCAL_URL: url }
  const jobs = run(t, ['jobs', '--type', 'IMPORT_ASSETS_FROM_S3', '--state', 'ERROR'], env)
  const seeded = run(t, ['seed', '-'], env)
  seeded.child.stdin?.end('[{ "Id": "mine", "Type": "EXPORT_ASSETS_TO_S3" }]')
  t.equal(await jobs.exit, 0, jobs.out.stderr)
  t.match(jobs.out.stdout, /^ID .*\n[\s\S]*errorImportAssetsFromS30000001 /)
  t.equal(await seeded.exit, 0, seeded.out.stderr)
  t.match(seeded.out.stdout, /^mine /m)
  const verdict = run(t, ['verdict'], env)
  t.equal(await verdict.exit, 1)
  t.match(verdict.out.stdout, /job mine was never asked for/)
})
