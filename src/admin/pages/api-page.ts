import type { PageOptions } from './page.js'

/**
 * The page of the OpenAPI document. It loads its own files only. Its renderer has its colours in styles of its own,
 * which only `unsafe-inline` allows; it runs no code that is not in a file of the page. What it shows is the server's.
 */
export const API_PAGE: PageOptions = {
  page: 'docs',
  policy: [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'"
  ].join('; ')
}
