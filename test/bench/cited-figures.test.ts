import { readFileSync } from 'node:fs'
import t from 'tap'
import { citingDocuments, DOCUMENT } from '../../bench/figures.js'
import { citeFigures, withoutCitedFigures } from '../../bench/support/cited-figures.js'
import { tablesOf } from '../../bench/support/tables.js'

const BENCHMARKS = `# Benchmarks

## Start

About it.

| server | ms | range |
| --- | --- | --- |
| ours | 255 | 219–300 |
| bare node:http | 1,163 | 1,163–1,163 |

More | about it.

## Lists

| list | entries | p50 ms |
| --- | --- | --- |
| ListJobs | 10 | 0.4 |
| ListJobs | 1,000 |  |
`

const tables = tablesOf(BENCHMARKS)

t.test('every figure that a document cites is the one in docs/benchmarks.md', async (t) => {
  const measured = tablesOf(readFileSync(DOCUMENT, 'utf8'))
  let cited = 0
  for (const name of [...citingDocuments(), DOCUMENT]) {
    const text = readFileSync(name, 'utf8')
    t.equal(citeFigures(text, measured), text, `${name}: npm run bench -- --figures`)
    cited += text.split(/<!-- figures?: /).length - 1
  }
  t.ok(cited > 5, 'the figures were read')
})

t.test('a figure in a sentence is replaced by the one at its address', async (t) => {
  const text =
    'It takes (12.5–?<!-- figure: Start / ours / ms range -->) ms, as 9<!-- figure: Lists / ListJobs / 10 / p50 ms --> do.'
  t.equal(
    citeFigures(text, tables),
    'It takes (219–300<!-- figure: Start / ours / ms range -->) ms, as 0.4<!-- figure: Lists / ListJobs / 10 / p50 ms --> do.'
  )
})

t.test('a row of a table takes each figure from the row that the head of its table names', async (t) => {
  const row = (figures: string, address: string) =>
    `| other |\n| --- |\n\n| | bare node:http | ours |\n| --- | --- | --- |\n| start <!-- figures: ${address} --> | ${figures} |\n`
  t.equal(citeFigures(row('? | ?', 'Start / * / ms'), tables), row('1,163 | 255', 'Start / * / ms'))
  const range = 'Start / * / ms with range'
  t.equal(citeFigures(row('? | ?', range), tables), row('1,163 | 255 (219–300)', range))
})

t.test('a document that cites what is not there is refused with the address', async (t) => {
  for (const [address, problem] of [
    ['Stop / ours / ms', /there is no table "Stop"/],
    ['Start / theirs / ms', /0 rows begin with "theirs"/],
    ['Start / ms', /2 rows begin with ""/],
    ['Lists / ListJobs / p50 ms', /2 rows begin with "ListJobs"/],
    ['Start / ours / s', /there is no column "s", but server; ms; ms range/],
    ['Lists / ListJobs / 1,000 / p50 ms', /the cell is empty/]
  ] as const) {
    t.throws(() => citeFigures(`1<!-- figure: ${address} -->`, tables), { message: problem })
    t.throws(() => citeFigures(`1<!-- figure: ${address} -->`, tables), { message: address })
  }
})

t.test('a document without what it cites keeps the rest', async (t) => {
  const text =
    'Takes 255<!-- figure: Start / ours / ms --> ms.\n| start <!-- figures: Start / * / ms --> | 255 |\n| a | 1 |'
  t.equal(withoutCitedFigures(text), 'Takes  ms.\n| a | 1 |')
})
