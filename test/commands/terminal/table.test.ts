import t from 'tap'
import { processIo } from '../../../src/commands/terminal/io.js'
import { type Column, formatTable, type Row } from '../../../src/commands/terminal/table.js'
import { commandsOf } from '../../support/command-io.js'
import { listen } from '../../support/server.js'

const COLUMNS: readonly Column[] = [
  { title: 'ID' },
  { title: 'TYPE', cutTo: 6 },
  { title: 'STATE' },
  { title: 'AT', isOptional: true }
]
const ROWS: readonly Row[] = [
  ['a', 'A_LONG_TYPE', { text: 'DONE', colour: 'green' }, 'today'],
  ['bbbb', 'SHORT', 'OPEN', '']
]

const format = (columns: number | undefined, hasColours = false) =>
  formatTable(COLUMNS, ROWS, { ...processIo({}), columns, hasColours })

t.test('a table that goes nowhere in particular is not cut', async (t) => {
  t.equal(format(undefined), 'ID    TYPE         STATE  AT\na     A_LONG_TYPE  DONE   today\nbbbb  SHORT        OPEN\n')
})

t.test('where the terminal is too narrow, cells are cut, and then columns left out', async (t) => {
  t.equal(format(31), format(undefined))
  t.equal(format(28), 'ID    TYPE      STATE  AT\na     A_LONG_…  DONE   today\nbbbb  SHORT     OPEN\n')
  t.equal(format(24), 'ID    TYPE         STATE\na     A_LONG_TYPE  DONE\nbbbb  SHORT        OPEN\n')
  t.equal(format(20), 'ID    TYPE     STATE\na     A_LONG…  DONE\nbbbb  SHORT    OPEN\n')
  t.equal(format(1), 'ID    TYPE    STATE\na     A_LON…  DONE\nbbbb  SHORT   OPEN\n', 'an id is never cut')
})

t.test('colours take no room', async (t) => {
  const esc = '\u001b'
  t.equal(format(31, true).replaceAll(new RegExp(`${esc}\\[\\d+m`, 'g'), ''), format(31))
  t.match(format(31, true), `${esc}[32mDONE${esc}[0m `)
})

t.test('there are colours and a width on a terminal only, and no colours with NO_COLOR or on a dumb one', async (t) => {
  const { isTTY, columns } = process.stdout
  t.teardown(() => Object.assign(process.stdout, { isTTY, columns }))
  Object.assign(process.stdout, { isTTY: true, columns: 99 })
  t.match(processIo({}), { hasColours: true, columns: 99 })
  t.match(processIo({ NO_COLOR: '' }), { hasColours: true })
  t.match(processIo({ NO_COLOR: '1' }), { hasColours: false, columns: 99 })
  t.match(processIo({ TERM: 'dumb' }), { hasColours: false })
  Object.assign(process.stdout, { isTTY: false })
  const { hasColours, columns: none } = processIo({})
  t.strictSame([hasColours, none], [false, undefined])
})

t.test('what comes from a server cannot change the terminal', async (t) => {
  const id = 'a\u001b[2J\u202e\nb'
  const server = await listen(t, {}, [
    { name: 'x', jobs: [{ Type: 'EXPORT_ASSETS_TO_S3', Id: id, State: 'COMPLETED' }] }
  ])
  const run = commandsOf(server.url)
  for (const line of ['jobs', `job '${id}'`, `fault throttle --job '${id}'`, 'verdict', 'jobs --json']) {
    const { stdout } = await run(line)
    t.notMatch(stdout.replaceAll('\n', ''), /[\p{Cc}\u202e]/u, line)
    t.match(stdout, line.includes('verdict') ? /never fired/ : /a\\u001b\[2J\\u202e\\nb/, line)
  }
  t.match(JSON.parse((await run('jobs --json')).stdout), { jobs: [{ job: { Id: id } }] }, 'it is JSON all the same')
})
