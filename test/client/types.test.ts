import { readFileSync } from 'node:fs'
import t from 'tap'
import { CLIENT_TYPES, clientTypesText } from '../../scripts/client-types-text.js'
import { typescriptOfSchemas } from '../../scripts/typescript-of-schema.js'
import { openApi } from '../support/openapi.js'

t.test('the types of the client are those of the schemas of the server', async (t) => {
  t.equal(readFileSync(CLIENT_TYPES, 'utf8'), clientTypesText(openApi.components.schemas as never))
})

t.test('the types of schemas', async (t) => {
  const typeOf = (schema: object) =>
    typescriptOfSchemas({ T: schema as never })
      .replaceAll(/\s+/g, ' ')
      .trim()
  const cases: readonly [schema: object, type: string][] = [
    [{ type: 'string', description: 'A name.' }, '/** A name. */ export type T = string'],
    [{ type: 'integer' }, 'export type T = number'],
    [{ enum: ['a', "b'"] }, "export type T = 'a' | 'b\\''"],
    [{ const: true }, 'export type T = true'],
    [{ type: ['number', 'null'] }, 'export type T = number | null'],
    [{ $ref: '#/components/schemas/Other' }, 'export type T = Other'],
    [
      { anyOf: [{ type: 'string' }, { type: 'array', items: { enum: [1, 2] } }] },
      'export type T = string | readonly (1 | 2)[]'
    ],
    [
      { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 },
      'export type T = readonly [number, number]'
    ],
    [
      { type: 'object', properties: { a: { type: 'string' }, 'b-c': {} }, required: ['a'] },
      "export interface T { readonly a: string readonly 'b-c'?: unknown }"
    ],
    [
      { type: 'object', additionalProperties: { type: 'string' } },
      'export type T = { readonly [name: string]: string }'
    ],
    [
      { type: 'object', properties: { a: {} }, oneOf: [{ required: ['a'] }] },
      'export type T = { readonly a?: unknown }'
    ],
    [{}, 'export type T = unknown']
  ]
  for (const [schema, type] of cases) t.equal(typeOf(schema), type)
})
