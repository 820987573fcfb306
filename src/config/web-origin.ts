/** A scheme, a host and perhaps a port, with nothing after them. Files have no origin that tells them apart. */
const ORIGIN = /^(?!file:)[a-z][a-z\d+.-]*:\/\/[^\s/?#@,\\*]+$/i

/** A scheme whose origins a URL has in the form in which browsers send them. */
const WEB = /^https?:/i

/**
 * Returns the value that browsers send in `Origin` for the pages of an origin: in lower case, without the default port
 * of the scheme. Returns undefined if the text is not an origin, or if it would allow pages that nobody chose: `*` and
 * `null`.
 */
export function webOrigin(text: string): string | undefined {
  if (!ORIGIN.test(text)) return undefined
  if (!WEB.test(text)) return text.toLowerCase()
  return URL.canParse(text) ? new URL(text).origin : undefined
}

/** Says why a text is no origin that can be allowed, or which one may be meant, to be added to an error message. */
export function whyNoOrigin(text: string): string {
  if (text.includes('*')) {
    return '; with a wildcard, any page that is open in a browser on this machine could use the server: name each origin'
  }
  if (text === 'null' || /^file:/i.test(text)) {
    return '; the pages of all files and sandboxed frames have the origin null: serve the page over HTTP'
  }
  if (text.includes(',')) return '; give each origin by itself'
  const url = text.includes('://') ? text : `http://${text}`
  return WEB.test(url) && URL.canParse(url) ? `; did you mean ${new URL(url).origin}?` : ''
}
