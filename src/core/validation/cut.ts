/** Cuts a text that is longer than so many characters: `abc...`. */
export function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}...` : text
}
