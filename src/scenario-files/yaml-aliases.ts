import { MAX_DEPTH } from '../core/validation/validate.js'

/** A value with all that it contains: how many values that is, and how deep it is nested. */
interface Extent {
  readonly size: number
  readonly height: number
}

/**
 * Returns how many values the aliases of a document add to it: what an alias stands for is one object, but whoever
 * walks through the value meets it wherever it is used. Returns `too-deep` if walking would go too deep, or have no
 * end.
 */
export function addedByAliases(value: unknown): number | 'too-deep' {
  const extents = new Map<object, Extent>()
  let distinct = 0
  const measure = (value: unknown, depth: number): Extent | undefined => {
    if (typeof value !== 'object' || value === null) {
      distinct++
      return { size: 1, height: 0 }
    }
    const known = extents.get(value)
    if (known) return depth + known.height > MAX_DEPTH ? undefined : known
    if (depth === MAX_DEPTH) return undefined
    distinct++
    let [size, height] = [1, 0]
    for (const member of Object.values(value)) {
      const inner = measure(member, depth + 1)
      if (inner === undefined) return undefined
      size += inner.size
      height = Math.max(height, inner.height)
    }
    const extent = { size, height: height + 1 }
    extents.set(value, extent)
    return extent
  }
  const whole = measure(value, 0)
  return whole === undefined ? 'too-deep' : whole.size - distinct
}
