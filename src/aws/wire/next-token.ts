import { type Static, Type } from '@sinclair/typebox'
import { Check } from '@sinclair/typebox/value'

/** What a token for the next page of ListJobs holds: where that begins, and of which list it is. */
export const NextToken = Type.Object(
  {
    cursor: Type.Integer({ minimum: 0 }),
    dataSetId: Type.Optional(Type.String()),
    revisionId: Type.Optional(Type.String())
  },
  { additionalProperties: false }
)
export type NextToken = Static<typeof NextToken>

/** Writes a token as the opaque text that clients hand back. */
export function formatNextToken(token: { [Member in keyof NextToken]: NextToken[Member] | undefined }): string {
  return Buffer.from(JSON.stringify(token)).toString('base64url')
}

/** Reads a token; undefined if it is none. */
export function parseNextToken(text: string): NextToken | undefined {
  try {
    const token: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Check(NextToken, token) ? token : undefined
  } catch {
    return undefined
  }
}
