/** How many numbers are compared in a step. */
const PER_STEP = 4096

/**
 * Finds the number at an index as if the numbers were sorted, and yields now and then. Changes their order. There must
 * be that many.
 */
export function* nthSmallest(numbers: number[], index: number): Generator<void, number> {
  let low = 0
  let high = numbers.length - 1
  let left = PER_STEP
  while (low < high) {
    // The one in the middle, so that numbers that are sorted already are no bad case.
    const pivot = numbers[(low + high) >> 1] as number
    let from = low
    let to = high
    while (from <= to) {
      if ((numbers[from] as number) < pivot) from++
      else if ((numbers[to] as number) > pivot) to--
      else swap(numbers, from++, to--)
      if (--left === 0) {
        left = PER_STEP
        yield
      }
    }
    if (index <= to) high = to
    else if (index >= from) low = from
    else break
  }
  return numbers[index] as number
}

function swap(numbers: number[], one: number, other: number): void {
  const number = numbers[one] as number
  numbers[one] = numbers[other] as number
  numbers[other] = number
}
