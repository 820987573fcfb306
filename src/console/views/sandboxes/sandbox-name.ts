import { isSandboxName } from '../../sandbox-name.js'

/** Returns what is wrong with the name of a sandbox; empty if nothing is. */
export function nameProblem(name: string): string {
  if (isSandboxName(name)) return ''
  if (name === '') return 'Give the sandbox a name.'
  if (name.length > 64) return `The name has ${name.length} characters: use at most 64.`
  const [other] = name.replace(/[A-Za-z0-9_-]/g, '')
  return `${JSON.stringify(other)} cannot be in a name: use letters, digits, dashes and underscores.`
}
