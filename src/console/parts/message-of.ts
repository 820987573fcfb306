import { ControlError } from '../../client/index.js'

/** Returns what to tell of an error: what the server says is wrong, and where. */
export function messageOf(error: unknown): string {
  if (error instanceof ControlError) {
    const problems = error.problems.map(({ path, message }) => `${path} ${message}`)
    return [error.message, ...problems.filter((problem) => !error.message.includes(problem))].join('\n')
  }
  return error instanceof Error ? error.message : String(error)
}
