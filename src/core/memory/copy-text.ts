/**
 * Returns a text that shares no memory with the one that it was cut from. V8 keeps the whole of a text alive for as
 * long as a part of it is used.
 */
export function copyText(text: string): string {
  const copy = Buffer.from(text, 'latin1').toString('latin1')
  return copy === text ? copy : Buffer.from(text, 'utf16le').toString('utf16le')
}
