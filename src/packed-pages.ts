/** The folder of the pages that come with the server, as seen from here. The bundle has them beside itself. */
export const PACKED_PAGES = new URL('../dist/', import.meta.url)
