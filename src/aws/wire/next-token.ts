import { type Static, Type } from '@sinclair/typebox'
import { Check } from '@sinclair/typebox/value'

/** The content of a token for the next page of ListJobs: the last job that was looked at, and the filter of its list. */
export const NextToken = Type.Object(
  {
    createdAt: Type.Integer({ minimum: 0 }),
    serial: Type.Integer({ minimum: 0 }),
    dataSetId: Type.Optional(Type.String()),
    revisionId: Type.Optional(Type.String())
  },
  { additionalProperties: false }
)
export type NextToken = Static<typeof NextToken>

/** Formats a token as the opaque text that clients send back. */
export function formatNextToken(token: { [Member in keyof NextToken]: NextToken[Member] | undefined }): string {
  return Buffer.from(JSON.stringify(token)).toString('base64url')
}

/** Parses a token. Returns undefined for a text that is not one. */
export function parseNextToken(text: string): NextToken | undefined {
  try {
    const token: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Check(NextToken, token) ? token : undefined
  } catch {
    return undefined
  }
}
