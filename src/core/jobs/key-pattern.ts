import { formatInstant } from '../time/instant.js'

/** What a key pattern is filled in with. */
export interface KeyContext {
  readonly asset: { readonly id: string; readonly name: string }
  readonly revision: { readonly id: string; readonly createdAt: number }
}

/** AWS: the variables of a key pattern, from the user guide on exporting revisions. */
const VARIABLES: Readonly<Record<string, (context: KeyContext) => string>> = {
  'Asset.Id': ({ asset }) => asset.id,
  'Asset.Name': ({ asset }) => asset.name,
  'Revision.CreatedAt': ({ revision }) => formatInstant(revision.createdAt),
  'Revision.CreatedAt.Year': ({ revision }) => formatInstant(revision.createdAt).slice(0, 4),
  'Revision.CreatedAt.Month': ({ revision }) => formatInstant(revision.createdAt).slice(5, 7),
  'Revision.CreatedAt.Day': ({ revision }) => formatInstant(revision.createdAt).slice(8, 10),
  'Revision.Id': ({ revision }) => revision.id
}

/** AWS: a pattern must contain one of these, or all assets of a revision would have one key. */
const NEEDED = ['${Asset.Name}', '${Asset.Id}'] as const

/** AWS: the key pattern of an export whose request has none. */
export const DEFAULT_KEY_PATTERN = '${Asset.Name}'

/** AWS: the key pattern of an export that an event action starts and that has none. */
export const AUTO_EXPORT_KEY_PATTERN = '${Revision.CreatedAt}/${Asset.Name}'

const VARIABLE = /\$\{([^}]*)\}/g

/** Returns why a text is no key pattern, or undefined if it is one. */
export function whyNoKeyPattern(pattern: string): string | undefined {
  const unknown = [...pattern.matchAll(VARIABLE)].map(([, name]) => name as string).find((name) => !(name in VARIABLES))
  if (unknown !== undefined) {
    const known = Object.keys(VARIABLES).map((name) => `\${${name}}`)
    return `there is no variable \${${unknown}}; there are ${known.join(', ')}`
  }
  if (NEEDED.some((variable) => pattern.includes(variable))) return undefined
  return `it must contain ${NEEDED.join(' or ')}`
}

/** Returns the key of an asset by a valid pattern. */
export function keyOf(pattern: string, context: KeyContext): string {
  return pattern.replace(VARIABLE, (_, name: string) => (VARIABLES[name] as (context: KeyContext) => string)(context))
}
