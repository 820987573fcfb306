/** The headers that ask a client to wait for so many seconds; none if it is not asked. */
export function retryAfterHeaders(seconds: number | undefined): Record<string, string> {
  if (seconds === undefined) return {}
  return {
    // HTTP's own header counts whole seconds, that of the SDKs milliseconds.
    'retry-after': String(Math.ceil(seconds)),
    'x-amz-retry-after': String(Math.round(seconds * 1000))
  }
}
