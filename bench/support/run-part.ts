import { endChildren } from './children.js'
import { reportFailure, takeFailures } from './failures.js'
import type { Part, Section } from './table.js'

/** How long a part may take, in milliseconds: several times what the longest takes. */
const PART_WITHIN_MS = 900_000

/** What came of a part. */
export interface PartResult {
  /** Undefined if the part failed as a whole. */
  readonly section: Section | undefined
  readonly seconds: number
  /** Whether anything failed, such as one of several servers. */
  readonly hasFailed: boolean
}

/** Runs a part, and reports what fails in it. A part that takes too long fails, and its servers are ended. */
export async function runPart(name: string, part: Part, isQuick: boolean): Promise<PartResult> {
  const began = performance.now()
  const result = (section: Section | undefined) => {
    const failures = takeFailures()
    return {
      section: section && (failures.length === 0 ? section : { ...section, failures }),
      seconds: Math.round((performance.now() - began) / 1000),
      hasFailed: failures.length > 0
    }
  }
  let tooLate: NodeJS.Timeout | undefined
  try {
    const late = new Promise<never>((_, reject) => {
      tooLate = setTimeout(() => reject(new Error(`it took longer than ${PART_WITHIN_MS / 1000} s`)), PART_WITHIN_MS)
    })
    return result(await Promise.race([part(isQuick), late]))
  } catch (error) {
    reportFailure(name, error)
    return result(undefined)
  } finally {
    clearTimeout(tooLate)
    // None of its servers may disturb the next part.
    await endChildren()
  }
}
