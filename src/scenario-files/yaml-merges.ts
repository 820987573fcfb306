import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node } from 'yaml'

/**
 * Returns how many values the merge keys (`<<`) of a document copy, before any is copied: each merge makes values of
 * its own, also those that were merged into what it merges, so that a small file could expand to a huge one. A map that
 * is merged into itself has no end: Infinity. The same for more merges than `most`: the library looks for the anchor of
 * each in the whole document.
 */
export function addedByMerges(document: Document, most: number): number {
  const sizes = new Map<unknown, number>()
  /** What each anchor stands for so far. */
  const anchors = new Map<string, unknown>()
  let added = 0
  let merges = 0
  const sizeOf = (node: unknown): number => {
    const known = sizes.get(node)
    if (known !== undefined) return known
    if (!isMap(node) && !isSeq(node)) return 1
    if (node.anchor !== undefined) anchors.set(node.anchor, node)
    // Until it is known, for whoever meets the node within itself.
    sizes.set(node, Number.POSITIVE_INFINITY)
    let size = 1
    for (const item of node.items) {
      if (!isPair(item)) size += sizeOf(item)
      else if (isMergeKey(item.key)) {
        const merged = sizeOfMerged(item.value)
        size += merged
        added += merged
      } else size += sizeOf(item.value)
    }
    sizes.set(node, size)
    return size
  }
  /** What is merged is a map, an alias of one, or a list of these. */
  const sizeOfMerged = (value: unknown): number => {
    if (isAlias(value)) return ++merges > most ? Number.POSITIVE_INFINITY : sizeOf(anchors.get(value.source))
    if (!isSeq(value)) return sizeOf(value)
    return value.items.reduce<number>((sum, item) => sum + sizeOfMerged(item), 0)
  }
  sizeOf(document.contents as Node | null)
  return added
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) ? key.value === '<<' || typeof key.value === 'symbol' : key === '<<'
}
