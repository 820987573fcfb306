/** A member of a document: the path that leads to it, and its value as text. */
export interface Member {
  readonly path: string
  readonly name: string
  readonly text: string
}

/** Returns the members of a document that hold no others, in order: `Encryption.Type`, `AssetSources[0].Key`. */
export function membersOf(value: unknown, path = '', name = ''): readonly Member[] {
  if (typeof value !== 'object' || value === null) return [{ path, name, text: String(value) }]
  const isList = Array.isArray(value)
  return Object.entries(value).flatMap(([key, member]) => {
    const below = isList ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`
    return membersOf(member, below, isList ? name : key)
  })
}
