import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { RequestView } from '../../../client/index.js'
import type { Call } from '../../live/journal/calls.js'
import { countText } from '../../parts/format.js'
import { TableFrame } from '../../parts/table-frame.js'
import { ROW_HEIGHT, useVirtualRows } from '../../parts/use-virtual-rows.js'
import { CallRow } from './call-row.js'
import { mode } from './choices.js'
import { Columns } from './columns.js'
import { RequestRow } from './request-row.js'
import { rowsOfCalls, rowsOfRequests } from './table-rows.js'
import { useFollow } from './use-follow.js'

interface Props {
  readonly calls: readonly Call[]
  readonly requests: readonly RequestView[]
  /** The ordinal of the request that is shown in full; 0 for none. */
  readonly chosen: number
}

/** The calls or the requests, the newest last. It follows them until it is scrolled up. */
export function RequestTable({ calls, requests, chosen }: Props) {
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set())
  const items = useMemo(
    () => (mode.value === 'calls' ? rowsOfCalls(calls, expanded) : rowsOfRequests(requests)),
    [calls, requests, expanded, mode.value]
  )
  const keys = useMemo(() => items.map(({ key }) => key), [items])
  const { rows, isFollowing, follow, pause, show } = useFollow(useVirtualRows(items.length), {
    keys,
    height: ROW_HEIGHT
  })
  const last = items.at(-1)?.ordinal ?? 0
  const seen = useRef(last)
  if (isFollowing) seen.current = last
  useEffect(() => {
    const index = items.findIndex((row) => ('call' in row ? isIn(row.call, chosen) : row.ordinal === chosen))
    if (index >= 0) show(index)
  }, [chosen])
  const toggle = (key: string) => {
    pause()
    setExpanded((before) => {
      const after = new Set(before)
      if (!after.delete(key)) after.add(key)
      return after
    })
  }
  const newCount = isFollowing
    ? 0
    : items.filter((row) => row.ordinal > seen.current && !('isAttempt' in row && row.isAttempt)).length
  return (
    <div class="journal">
      <TableFrame virtual={rows} label="Table of requests">
        <table class="requests" aria-rowcount={items.length + 1}>
          <Columns mode={mode.value} />
          <tbody>
            {rows.indexes.map((index) => {
              const row = items[index]
              if (row === undefined) return null
              const shared = { key: row.key, index, isChosen: false }
              return 'call' in row ? (
                <CallRow
                  {...shared}
                  call={row.call}
                  isExpanded={row.isExpanded}
                  isChosen={isIn(row.call, chosen)}
                  toggle={() => toggle(row.key)}
                />
              ) : (
                <RequestRow
                  {...shared}
                  request={row.request}
                  isAttempt={row.isAttempt}
                  isChosen={row.ordinal === chosen}
                />
              )
            })}
          </tbody>
        </table>
      </TableFrame>
      {!isFollowing && (
        <button type="button" class="primary follow" onClick={follow}>
          {newCount > 0 ? `${countText(newCount)} new` : 'Follow'}
        </button>
      )}
    </div>
  )
}

function isIn({ attempts }: Call, ordinal: number): boolean {
  return attempts.some((attempt) => attempt.ordinal === ordinal)
}
