import { hrefOf } from '../../route.js'

/** How many faults are named in a row. The others are counted: their names would be cut off. */
const MOST_NAMED = 1

/** The faults that fired, and the ways to them. */
export function FaultBadges({
  faults,
  most = MOST_NAMED
}: {
  readonly faults: readonly string[]
  readonly most?: number
}) {
  const different = [...new Set(faults)]
  const more = different.length - most
  return (
    <>
      {different.slice(0, most).map((fault) => (
        <a
          key={fault}
          class="badge warn fault"
          href={hrefOf({ view: 'faults', ids: [fault] })}
          title={`Fault ${fault} fired`}
        >
          {fault}
        </a>
      ))}
      {more > 0 && (
        <span class="badge" title={different.slice(most).join(', ')}>
          +{more}
        </span>
      )}
    </>
  )
}
