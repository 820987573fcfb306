// What requests to S3 use of aws4, which has no types of its own.

declare module 'aws4' {
  interface RequestToSign {
    readonly service: string
    readonly region: string
    readonly method: string
    /** Percent-encoded. It is signed and sent as it is. */
    readonly path: string
    readonly headers: Readonly<Record<string, string>>
  }

  interface Credentials {
    readonly accessKeyId: string
    readonly secretAccessKey: string
    readonly sessionToken?: string | undefined
  }

  const aws4: {
    /** Returns the request with the headers of signature version 4. */
    sign(request: RequestToSign, credentials: Credentials): { readonly headers: Record<string, string> }
  }
  export default aws4
}
