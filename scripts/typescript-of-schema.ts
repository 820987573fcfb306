import type { Json } from '../src/core/schemas/json-schema.js'

type Schema = { readonly [name: string]: Json }

/** Returns an exported TypeScript type, with its doc comments, for each of some named JSON Schemas. */
export function typescriptOfSchemas(schemas: Schema): string {
  return Object.entries(schemas)
    .map(([name, schema]) => declare(name, schema as Schema))
    .join('\n')
}

function declare(name: string, schema: Schema): string {
  const comment = docComment(schema)
  return isRecord(schema)
    ? `${comment}export interface ${name} ${typeOf(schema)}\n`
    : `${comment}export type ${name} = ${typeOf(schema)}\n`
}

/** Whether a schema is that of an object whose members are known, and nothing else. */
function isRecord(schema: Schema): boolean {
  return schema.properties !== undefined && !ALTERNATIVES.some((keyword) => keyword in schema)
}

const ALTERNATIVES = ['anyOf', 'oneOf', 'allOf', 'not'] as const

function typeOf(schema: Json): string {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return 'unknown'
  const { $ref, const: literal, enum: values, anyOf, oneOf, allOf } = schema as Schema
  if (typeof $ref === 'string') return $ref.slice($ref.lastIndexOf('/') + 1)
  if (literal !== undefined) return literalOf(literal)
  if (Array.isArray(values)) return values.map(literalOf).join(' | ')
  const alternatives = (anyOf ?? oneOf) as readonly Json[] | undefined
  const types = [
    ...(alternatives ? [union(alternatives)] : []),
    ...((allOf as readonly Json[] | undefined) ?? []).map(typeOf),
    plainType(schema as Schema)
  ].filter((type) => type !== 'unknown')
  if (types.length < 2) return types[0] ?? 'unknown'
  return types.map(parenthesized).join(' & ')
}

/** The alternatives of a union: each once, and with its own comment where it has one. */
function union(alternatives: readonly Json[]): string {
  const types = alternatives.map((each) => {
    const type = typeOf(each)
    return `${type.startsWith('{') ? docComment(each as Schema) : ''}${type}`
  })
  return [...new Set(types)].join(' | ')
}

/** The type by the `type` of a schema, of which there may be several. */
function plainType({ type, ...schema }: Schema): string {
  const types = Array.isArray(type) ? type : [type]
  return types
    .map((each) => {
      switch (each) {
        case 'object':
          return objectType(schema)
        case 'array':
          return arrayType(schema)
        case 'integer':
          return 'number'
        case 'string':
        case 'number':
        case 'boolean':
        case 'null':
          return each
        default:
          return schema.properties === undefined ? 'unknown' : objectType(schema)
      }
    })
    .join(' | ')
}

/** The type of an array: a tuple if its length is fixed. */
function arrayType({ items, minItems, maxItems }: Schema): string {
  if (Array.isArray(items)) return `readonly [${items.map(typeOf).join(', ')}]`
  const type = typeOf(items as Json)
  if (typeof minItems === 'number' && minItems === maxItems)
    return `readonly [${Array(minItems).fill(type).join(', ')}]`
  return `readonly ${parenthesized(type)}[]`
}

function objectType({ properties, required = [], additionalProperties, patternProperties }: Schema): string {
  const members = Object.entries((properties ?? {}) as Schema)
  const values = patternProperties === undefined ? [additionalProperties] : Object.values(patternProperties as Schema)
  if (members.length === 0) {
    if (values[0] === false) return '{ readonly [name: string]: never }'
    return `{ readonly [name: string]: ${typeof values[0] === 'object' ? typeOf(values[0]) : 'unknown'} }`
  }
  const lines = members.map(([name, member]) => {
    const optional = (required as readonly Json[]).includes(name) ? '' : '?'
    const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`
    return `${docComment(member as Schema)}readonly ${key}${optional}: ${typeOf(member)}\n`
  })
  return `{\n${lines.join('')}}`
}

function parenthesized(type: string): string {
  return /[|&]/.test(type) && !type.startsWith('{') ? `(${type})` : type
}

function literalOf(value: Json): string {
  return typeof value === 'string' ? `'${value.replaceAll(/['\\]/g, '\\$&')}'` : JSON.stringify(value)
}

/** The description of a schema, and its default, as a doc comment; empty if it has none. */
function docComment({ description, default: byDefault }: Schema): string {
  const texts = [
    ...(typeof description === 'string' ? wrap(description.replaceAll('*/', '*\\/')) : []),
    ...(byDefault === undefined ? [] : [`@default ${JSON.stringify(byDefault)}`])
  ]
  if (texts.length === 0) return ''
  return texts.length === 1 ? `/** ${texts[0]} */\n` : `/**\n${texts.map((text) => ` * ${text}\n`).join('')} */\n`
}

/** Breaks a text into lines of about a hundred characters. */
function wrap(text: string): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < 100) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
