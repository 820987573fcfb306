/** Part of a list; `next` is the key after which the next page begins, if there is one. */
export interface ListPage<Item, Key> {
  readonly items: readonly Item[]
  readonly next: Key | undefined
}

/** Returns the first items of a list as a page of at most `limit`. `keyOf` returns the key of an item. */
export function pageOf<Item, Key>(
  items: Iterable<Item>,
  limit: number,
  keyOf: (item: Item) => Key
): ListPage<Item, Key> {
  const page: Item[] = []
  for (const item of items) {
    if (page.length === limit) return { items: page, next: keyOf(page.at(-1) as Item) }
    page.push(item)
  }
  return { items: page, next: undefined }
}
