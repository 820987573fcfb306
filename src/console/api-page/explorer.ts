/** An OpenAPI document, as the renderer takes it. */
export type OpenApi = Readonly<Record<string, unknown>>

/** The renderer: a custom element, whose colours and options are attributes. */
export interface Explorer extends HTMLElement {
  /** Shows a document. */
  loadSpec(document: OpenApi): Promise<void>
  /** Sets the token of a security scheme, which is sent with what is tried. */
  setAuthenticationConfiguration(scheme: string, given: { readonly token: string }): Promise<void>
}
