import type { Json, JsonSchema } from './json-schema.js'
import { MEMBER_DESCRIPTIONS } from './member-descriptions.js'

/** A schema that has a name in a published document. */
export interface NamedSchema {
  /** The schema whose occurrences become references. Without it, only `named` refers to this one. */
  readonly schema?: JsonSchema
  /** What it is, if the schema itself does not say it. */
  readonly description?: string
  /**
   * Returns the form in which it is published, if that is not the schema itself: the alternatives of a union spelled
   * out, each closed, so that generated types and editors refuse what the server refuses after it has checked the
   * shape.
   */
  readonly form?: () => JsonSchema
}

/** The named schemas, by name. */
export type NamedSchemas = Readonly<Record<string, NamedSchema>>

/** Where the document has its named schemas, and which keywords it may use. */
export type Flavor = 'openapi' | 'json-schema'

const PREFIXES: Readonly<Record<Flavor, string>> = { openapi: '#/components/schemas/', 'json-schema': '#/$defs/' }

/** Keywords of OpenAPI that JSON Schema does not have. */
const OPENAPI_KEYWORDS = ['discriminator']

/** The pattern of the names that a record without a pattern of its own has in TypeBox. */
const ANY_NAME = ['^(.*)$', '^[\\s\\S]*$']

/**
 * Converts schemas to their published form. Named schemas become references; they are compared by their JSON, not by
 * identity, because `Type.Optional` makes a copy of the schema it is given.
 */
export class Publisher {
  readonly #schemas: NamedSchemas
  readonly #flavor: Flavor
  readonly #names: ReadonlyMap<string, string>
  readonly #used = new Set<string>()

  constructor(schemas: NamedSchemas, flavor: Flavor) {
    this.#schemas = schemas
    this.#flavor = flavor
    this.#names = new Map(
      Object.entries(schemas).flatMap(([name, { schema }]) => (schema ? [[JSON.stringify(schema), name]] : []))
    )
  }

  /** Returns a schema as it occurs in the document. */
  publish(schema: JsonSchema): Json {
    return this.#publish(plain(schema))
  }

  /** Returns the named schemas that what was published so far refers to, directly or through others, sorted by name. */
  definitions(): Record<string, Json> {
    const definitions: Record<string, Json> = {}
    // A set yields what is added to it meanwhile.
    for (const name of this.#used) {
      const { schema, description, form } = this.#schemas[name] as NamedSchema
      const published = this.#within(plain(form?.() ?? (schema as JsonSchema))) as object
      definitions[name] = { ...(description !== undefined && { description }), ...published }
    }
    return Object.fromEntries(Object.entries(definitions).sort(([one], [other]) => (one < other ? -1 : 1)))
  }

  #publish(part: Json): Json {
    if (typeof part !== 'object' || part === null) return part
    const name = this.#names.get(JSON.stringify(part))
    return name === undefined ? this.#within(part) : this.#refer(name)
  }

  #refer(name: string): Json {
    if (!(name in this.#schemas)) throw new TypeError(`no schema has the name ${name}`)
    this.#used.add(name)
    return { $ref: PREFIXES[this.#flavor] + name }
  }

  #within(part: Json): Json {
    if (Array.isArray(part)) return part.map((each) => this.#publish(each))
    const { $ref, ...keywords } = part as Readonly<Record<string, Json>>
    if (typeof $ref === 'string') return { ...(this.#refer($ref) as object), ...keywords }
    const published: Record<string, Json> = {}
    for (const [keyword, value] of Object.entries(openRecord(keywords))) {
      if (this.#flavor === 'json-schema' && OPENAPI_KEYWORDS.includes(keyword)) continue
      if (keyword === 'discriminator') published[keyword] = this.#mapped(value)
      else if (keyword === 'properties' && keywords.type === 'object') published[keyword] = this.#members(value)
      else published[keyword] = this.#publish(value)
    }
    return published
  }

  /** Returns the members of an object, each with a description if there is one. */
  #members(members: Json): Json {
    const published = Object.entries(members as object).map(([name, member]) => {
      const schema = this.#publish(member)
      const description = MEMBER_DESCRIPTIONS[name]
      if (description === undefined || typeof schema !== 'object' || schema === null) return [name, schema]
      return [name, 'description' in schema || '$ref' in schema ? schema : { ...schema, description }]
    })
    return Object.fromEntries(published)
  }

  /** Returns a discriminator whose mapping leads to the named schemas. */
  #mapped(discriminator: Json): Json {
    const { mapping, ...others } = discriminator as { readonly mapping: Readonly<Record<string, string>> }
    const refs = Object.entries(mapping).map(([value, name]) => [value, PREFIXES[this.#flavor] + name])
    return { ...others, mapping: Object.fromEntries(refs) }
  }
}

/** Returns a record of any names in the form that generators know. */
function openRecord(schema: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> {
  const { patternProperties, ...others } = schema
  const [[pattern, value] = [], ...more] = Object.entries(patternProperties ?? {})
  if (pattern === undefined || more.length > 0 || !ANY_NAME.includes(pattern)) return schema
  return { ...others, additionalProperties: value as Json }
}

/** Strips TypeBox's symbols. */
function plain(schema: JsonSchema): Json {
  return JSON.parse(JSON.stringify(schema))
}
