/** What may come next. */
type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or end' | 'nothing'

/** An array or object that is being built. */
type Open = { readonly array: unknown[] } | { readonly object: Record<string, unknown>; name: string }

/**
 * Is given each member of the outermost object, and each member of the objects in it, with the names that lead to it.
 * Returns whether it takes the value, which is not kept in the document then.
 */
export type TakeMember = (names: readonly string[], value: unknown) => boolean

/** How deep the members are that may be taken. */
const TAKEN_LEVELS = 2

/** The characters of a value that `JSON.parse` will parse once it is complete. */
interface Part {
  readonly kind: 'string' | 'container' | 'scalar'
  readonly isName: boolean
  readonly position: number
  text: string
  depth: number
  isInString: boolean
  isEscaped: boolean
}

const [QUOTE, COMMA, COLON, BACKSLASH] = [0x22, 0x2c, 0x3a, 0x5c]
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

/**
 * Reads a JSON document as its text arrives, and returns what `JSON.parse` would. The outermost `levels` of arrays and
 * objects are built here; each value within is parsed by `JSON.parse` when it is complete. So a call takes about as
 * long as its text is, however long the document.
 */
export class JsonReader {
  readonly #levels: number
  readonly #take: TakeMember | undefined
  readonly #open: Open[] = []
  #expected: Expected = 'value'
  #part: Part | undefined
  #root: unknown
  /** How many characters came before the present text. */
  #before = 0

  constructor(levels: number, take?: TakeMember) {
    this.#levels = levels
    this.#take = take
  }

  /** Reads the next characters. Throws a SyntaxError at the first that can't be there. */
  push(text: string): void {
    let index = 0
    while (index < text.length) index = this.#part ? this.#readPart(this.#part, text, index) : this.#read(text, index)
    this.#before += text.length
  }

  /** Returns the value of the document. Throws a SyntaxError if it is not complete. */
  end(): unknown {
    if (this.#part?.kind === 'scalar') this.#endPart(this.#part)
    if (this.#part !== undefined || this.#expected !== 'nothing') throw new SyntaxError('Unexpected end of JSON input')
    return this.#root
  }

  /** Reads a character between values. Returns the index of what follows. */
  #read(text: string, index: number): number {
    const code = text.charCodeAt(index)
    if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) return index + 1
    const expected = this.#expected
    if (expected === ':' && code === COLON) this.#expected = 'value'
    else if (expected === ', or end' && code === COMMA) {
      this.#expected = 'array' in (this.#open.at(-1) as Open) ? 'value' : 'name'
    } else if ((expected === ', or end' || expected === 'value or ]') && code === CLOSE_ARRAY && this.#isIn('array')) {
      this.#close()
    } else if ((expected === ', or end' || expected === 'name or }') && code === CLOSE_OBJECT && this.#isIn('object')) {
      this.#close()
    } else if ((expected === 'name' || expected === 'name or }') && code === QUOTE)
      return this.#begin('string', true, index)
    else if (expected === 'value' || expected === 'value or ]') return this.#beginValue(code, text, index)
    else this.#refuse(text, index)
    return index + 1
  }

  #beginValue(code: number, text: string, index: number): number {
    const isContainer = code === OPEN_ARRAY || code === OPEN_OBJECT
    if (isContainer && this.#open.length < this.#levels) {
      this.#open.push(code === OPEN_ARRAY ? { array: [] } : { object: {}, name: '' })
      this.#expected = code === OPEN_ARRAY ? 'value or ]' : 'name or }'
      return index + 1
    }
    if (isContainer) return this.#begin('container', false, index)
    if (code === QUOTE) return this.#begin('string', false, index)
    if (isDelimiter(code) || code === COLON) this.#refuse(text, index)
    return this.#begin('scalar', false, index)
  }

  /** Begins a part, whose first character is yet to be read. */
  #begin(kind: Part['kind'], isName: boolean, index: number): number {
    const position = this.#before + index
    this.#part = { kind, isName, position, text: '', depth: 0, isInString: false, isEscaped: false }
    return index
  }

  /** Reads the characters of a part as far as they go. Returns the index of what follows. */
  #readPart(part: Part, text: string, start: number): number {
    let { depth, isInString, isEscaped } = part
    let index = start
    let isComplete = false
    while (index < text.length && !isComplete) {
      const code = text.charCodeAt(index)
      if (part.kind === 'scalar') {
        if (isDelimiter(code)) break
      } else if (isInString) {
        if (isEscaped) isEscaped = false
        else if (code === BACKSLASH) isEscaped = true
        else if (code === QUOTE) {
          isInString = false
          isComplete = depth === 0
        }
      } else if (code === QUOTE) isInString = true
      else if (code === OPEN_ARRAY || code === OPEN_OBJECT) depth++
      else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT) isComplete = --depth === 0
      index++
    }
    part.text += text.slice(start, index)
    Object.assign(part, { depth, isInString, isEscaped })
    if (isComplete || (part.kind === 'scalar' && index < text.length)) this.#endPart(part)
    return index
  }

  #endPart({ text, isName, position }: Part): void {
    this.#part = undefined
    const value = parse(text, position)
    if (isName) {
      const object = this.#open.at(-1) as { name: string }
      object.name = value as string
      this.#expected = ':'
    } else this.#add(value)
  }

  #close(): void {
    const closed = this.#open.pop() as Open
    this.#add('array' in closed ? closed.array : closed.object)
  }

  #add(value: unknown): void {
    const open = this.#open.at(-1)
    this.#expected = open === undefined ? 'nothing' : ', or end'
    if (open === undefined) this.#root = value
    else if (this.#open.length <= TAKEN_LEVELS && this.#isTaken(value)) return
    else if ('array' in open) open.array.push(value)
    // To set this member would set the prototype.
    else if (open.name === '__proto__') {
      Object.defineProperty(open.object, open.name, { value, writable: true, enumerable: true, configurable: true })
    } else open.object[open.name] = value
  }

  #isTaken(value: unknown): boolean {
    if (this.#take === undefined || !this.#open.every((open) => 'object' in open)) return false
    const names = this.#open.map(({ name }) => name)
    return this.#take(names, value)
  }

  #isIn(kind: 'array' | 'object'): boolean {
    return kind in (this.#open.at(-1) as Open)
  }

  #refuse(text: string, index: number): never {
    const found = JSON.stringify(text[index])
    throw new SyntaxError(`Unexpected token ${found} in JSON at position ${this.#before + index}`)
  }
}

function parse(text: string, position: number): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new SyntaxError(`${(error as Error).message}, in the value that begins at position ${position}`)
  }
}

/** Whether a character ends a number, `true`, `false` or `null`. */
function isDelimiter(code: number): boolean {
  return (
    code === COMMA ||
    code === CLOSE_ARRAY ||
    code === CLOSE_OBJECT ||
    code === 0x20 ||
    code === 0x0a ||
    code === 0x0d ||
    code === 0x09
  )
}
