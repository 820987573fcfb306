/** A JSON schema of the server's OpenAPI document, as far as the forms read it. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly description?: string
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly default?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

/** Schemas by their names, as `components.schemas` of an OpenAPI document has them. */
export type Schemas = Readonly<Record<string, Schema>>

/** A field of a form, for one member of a body. */
export interface Field {
  /** The names that lead to the member. */
  readonly path: readonly string[]
  readonly kind: 'choice' | 'text' | 'number' | 'integer' | 'boolean'
  /** What may be chosen; empty if that is not limited. */
  readonly choices: readonly string[]
  /** What the member means, with its limits. */
  readonly help: string
  /** What the server takes if the member is absent; undefined if it does not say. */
  readonly default?: unknown
}

/** A schema that is no union, and the descriptions on the way to it, from the outside in. */
export interface Alternative {
  readonly schema: Schema
  readonly descriptions: readonly string[]
}

/** Returns the schemas of an OpenAPI document. */
export function schemasOf(document: Readonly<Record<string, unknown>>): Schemas {
  return (document.components as { readonly schemas: Schemas }).schemas
}

/** Returns what a schema allows, one by one: the branches of unions, with references followed. */
export function alternativesOf(schemas: Schemas, schema: Schema, outer: readonly string[] = []): Alternative[] {
  const descriptions = schema.description === undefined ? outer : [...outer, schema.description]
  if (schema.$ref !== undefined) {
    return alternativesOf(schemas, schemas[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)] ?? {}, descriptions)
  }
  const branches = schema.oneOf ?? schema.anyOf
  if (branches === undefined) return [{ schema, descriptions }]
  return branches.flatMap((branch) => alternativesOf(schemas, branch, descriptions))
}

/** Returns what alternatives allow for their member of a name. */
export function memberOf(schemas: Schemas, alternatives: readonly Alternative[], name: string): Alternative[] {
  return alternatives.flatMap(({ schema }) => {
    const member = schema.properties?.[name]
    return member === undefined ? [] : alternativesOf(schemas, member)
  })
}

/** Returns the field for what a member may be; undefined if it can't be typed into one, such as a list. */
export function fieldOf(path: readonly string[], alternatives: readonly Alternative[]): Field | undefined {
  const scalars = alternatives.filter(({ schema }) => kindOf(schema) !== undefined)
  const [first] = scalars
  const kind = first && kindOf(first.schema)
  if (first === undefined || kind === undefined) return undefined
  const choices = scalars.flatMap(({ schema }) => schema.enum ?? ('const' in schema ? [schema.const] : []))
  const { default: fallback } = first.schema
  return {
    path,
    kind,
    choices: [...new Set(kind === 'boolean' ? ['true', 'false'] : choices.map(String))],
    help: [first.descriptions[0], limitsOf(first.schema)].filter(Boolean).join(' '),
    ...(fallback !== undefined && { default: fallback })
  }
}

/** Returns the fields for all members that can be typed in, those of nested objects included. */
export function fieldsOf(
  schemas: Schemas,
  alternatives: readonly Alternative[],
  path: readonly string[] = []
): Field[] {
  const names = new Set(alternatives.flatMap(({ schema }) => Object.keys(schema.properties ?? {})))
  return [...names].flatMap((name) => {
    const member = memberOf(schemas, alternatives, name)
    const field = fieldOf([...path, name], member)
    return field === undefined ? fieldsOf(schemas, member, [...path, name]) : [field]
  })
}

function kindOf(schema: Schema): Field['kind'] | undefined {
  if (schema.enum !== undefined || 'const' in schema) return 'choice'
  switch (schema.type) {
    case 'string':
      return 'text'
    case 'number':
    case 'integer':
    case 'boolean':
      return schema.type
    default:
      return undefined
  }
}

/** Returns the limits of a number in a sentence. The largest number that JSON can have is no limit. */
function limitsOf({ minimum, exclusiveMinimum, maximum }: Schema): string {
  const from =
    minimum !== undefined ? `at least ${minimum}` : exclusiveMinimum !== undefined && `above ${exclusiveMinimum}`
  const to = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER && `at most ${maximum}`
  const limits = [from, to].filter(Boolean).join(' and ')
  return limits === '' ? '' : `${limits[0]?.toUpperCase()}${limits.slice(1)}.`
}
