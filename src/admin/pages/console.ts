import type { PageOptions } from './page.js'

/**
 * The console. It loads its own files only, and shows what clients sent as text: `require-trusted-types-for` says so.
 */
export const CONSOLE: PageOptions = {
  page: 'console',
  policy: [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'"
  ].join('; ')
}
