import { TAG_LIMITS, type Tags } from '../../core/data-sets/tags.js'
import { violation } from '../wire/constraint-violations.js'

const { count, keyLength, valueLength, reservedPrefix } = TAG_LIMITS

/** Returns how tags violate the rules that AWS has for the tags of all services. `path` is the member that has them. */
export function tagViolations(tags: Tags | undefined, path: string): string[] {
  const entries = Object.entries(tags ?? {})
  return [
    ...(entries.length > count ? [violation(path, `Member must have at most ${count} entries`)] : []),
    ...entries.flatMap(([key, value]) => {
      const at = `${path}/${[...key].slice(0, keyLength).join('')}`
      return [
        ...(isWithin(key, 1, keyLength) ? [] : [violation(at, `Its key must have length between 1 and ${keyLength}`)]),
        ...(key.toLowerCase().startsWith(reservedPrefix)
          ? [violation(at, `Its key must not begin with ${reservedPrefix}, which is reserved`)]
          : []),
        ...(isWithin(value, 0, valueLength)
          ? []
          : [violation(at, `Member must have length less than or equal to ${valueLength}`)])
      ]
    })
  ]
}

/** Whether a text has so many Unicode code points. */
function isWithin(text: string, min: number, max: number): boolean {
  if (text.length < min) return false
  return text.length <= max || [...text.slice(0, 2 * max + 1)].length <= max
}
