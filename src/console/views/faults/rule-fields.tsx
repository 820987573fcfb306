import { type EffectKind, effectFields, effectKinds, fittingEffect, kindOfEffect, newEffect } from './effect-schema.js'
import { isObject, type JsonObject, valueAt, withValue } from './json-body.js'
import { RuleField } from './rule-field.js'
import type { RuleKind, RuleView } from './rule-kind.js'
import { alternativesOf, type Field, fieldsOf, type Schemas } from './schema-fields.js'
import type { ServerProblems } from './server-problems.js'

interface Props<View extends RuleView> {
  readonly kind: RuleKind<View>
  readonly schemas: Schemas
  readonly body: JsonObject
  readonly problems: ServerProblems
  readonly onChange: (body: JsonObject) => void
}

/** The fields for a body, as the schema of the server describes them. */
export function RuleFields<View extends RuleView>({ kind, schemas, body, problems, onChange }: Props<View>) {
  const fields = plainFields(schemas, kind)
  const common = kind.common.flatMap(({ paths }) => paths)
  const others = fields.filter(({ path }) => !common.includes(path.join('.')))
  const set = (path: readonly string[], value: unknown) => {
    const changed = withValue(body, path, value, 'effect')
    const { effect } = changed
    onChange(
      path[0] === 'effect' && isObject(effect) ? { ...changed, effect: fittingEffect(schemas, effect) } : changed
    )
  }
  const show = (field: Field) => {
    const path = field.path.join('.')
    const problem = problems.atFields.get(path)
    return (
      <RuleField
        key={path}
        id={`${kind.name}-${path}`}
        field={field}
        value={valueAt(body, field.path)}
        problem={problem}
        onChange={(value) => set(field.path, value)}
      />
    )
  }
  const hasProblem = others.some(({ path }) => problems.atFields.has(path.join('.')))
  const [first, ...rest] = kind.common.map(({ title, paths }) => (
    <fieldset key={title}>
      <legend>{title}</legend>
      {fields.filter(({ path }) => paths.includes(path.join('.'))).map(show)}
    </fieldset>
  ))
  return (
    <div class="rule-fields">
      {first}
      {kind.schema === 'Fault' && (
        <fieldset>
          <legend>Effect</legend>
          <EffectChoice
            kinds={effectKinds(schemas)}
            chosen={kindOfEffect(schemas, body.effect)}
            onChoose={(name) => onChange(withValue(body, ['effect'], newEffect(schemas, name)))}
          />
          {effectFields(schemas, body.effect).map(show)}
        </fieldset>
      )}
      {rest}
      <details open={hasProblem || undefined}>
        <summary>More</summary>
        {others.map(show)}
      </details>
    </div>
  )
}

/** Returns the fields of a body, its effect aside: its fields depend on which effect it is. */
export function plainFields(schemas: Schemas, { schema }: Pick<RuleKind<RuleView>, 'schema'>): Field[] {
  const fields = fieldsOf(schemas, alternativesOf(schemas, schemas[schema] ?? {}))
  // What is deeper goes with other members, and is for those who write the JSON.
  return fields.filter(({ path }) => path[0] !== 'effect' && path.length <= 2)
}

interface EffectChoiceProps {
  readonly kinds: readonly EffectKind[]
  readonly chosen: string
  readonly onChoose: (name: string) => void
}

function EffectChoice({ kinds, chosen, onChoose }: EffectChoiceProps) {
  const help = kinds.find(({ name }) => name === chosen)?.description ?? 'Without an effect, the fault only delays.'
  return (
    <div class="rule-field">
      <label for="effect-kind">kind of effect</label>
      <select
        id="effect-kind"
        value={chosen}
        aria-describedby="effect-kind-help"
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      >
        <option value="">none</option>
        {kinds.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <p id="effect-kind-help" class="quiet">
        {help}
      </p>
    </div>
  )
}
