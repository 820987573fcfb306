const failures: string[] = []

/** Reports what failed without ending the part in which it failed. */
export function reportFailure(what: string, error: unknown): void {
  const line = `${what}: ${messageOf(error)}`
  process.stderr.write(`failed: ${line}\n`)
  failures.push(line)
}

/** Returns what has been reported since the last call. */
export function takeFailures(): string[] {
  return failures.splice(0)
}

/** Returns the message of an error and of its causes, in one line. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : `: ${messageOf(error.cause)}`
  return `${error.message}${cause}`.replaceAll(/\s+/g, ' ').slice(0, 500)
}
