/** The members of a JSON object. */
export type JsonObject = { readonly [name: string]: unknown }

/** A body as it is edited: an object, which the fields show too; any other JSON; or a text that is none. */
export type ParsedBody =
  | { readonly kind: 'object'; readonly body: JsonObject }
  | { readonly kind: 'other'; readonly body: unknown }
  | { readonly kind: 'broken'; readonly problem: string }

/** Reads a text that should be JSON. */
export function parseBody(text: string): ParsedBody {
  try {
    const body: unknown = JSON.parse(text)
    return isObject(body) ? { kind: 'object', body } : { kind: 'other', body }
  } catch (error) {
    return { kind: 'broken', problem: (error as Error).message }
  }
}

/** Returns a body as the text that is edited. */
export function textOf(body: unknown): string {
  return JSON.stringify(body, null, 2)
}

/** Returns what a body has at a path; undefined if it has nothing there. */
export function valueAt(body: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), body)
}

/**
 * Returns a body with another value at a path, and without it if the value is undefined. An object that has lost its
 * last member goes with it, except below the member `keep`.
 */
export function withValue(body: JsonObject, path: readonly string[], value: unknown, keep?: string): JsonObject {
  return replaced(body, path, value, path[0] === keep)
}

function replaced(body: JsonObject, path: readonly string[], value: unknown, isKept: boolean): JsonObject {
  const [name, ...rest] = path as [string, ...string[]]
  const { [name]: before, ...others } = body
  const inner = rest.length === 0 ? value : replaced(isObject(before) ? before : {}, rest, value, isKept)
  const isEmptied = rest.length > 0 && Object.keys(inner as object).length === 0
  if (inner === undefined || (isEmptied && !isKept)) return others
  // A member that is there already keeps its place.
  return { ...body, [name]: inner }
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
