/** Returns the URL to which events are to be sent, normalized; undefined if a text is none. */
export function eventTarget(text: string): string | undefined {
  if (!/^https?:\/\/[^\s,]+$/i.test(text) || !URL.canParse(text)) return undefined
  const { username, password, hash, href } = new URL(text)
  return username === '' && password === '' && hash === '' ? href : undefined
}

/** Says why a text is no target, or which one may be meant, to be added to an error message. */
export function whyNoTarget(text: string): string {
  if (text.includes(',')) return '; give each URL by itself, and write a comma in one as %2C'
  if (/\s/.test(text)) return ''
  if (!text.includes('://')) return URL.canParse(`http://${text}`) ? `; did you mean http://${text}?` : ''
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return ''
  const { username, password, hash } = new URL(text)
  if (username !== '' || password !== '')
    return '; leave out the user name and the password: the URL is shown in the log'
  return hash === '' ? '' : '; leave out the fragment, which is never sent'
}
