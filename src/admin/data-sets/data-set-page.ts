import { Type } from '@sinclair/typebox'
import { type DataSet, Origin } from '../../core/data-sets/data-set.js'
import type { ReadonlyDataSetStore } from '../../core/data-sets/data-set-store.js'
import { type ListPage, pageOf } from '../../core/data-sets/list-page.js'
import { EXPECTED } from '../../core/validation/expected.js'
import { DEFAULT_LIMIT } from '../plane/schemas.js'

/** Where a page of data sets begins: `next` of the previous page. */
export const Cursor = Type.String({
  pattern: '^(OWNED|ENTITLED)\\.[0-9]{1,15}\\.[0-9]{1,15}$',
  description: 'The value of `next` from the previous page.',
  [EXPECTED]: 'the value of `next` from the previous page'
})

/** What a page of data sets is asked for with: as it is in a query. */
interface PageQuery {
  readonly limit?: string
  readonly after?: string
}

/** Returns a page of the data sets, those that are OWNED first, and of each origin the newest first. */
export function pageOfDataSets(
  store: ReadonlyDataSetStore,
  { limit = String(DEFAULT_LIMIT), after }: PageQuery
): ListPage<DataSet, string> {
  const [origin = 'OWNED', createdAt, serial] = after?.split('.') ?? []
  const key = after === undefined ? undefined : { createdAt: Number(createdAt), serial: Number(serial) }
  return pageOf(
    (function* () {
      for (const each of Origin.enum.slice(Origin.enum.indexOf(origin as Origin))) {
        yield* store.dataSets(each, each === origin ? key : undefined)
      }
    })(),
    Number(limit),
    (dataSet) => `${dataSet.origin}.${dataSet.createdAt}.${dataSet.serial}`
  )
}
