import { ControlError } from '../../../client/index.js'
import { messageOf } from '../../parts/message-of.js'

/** What the server refused a body for: what is wrong at fields, by their paths (`match.operation`), and all else. */
export interface ServerProblems {
  readonly atFields: ReadonlyMap<string, string>
  readonly others: readonly string[]
}

export const NO_PROBLEMS: ServerProblems = { atFields: new Map(), others: [] }

/** Sorts what is wrong with a body by the fields of its form. */
export function sortProblems(error: unknown, fields: readonly string[]): ServerProblems {
  if (!(error instanceof ControlError) || error.problems.length === 0) {
    return { atFields: new Map(), others: [messageOf(error)] }
  }
  const atFields = new Map<string, string>()
  const others: string[] = []
  for (const { path, message } of error.problems) {
    const field = path.replace(/^\$\.?/, '')
    if (!fields.includes(field)) others.push(`${path} ${message}`)
    else atFields.set(field, [atFields.get(field), message].filter(Boolean).join('\n'))
  }
  return { atFields, others }
}
