import { isObject, type JsonObject } from './json-body.js'
import { type Alternative, alternativesOf, type Field, fieldsOf, memberOf, type Schemas } from './schema-fields.js'

/** A kind of effect: the member of an effect that selects it, and what it does. */
export interface EffectKind {
  readonly name: string
  readonly description: string
}

/** Returns what the effect of a fault may be. */
function effects(schemas: Schemas): Alternative[] {
  const all = memberOf(schemas, alternativesOf(schemas, schemas.Fault ?? {}), 'effect')
  return all.filter(({ schema }, index) => all.findIndex((other) => other.schema === schema) === index)
}

/** The member that selects an effect is the first that it must have. */
function kindOf({ schema }: Alternative): string {
  return schema.required?.[0] ?? ''
}

/** Returns the kinds of effects. */
export function effectKinds(schemas: Schemas): EffectKind[] {
  const kinds = new Map(effects(schemas).map((each) => [kindOf(each), each.descriptions[0] ?? '']))
  return [...kinds].map(([name, description]) => ({ name, description }))
}

/** Returns the kind of an effect of a body; empty if it is none. */
export function kindOfEffect(schemas: Schemas, effect: unknown): string {
  return effectKinds(schemas).find(({ name }) => isObject(effect) && name in effect)?.name ?? ''
}

/** Returns the fields for an effect as it is: those of its kind that go with what was chosen. */
export function effectFields(schemas: Schemas, effect: unknown): Field[] {
  const kind = kindOfEffect(schemas, effect)
  const ofKind = effects(schemas).filter((each) => kindOf(each) === kind)
  const chosen = fieldsOf(schemas, fitting(schemas, ofKind, effect), ['effect'])
  // Everything may be chosen, whatever is.
  return chosen.map((field) =>
    field.path.join() === `effect,${kind}`
      ? (fieldsOf(schemas, ofKind, ['effect']).find(({ path }) => path.join() === field.path.join()) ?? field)
      : field
  )
}

/** Returns a new effect of a kind, with the first of what may be chosen; undefined for no kind. */
export function newEffect(schemas: Schemas, kind: string): JsonObject | undefined {
  if (kind === '') return undefined
  const field = effectFields(schemas, { [kind]: undefined }).find(({ path }) => path.join() === `effect,${kind}`)
  return { [kind]: field?.choices[0] ?? {} }
}

/** Returns an effect without the members that do not go with what was chosen. */
export function fittingEffect(schemas: Schemas, effect: JsonObject): JsonObject {
  const kind = kindOfEffect(schemas, effect)
  const ofKind = effects(schemas).filter((each) => kindOf(each) === kind)
  const names = fitting(schemas, ofKind, effect).flatMap(({ schema }) => Object.keys(schema.properties ?? {}))
  return Object.fromEntries(Object.entries(effect).filter(([name]) => names.includes(name)))
}

/** Returns the alternatives of a kind that allow what an effect has chosen; all if none does. */
function fitting(schemas: Schemas, ofKind: readonly Alternative[], effect: unknown): readonly Alternative[] {
  const found = ofKind.filter((each) => {
    const kind = kindOf(each)
    const choices = memberOf(schemas, [each], kind).flatMap(({ schema }) => schema.enum ?? [])
    return isObject(effect) && choices.includes(effect[kind])
  })
  return found.length > 0 ? found : ofKind
}
