/** Where a data set or a revision is in a list: the newest first. */
export interface ByAge {
  readonly createdAt: number
  readonly serial: number
}

/** AWS: lists of data sets and revisions begin with the newest. Mock: of those from one instant, the later arrival. */
export function newestFirst(a: ByAge, b: ByAge): number {
  return b.createdAt - a.createdAt || b.serial - a.serial
}

/** Where an asset is in a list: by name, descending. */
export interface ByName {
  readonly name: string
  readonly id: string
}

/** AWS: assets are listed "alphabetically, descending". Mock: by their names, and those of one name by their ids. */
export function lastNameFirst(a: ByName, b: ByName): number {
  return compare(b.name, a.name) || compare(b.id, a.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
