import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import t from 'tap'
import { toJournalEntry } from '../../src/aws/journal-entry.js'
import { Journal } from '../../src/core/journal/journal.js'
import { createSandbox } from '../support/sandbox.js'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** A text with a memory of its own, as those that arrive over a connection have. */
function arrived(text: string): string {
  return Buffer.from(text).toString()
}

/** The entry of a request whose URL and headers have 15,000 characters each. */
function longEntry(index: number) {
  const { sandbox } = SANDBOX
  const url = arrived(`/v1/jobs/${`job-${index}`.padEnd(100, 'j')}?${'x'.repeat(15_000)}`)
  const authorization = arrived(`${`Credential-${index}`.padEnd(30, 'c')}${'x'.repeat(15_000)}`)
  return toJournalEntry(
    {
      sandbox,
      request: { method: 'GET' },
      headers: { authorization, 'user-agent': arrived(`agent-${index}-${'x'.repeat(15_000)}`) },
      destination: {
        url,
        credentialScope: { accessKeyId: authorization.slice(0, 30), region: authorization.slice(10, 40) }
      },
      operation: 'GetJob',
      isEmulated: true,
      arrivedAt: 0,
      explanation: { sandbox: 'default' },
      jobId: url.slice(9, 109),
      resources: { dataSetId: url.slice(9, 49), revisionId: url.slice(10, 50), assetId: url.slice(11, 51) },
      faults: undefined,
      sent: undefined
    } as unknown as Parameters<typeof toJournalEntry>[0],
    0
  )
}
const SANDBOX = createSandbox()

t.test('an entry keeps nothing alive of the texts that its own were cut from', async (t) => {
  const COUNT = 2000
  const journal = new Journal(COUNT)
  collectGarbage()
  const before = process.memoryUsage().heapUsed
  for (let index = 0; index < COUNT; index++) journal.add(longEntry(index))
  collectGarbage()
  const kept = process.memoryUsage().heapUsed - before
  const [entry] = journal.list()
  t.match(entry, { jobId: 'job-0'.padEnd(100, 'j'), accessKeyId: 'Credential-0'.padEnd(30, 'c') })
  t.equal(entry?.userAgent?.length, 512)
  t.ok(kept < COUNT * 4000, `${kept} bytes for ${COUNT} entries`)
  t.ok(kept < journal.bytes * 1.5, 'about what they count for')
})
