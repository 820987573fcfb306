/** The credentials with which requests are signed. */
export interface S3Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string | undefined
}

/** Environment variables, by their names. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Returns the credentials that an environment has, or those that emulators of S3 take without any set-up. */
export function credentialsFrom(environment: Environment): S3Credentials {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = environment
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) {
    return { accessKeyId: 'test', secretAccessKey: 'test', sessionToken: undefined }
  }
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    sessionToken: AWS_SESSION_TOKEN || undefined
  }
}
