/** A JSON object whose members may be lists or texts in pieces. Members that are undefined are left out. */
export class JsonMembers {
  readonly members: Readonly<Record<string, unknown>>

  constructor(members: Readonly<Record<string, unknown>>) {
    this.members = members
  }
}

/**
 * A JSON array whose entries are made and serialized one at a time. An item that is undefined is none: it says that the
 * search for the next one takes a while, and is an empty piece.
 */
export class JsonList<T> {
  readonly items: Iterable<T | undefined>
  readonly toJson: (item: T) => unknown

  constructor(items: Iterable<T | undefined>, toJson: (item: T) => unknown = (item) => item) {
    this.items = items
    this.toJson = toJson
  }
}

/** A JSON string with the bytes in base64, encoded a part at a time. */
export class JsonBase64 {
  readonly bytes: Buffer

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }
}

/** A value that is made when its turn comes, after everything before it has been serialized. */
export class JsonLater {
  readonly make: () => unknown

  constructor(make: () => unknown) {
    this.make = make
  }
}

/** How many bytes are encoded at a time. A multiple of three, so that only the last part is padded. */
const BYTES_PER_PIECE = 3 * 65_536

/** Serializes a value in pieces, none of which takes long. What is neither of these classes is one piece. */
export function* jsonPieces(value: unknown): Generator<string> {
  if (value instanceof JsonMembers) yield* membersInPieces(value)
  else if (value instanceof JsonList) yield* listInPieces(value)
  else if (value instanceof JsonBase64) yield* base64InPieces(value)
  else if (value instanceof JsonLater) yield* jsonPieces(value.make())
  else yield JSON.stringify(value)
}

function* membersInPieces({ members }: JsonMembers): Generator<string> {
  let separator = '{'
  for (const [name, value] of Object.entries(members)) {
    if (value === undefined) continue
    yield `${separator}${JSON.stringify(name)}:`
    yield* jsonPieces(value)
    separator = ','
  }
  yield separator === '{' ? '{}' : '}'
}

function* listInPieces({ items, toJson }: JsonList<unknown>): Generator<string> {
  let separator = '['
  for (const item of items) {
    if (item === undefined) {
      yield ''
      continue
    }
    yield separator
    yield* jsonPieces(toJson(item))
    separator = ','
  }
  yield separator === '[' ? '[]' : ']'
}

function* base64InPieces({ bytes }: JsonBase64): Generator<string> {
  yield '"'
  for (let start = 0; start < bytes.length; start += BYTES_PER_PIECE) {
    yield bytes.toString('base64', start, Math.min(bytes.length, start + BYTES_PER_PIECE))
  }
  yield '"'
}
