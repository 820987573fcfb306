/** Work that may be interrupted wherever it yields. `TimeSlices.take` does it in slices. */
export type Steps<T> = Generator<void, T>

/** Does work without an interruption. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
