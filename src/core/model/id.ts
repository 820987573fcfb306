import { Type } from '@sinclair/typebox'
import { CORRECT } from '../validation/correct.js'

/** AWS: the pattern of the ids of resources, the service model's `Id`. Not anchored. */
export const ID_PATTERN = '[a-zA-Z0-9]{30,40}'

const MAX_IDENTIFIER_LENGTH = 64

/**
 * The id of a fault or an outcome, or the name of a scenario. It can stand in a path, a header and a line of text as it
 * is. Every way into a sandbox validates against this schema. `.` and `..` are left out because URLs resolve them.
 */
export const Identifier = Type.String({
  // Without a lookahead, which not every reader of a JSON Schema knows.
  pattern: '^(?:\\.{0,2}[A-Za-z0-9_-]|\\.{3})[A-Za-z0-9._-]*$',
  maxLength: MAX_IDENTIFIER_LENGTH,
  description: `1 to ${MAX_IDENTIFIER_LENGTH} letters, digits, dots, dashes or underscores (but not . or ..)`,
  [CORRECT]: toIdentifier
})

/** The longest id of a job or an asset, in characters: it has to fit in the path of a URL. */
export const MAX_RESOURCE_ID_LENGTH = 256

/**
 * The id with which a job or an asset can be seeded. Any character is allowed; headers and URLs encode what they must.
 */
export const ResourceId = Type.String({ minLength: 1, maxLength: MAX_RESOURCE_ID_LENGTH })

/** The identifier that is most like a text: `second – fails` becomes `second-fails`. Undefined if there is none. */
export function toIdentifier(text: string): string | undefined {
  const plain = text
    .slice(0, MAX_IDENTIFIER_LENGTH)
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replaceAll(/-{2,}/g, '-')
    .slice(0, MAX_IDENTIFIER_LENGTH)
    .replaceAll(/^-|-$/g, '')
  return /[A-Za-z0-9]/.test(plain) ? plain : undefined
}
