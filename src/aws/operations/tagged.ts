import type { Tags } from '../../core/data-sets/tags.js'

/** Returns the member `Tags` of a resource, or nothing if it has none. */
export function tagged({ tags }: { readonly tags: Tags }): { Tags?: Record<string, string> } {
  return Object.keys(tags).length > 0 ? { Tags: { ...tags } } : {}
}
