/** The SGR parameters of the colours in use: those that are readable on light and dark terminals. */
const SGR = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const

/** How a text looks on a terminal. */
export type Colour = keyof typeof SGR

/** Returns a text that a terminal shows in a colour. The text must hold nothing that a terminal obeys. */
export function coloured(text: string, colour: Colour): string {
  return `\u001b[${SGR[colour]}m${text}\u001b[0m`
}
