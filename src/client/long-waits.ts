/** `fetch` gives up on a response that takes longer than five minutes in Node.js, and some proxies sooner. */
const MOST_MS_AT_ONCE = 240_000

/**
 * Waits in several requests, one after the other, if one alone would take too long. `isOver` tells whether a result is
 * final, before the time has run out.
 */
export async function waitInParts<T>(
  timeoutMs: number,
  ask: (timeoutMs: number) => Promise<T>,
  isOver: (result: T) => boolean
): Promise<T> {
  for (let left = timeoutMs; ; left -= MOST_MS_AT_ONCE) {
    const result = await ask(Math.min(left, MOST_MS_AT_ONCE))
    if (left <= MOST_MS_AT_ONCE || isOver(result)) return result
  }
}
