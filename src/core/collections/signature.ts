/** How many bits of a signature a text sets. */
const BITS_PER_TEXT = 3

/**
 * A signature of some texts: 32 bits of which each text sets up to three (a Bloom filter). A signature that does not
 * cover that of a text proves that the text is not among them; one that does proves nothing.
 */
export function signatureOf(texts: Iterable<string>): number {
  let signature = 0
  for (const text of texts) {
    let hash = hashOf(text)
    for (let bit = 0; bit < BITS_PER_TEXT; bit++) {
      signature |= 1 << (hash & 31)
      hash >>>= 5
    }
  }
  return signature
}

/** Whether all bits of another signature are set in a signature. */
export function covers(signature: number, other: number): boolean {
  return (signature & other) === other
}

/** FNV-1a over the characters' codes. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  // The lowest bits of FNV differ least.
  return (hash ^ (hash >>> 15)) >>> 0
}
