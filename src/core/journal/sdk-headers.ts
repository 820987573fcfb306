import { type Static, Type } from '@sinclair/typebox'

/** Which attempt of an SDK's call a request is, and how many there may be. */
export interface Attempt {
  readonly attempt: number | undefined
  readonly max: number | undefined
}

const ATTEMPT = /(?:^|;)\s*attempt=(\d+)/
const MAX = /(?:^|;)\s*max=(\d+)/

/** Reads `amz-sdk-request`. AWS: SDKs send `attempt=2; max=3` with each attempt; boto3 may leave `max` out of the first. */
export function parseAttempt(header: string | undefined): Attempt {
  return { attempt: numberIn(ATTEMPT, header), max: numberIn(MAX, header) }
}

/** An SDK by the name and version that it gives itself. */
export const Sdk = Type.Object({ name: Type.String(), version: Type.String() }, { additionalProperties: false })
export type Sdk = Static<typeof Sdk>

/** AWS: what SDKs call themselves in `user-agent`; tools name themselves before the SDK that they are made with. */
const SDK_PRODUCT =
  /(?:^|\s)(aws-cli|Boto3|Botocore|aws-sdk-[a-z0-9-]+|aws-sdk-[a-z]+\/[a-z0-9-]+|aws-sdk-nodejs)\/([0-9][\w.+-]*)/i

/** Reads an SDK's name and version from `user-agent`; undefined if it is none of AWS's. */
export function parseSdk(userAgent: string | undefined): Sdk | undefined {
  const [, name, version] = SDK_PRODUCT.exec(userAgent ?? '') ?? []
  return name === undefined || version === undefined ? undefined : { name, version }
}

function numberIn(pattern: RegExp, header: string | undefined): number | undefined {
  const digits = header && pattern.exec(header)?.[1]
  return digits ? Number(digits) : undefined
}
