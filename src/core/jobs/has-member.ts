/** Whether a value has a member of this name, at any depth, that equals a text. */
export function hasMember(value: unknown, name: string, wanted: string): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(
    ([key, inner]) => (key === name && inner === wanted) || hasMember(inner, name, wanted)
  )
}
