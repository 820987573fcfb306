import { readFileSync } from 'node:fs'
import t from 'tap'
import { DOCUMENT } from '../../bench/figures.js'
import { documentOf, unexplained } from '../../bench/support/document.js'
import type { Results, Run } from '../../bench/support/results.js'
import { tablesOf } from '../../bench/support/tables.js'
import type { Target } from '../../bench/support/target.js'
import { WHY_MISSED } from '../../bench/why-missed.js'

const EXPLAINED = 'resident memory at rest ÷ bare Fastify'

const run = (began: string, commit: string): Run => ({
  began,
  commit,
  version: '1.2.3',
  machine: '2 × a processor',
  load: 0.5
})

const missed = (what: string): Target => ({ what, bound: '≤ 1', figure: '2 (1–3)', isMet: false })

const sectionOf = (title: string, targets: readonly Target[] = []) => ({
  title,
  about: `About ${title}.`,
  head: ['what', 'ms'],
  rows: [['ours', '5']],
  targets
})

const first = run('2026-03-02T09:15:30.000Z', 'abc1234')
const servers = { ...sectionOf('Servers'), targets: [] }

t.test(
  'the document has the targets, the servers and each part in order, and says what was measured when',
  async (t) => {
    const results: Results = {
      latency: { run: first, seconds: 1, section: sectionOf('Latency') },
      start: { run: first, seconds: 1, section: sectionOf('Start') }
    }
    const text = documentOf(['start', 'latency'], results, servers)
    t.strictSame([...tablesOf(text).keys()], ['Targets', 'Servers', 'Start', 'Latency'])
    t.match(
      text,
      'Written by one run of `npm run bench`: version 1.2.3, commit abc1234, 2026-03-02, 09:15 UTC, on 2 × a processor, with a load average of 0.5'
    )
    t.notMatch(text, 'another run')
    t.throws(() => documentOf(['start', 'memory'], results, servers), { message: 'memory has not been measured' })
  }
)

t.test('the document names the tables that are from a later run, and what failed in a part', async (t) => {
  const later = run('2026-03-02T11:00:00.000Z', 'def5678')
  const section = {
    ...sectionOf('Start'),
    notes: ['Prism has no second row.', 'Nor has Mockoon.'],
    failures: ['Prism: it ended', 'Mockoon: status 500']
  }
  const text = documentOf(
    ['start', 'latency'],
    { start: { run: later, seconds: 1, section }, latency: { run: first, seconds: 1, section: sectionOf('Latency') } },
    servers
  )
  t.match(text, 'Written by `npm run bench`: version 1.2.3, commit abc1234')
  t.match(text, 'The tables "Start" are from another run: version 1.2.3, commit def5678, 2026-03-02, 11:00 UTC')
  t.match(text, '|\n\nPrism has no second row.\n\nNor has Mockoon.\n\nFailed in this run: ')
  t.match(text, 'Failed in this run: Prism: it ended; Mockoon: status 500.')
})

t.test('the document explains the targets that were missed, with the figures of its tables', async (t) => {
  const targets = [missed(EXPLAINED), missed('new'), { ...missed('requests/s ÷ Prism'), isMet: true }]
  t.strictSame(unexplained(targets), ['new'])
  const text = documentOf(
    ['start'],
    { start: { run: first, seconds: 1, section: sectionOf('Start', targets) } },
    servers
  )
  t.match(text, `- *${EXPLAINED}*: ${WHY_MISSED[EXPLAINED]}\n\n## Servers`)
  t.notMatch(text, '*requests/s ÷ Prism*')
})

t.test('docs/benchmarks.md explains every target that was missed, and cites only what is in its tables', async (t) => {
  const text = readFileSync(DOCUMENT, 'utf8')
  const targets = tablesOf(text).get('Targets')?.rows ?? []
  t.ok(targets.length > 5, 'the targets were read')
  for (const [what = '', , , verdict] of targets) {
    if (verdict === '**no**') t.ok(text.includes(`\n- *${what}*: `), `bench/why-missed.ts: ${what}`)
  }
})
