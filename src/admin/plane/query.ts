import { Type } from '@sinclair/typebox'

/** How many entries a page has unless the request says. */
export const DEFAULT_LIMIT = 100

/** Query parameters are strings: these are strings of digits, read with `Number`. */
export const Limit = Type.String({ pattern: '^([1-9][0-9]{0,2}|1000)$', description: 'a whole number from 1 to 1000' })

/** Where a page begins: the `next` of the page before it. */
export const Cursor = Type.String({ pattern: '^[0-9]{1,15}$', description: 'the `next` of the page before' })
