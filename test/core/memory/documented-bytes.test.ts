import { readFileSync } from 'node:fs'
import t from 'tap'
import { ASSET_BYTES } from '../../../src/core/assets/asset-store.js'
import { RULE_BYTES } from '../../../src/core/faults/fault-bytes.js'
import { sharedSeedBytes } from '../../../src/core/jobs/job-bytes.js'
import { TALLY_BYTES } from '../../../src/core/jobs/job-tally.js'
import { entryBytes } from '../../../src/core/journal/entry-bytes.js'
import type { JournalEntry } from '../../../src/core/journal/journal-entry.js'
import { sizeOf, sizeOfText } from '../../../src/core/memory/size-of.js'
import { SentNotifications } from '../../../src/core/notifications/sent-notifications.js'
import { OUTCOME_BYTES } from '../../../src/core/outcomes/outcome-bytes.js'

const document = readFileSync('docs/limits-of-memory.md', 'utf8')

/** Returns the numbers of bytes in what the document says that something counts for. */
function documented(what: string): number[] {
  const [, counts = ''] = document.split(`| ${what} | `)
  return [...(counts.split('|')[0] as string).matchAll(/(\d+) bytes/g)].map(([, bytes]) => Number(bytes))
}

t.test('docs/limits-of-memory.md has the bytes that each thing counts for', async (t) => {
  const Type = 'EXPORT_ASSETS_TO_S3'
  const withDetails = sharedSeedBytes({ Type, Details: {} })
  t.strictSame(documented('a job'), [withDetails, sharedSeedBytes({ Type }) - withDetails])
  t.strictSame(documented('a job that a request asked for'), [TALLY_BYTES])
  t.strictSame(documented('a fault'), [RULE_BYTES])
  t.strictSame(documented('an outcome'), [OUTCOME_BYTES])
  t.strictSame(documented('an asset or an upload'), [ASSET_BYTES])
  const entry = { path: '', faults: [], draws: [] } as unknown as JournalEntry
  t.strictSame(documented('an entry of the journal'), [entryBytes(entry)])
})

t.test('docs/limits-of-memory.md has the bytes of a client token to ten bytes', async (t) => {
  let counted = 0
  const ledger = {
    add: (bytes: number) => {
      counted += bytes
    }
  }
  const sent = { dataSetId: 'd'.repeat(32), clientToken: 'c'.repeat(36), digest: 'e'.repeat(43), sentAt: 1 }
  new SentNotifications(ledger as never).restore([sent])
  const [bytes = 0] = documented('a `ClientToken` of SendDataSetNotification')
  t.ok(Math.abs(bytes - counted) <= 10, `${bytes} documented, ${counted} counted`)
})

t.test('docs/limits-of-memory.md has the bytes of texts, objects and lists', async (t) => {
  const [, object, member] = /An object counts (\d+)\sbytes plus (\d+) for each member/.exec(document) ?? []
  const [, list, element] = /a list (\d+) bytes plus (\d+) for each element/.exec(document) ?? []
  const [, text] = /plus (\d+) bytes\. An object/.exec(document) ?? []
  t.equal(Number(object), sizeOf({}))
  t.equal(Number(member), sizeOf({ '': null }) - sizeOf({}) - sizeOf(null))
  t.equal(Number(list), sizeOf([]))
  t.equal(Number(element), sizeOf([null]) - sizeOf([]) - sizeOf(null))
  t.equal(Number(text), sizeOfText(''))
  t.equal(sizeOfText('ab') - sizeOfText(''), 2)
  t.equal(sizeOfText('а') - sizeOfText(''), 2)
})
