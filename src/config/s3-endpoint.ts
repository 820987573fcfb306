import { publicUrl } from './public-url.js'

/**
 * Returns the URL of an S3-compatible server as `publicUrl` does; undefined as well if the URL has credentials in it.
 */
export function s3Endpoint(text: string): string | undefined {
  const url = publicUrl(text)
  if (url === undefined) return undefined
  const { username, password } = new URL(url)
  return username === '' && password === '' ? url : undefined
}
