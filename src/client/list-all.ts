import type { Parts, Transport } from './transport.js'

/** Returns the entries of all pages of a list. */
export async function listAll<T>(
  transport: Transport,
  path: string,
  member: string,
  query: Parts['query'] = {}
): Promise<T[]> {
  const entries: T[] = []
  let after: string | undefined
  do {
    const page: Record<string, unknown> = await transport.ask('GET', path, { query: { ...query, after } })
    entries.push(...(page[member] as T[]))
    after = page.next as string | undefined
  } while (after !== undefined)
  return entries
}
