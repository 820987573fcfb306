/**
 * Buttons that can be read under the pointer and in focus. By itself the renderer gives them text in its second colour,
 * whose contrast is too low on its first. Their backgrounds would change with the theme more slowly than their text.
 */
const RULES = `
  .m-btn { transition: none }
  .m-btn.m-btn:is(:hover, :focus-visible) { border-color: var(--fg); color: var(--primary-color) }
  .m-btn.primary:is(:hover, :focus-visible) { color: var(--primary-btn-text-color) }
  .m-btn:focus-visible { outline: 2px solid var(--primary-color); outline-offset: 2px }
  @media (forced-colors: active) { .m-btn[aria-current='true'] { border-color: Highlight; border-width: 4px } }
`

/** The elements of the renderer that have buttons in shadow roots of their own, which no rule of the page reaches. */
const ELEMENTS = ['openapi-explorer', 'api-response', 'syntax-highlighter']

/** An element of the renderer, with the style sheets that all of its kind get. */
interface LitClass {
  readonly elementStyles: CSSStyleSheet[]
}

/** Adds the rules to the renderer. To be called before any of its elements is made. */
export function addButtonStyles(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(RULES)
  for (const name of ELEMENTS) (customElements.get(name) as unknown as LitClass).elementStyles.push(sheet)
}
