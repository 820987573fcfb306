import 'openapi-explorer/dist/es/openapi-explorer.js'
import { keepToken, storedToken } from '../stored-token.js'
import { askForToken } from './ask-for-token.js'
import { addButtonStyles } from './button-styles.js'
import type { Explorer, OpenApi } from './explorer.js'
import { followTheme } from './follow-theme.js'
import '../styles/base.css'
import '../styles/controls.css'
import '../styles/parts.css'
import './api-page.css'

document.title = 'Control plane · dataexchange-local'

/** The attributes of the renderer that do not depend on the theme. Its navigation is dark in both. */
const OPTIONS = {
  collapse: 'true',
  'default-schema-tab': 'body',
  'hide-server-selection': 'true',
  'secondary-color': '#f3c06b',
  'nav-bg-color': '#1c2027',
  'nav-text-color': '#e7eaf0',
  'nav-hover-bg-color': '#272c35',
  'nav-hover-text-color': '#ffffff'
}

/** The sandbox below which the page was opened: what is tried here is tried in it. */
const SANDBOX_URL = new URL('../..', location.href).href.replace(/\/$/, '')

/** Returns the OpenAPI document, or undefined if the server wants another token for it. */
async function fetchDocument(token: string): Promise<OpenApi | undefined> {
  const headers: HeadersInit = token === '' ? {} : { authorization: `Bearer ${token}` }
  const response = await fetch('../openapi.json', { headers })
  if (response.status === 401) return undefined
  if (!response.ok) throw new Error(`openapi.json: ${response.status} ${await response.text()}`)
  return (await response.json()) as OpenApi
}

/** Shows the document, whose operations are tried with the token. */
async function show(document_: OpenApi, token: string): Promise<void> {
  const explorer = document.createElement('openapi-explorer') as Explorer
  for (const [name, value] of Object.entries(OPTIONS)) explorer.setAttribute(name, value)
  document.body.append(explorer)
  followTheme(explorer)
  const servers = [{ url: SANDBOX_URL, description: 'The sandbox of this page.' }]
  await explorer.loadSpec({ ...document_, servers })
  if (token !== '') await explorer.setAuthenticationConfiguration('token', { token })
}

let token = storedToken()
let found = await fetchDocument(token)
while (found === undefined) {
  token = await askForToken(document.body, token === '' ? '' : 'The server does not accept this token.')
  found = await fetchDocument(token)
  if (found !== undefined) keepToken(token)
}
addButtonStyles()
await show(found, token)
