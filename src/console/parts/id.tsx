/** An id, an ARN or a key, in the letters of code. */
export function Id({ children }: { readonly children: string }) {
  return <span class="id">{children}</span>
}
