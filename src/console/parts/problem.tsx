/** What went wrong, which screen readers read out at once; nothing if the text is empty. */
export function Problem({ text }: { readonly text: string }) {
  if (text === '') return null
  return (
    <p class="problem" role="alert">
      {text}
    </p>
  )
}
