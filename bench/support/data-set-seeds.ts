import type { DataSetSeed } from '../../src/core/data-sets/data-set-seed.js'
import { type StageContext, stageDataSets } from '../../src/core/data-sets/stage-seeds.js'
import { atOnce } from '../../src/core/time/steps.js'
import type { BenchServer } from './server.js'

/** The number of entries from which the bytes that one counts for are computed. */
const COUNTED = 1000

const DATA_SET = 'd'.repeat(32)
const REVISION = 'e'.repeat(32)

/** A list that pages: of the data sets, of the revisions of one data set, or of the assets of one revision. */
export interface SeededList {
  /** The operation that lists them. */
  readonly operation: string
  /** How many entries are many. */
  readonly many: number
  readonly path: string
  /** The member of a response that has the entries. */
  readonly member: string
  /** Returns the seeds of so many entries and of what they are in. */
  seeds(count: number): DataSetSeed[]
}

/** Every list of data sets and of what is in them. */
export const SEEDED_LISTS: readonly SeededList[] = [
  {
    operation: 'ListDataSets',
    many: 100_000,
    path: '/v1/data-sets',
    member: 'DataSets',
    seeds: (count) => Array.from({ length: count }, (_, index) => ({ Name: `data set ${index}` }))
  },
  {
    operation: 'ListDataSetRevisions',
    many: 100_000,
    path: `/v1/data-sets/${DATA_SET}/revisions`,
    member: 'Revisions',
    seeds: (count) => [
      { Id: DATA_SET, revisions: Array.from({ length: count }, (_, index) => ({ Comment: `revision ${index}` })) }
    ]
  },
  {
    operation: 'ListRevisionAssets',
    many: 1_000_000,
    path: `/v1/data-sets/${DATA_SET}/revisions/${REVISION}/assets`,
    member: 'Assets',
    seeds: (count) => {
      const assets = Array.from({ length: count }, (_, index) => ({ Name: `data/part-${index}.csv` }))
      return [{ Id: DATA_SET, revisions: [{ Id: REVISION, assets }] }]
    }
  }
]

/** Seeds data sets in one request, and reads its response to the end. Throws unless they were seeded. */
export async function seedDataSets({ url }: BenchServer, seeds: readonly DataSetSeed[]): Promise<void> {
  const response = await fetch(`${url}/__admin/data-sets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(seeds)
  })
  if (!response.ok) throw new Error(`the data sets were not seeded: ${response.status} ${await response.text()}`)
  // The response shows all that was seeded, which may be more than one string can hold.
  for await (const _ of response.body ?? []);
}

/** Returns how many bytes an entry of a list counts for against `--max-memory-bytes`. */
export function countedBytes({ seeds }: SeededList): number {
  const bytes = (count: number) => atOnce(stageDataSets(seeds(count), stageContext())).store.bytes
  return (bytes(COUNTED) - bytes(0)) / COUNTED
}

function stageContext(): StageContext {
  let made = 0
  const fresh = () => String(made++).padStart(32, '0')
  return {
    region: 'us-east-1',
    accountId: '123456789012',
    now: 0,
    freshId: fresh,
    freshProductId: fresh,
    nextSerial: () => made++
  }
}
