import { type Static, Type } from '@sinclair/typebox'

/** Which attempt of a call a request is, and how many there may be. */
export interface Attempt {
  readonly attempt: number | undefined
  readonly max: number | undefined
}

const ATTEMPT = /(?:^|;)\s*attempt=(\d+)/
const MAX = /(?:^|;)\s*max=(\d+)/

/** Parses `amz-sdk-request`. AWS: SDKs send `attempt=2; max=3` with each attempt; boto3 may omit `max` in the first. */
export function parseAttempt(header: string | undefined): Attempt {
  return { attempt: parseAttemptNumber(header), max: parseMaxAttempts(header) }
}

/** Parses the number of the attempt alone. */
export function parseAttemptNumber(header: string | undefined): number | undefined {
  return numberIn(ATTEMPT, header)
}

/** Parses how many attempts there may be alone. */
export function parseMaxAttempts(header: string | undefined): number | undefined {
  return numberIn(MAX, header)
}

/** The name and version by which an SDK identifies itself. */
export const Sdk = Type.Object({ name: Type.String(), version: Type.String() }, { additionalProperties: false })
export type Sdk = Static<typeof Sdk>

/** AWS: how SDKs identify themselves in `user-agent`. Tools put their own name before that of the SDK they use. */
const SDK_PRODUCT = /(?:^|\s)(aws-cli|Boto3|Botocore|aws-sdk-[a-z0-9-]+|aws-sdk-[a-z]+\/[a-z0-9-]+)\/([0-9][\w.+-]*)/i

/** Parses the name and version of an SDK from `user-agent`. Returns undefined if it is not an SDK of AWS. */
export function parseSdk(userAgent: string | undefined): Sdk | undefined {
  const product = SDK_PRODUCT.exec(userAgent ?? '')
  return product ? { name: product[1] as string, version: product[2] as string } : undefined
}

function numberIn(pattern: RegExp, header: string | undefined): number | undefined {
  const digits = header && pattern.exec(header)?.[1]
  return digits ? Number(digits) : undefined
}
