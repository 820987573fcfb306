/** Returns the URL without a trailing slash, or undefined if the text is not an HTTP URL or has a query or fragment. */
export function publicUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const { protocol, search, hash, href } = new URL(text)
  return /^https?:$/.test(protocol) && search === '' && hash === '' ? href.replace(/\/$/, '') : undefined
}
