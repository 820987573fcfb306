/**
 * Returns whether an `Origin` header is that of pages of this server: it has the host and the port of the request's
 * `Host` header, or those of the public URL. The scheme may differ, as a proxy may end TLS. The origin `null`, which
 * sandboxed frames and files have, is never the server's own.
 */
export function isOwnOrigin(origin: string, host: string | undefined, publicUrl: string | undefined): boolean {
  if (!URL.canParse(origin)) return false
  const { protocol, host: given, origin: normalized } = new URL(origin)
  if (protocol !== 'http:' && protocol !== 'https:') return false
  if (publicUrl !== undefined && new URL(publicUrl).origin === normalized) return true
  // A URL leaves out the default port of its scheme, which a Host header may have.
  const own = `${protocol}//${host}`
  return Boolean(host) && URL.canParse(own) && new URL(own).host === given
}
