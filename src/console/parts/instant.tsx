import { instantText } from './format.js'

/** An instant; nothing if there is none. */
export function Instant({ iso }: { readonly iso: string | undefined }) {
  return iso === undefined ? null : <time dateTime={iso}>{instantText(iso)}</time>
}
