import type { ControlClient, RulesControl } from '../../../client/index.js'
import type { Live } from '../../live/live.js'
import type { RulesStore } from '../../live/rules-store.js'
import type { Column } from '../../parts/table.js'

/** A body to begin with, and what it does. */
export interface Preset {
  readonly label: string
  readonly body: object
}

/** What there is of a rule, whether it is a fault or an outcome. */
export interface RuleView {
  readonly id: string
  readonly spent: boolean
}

/** What faults and outcomes differ in: the words, what they are in the server, and what is shown of them. */
export interface RuleKind<View extends RuleView> {
  /** What leads to one of them in the address. */
  readonly name: 'fault' | 'outcome'
  readonly title: string
  /** What to do if there are none. */
  readonly empty: string
  /** What the buttons that add and delete say. */
  readonly words: {
    readonly open: string
    readonly add: string
    readonly added: string
    readonly remove: string
    readonly removeAll: string
    readonly removed: string
  }
  readonly storeOf: (live: Live) => RulesStore<View>
  readonly controlOf: (client: ControlClient) => RulesControl<never, View>
  /** The name of the schema of a body. */
  readonly schema: 'Fault' | 'Outcome'
  /** The paths of the fields for which there is most use, in groups with their titles. */
  readonly common: readonly { readonly title: string; readonly paths: readonly string[] }[]
  readonly presets: readonly Preset[]
  readonly columns: readonly Column<View>[]
  /** Whether one can apply now, and why not. */
  readonly stateOf: (view: View) => { readonly text: string; readonly class: string; readonly why?: string }
}

/** Returns what leads to a rule in the address of the view: a fault by its id alone, `#/SANDBOX/faults/ID`. */
export function idsOf({ name }: Pick<RuleKind<RuleView>, 'name'>, id: string): readonly string[] {
  return name === 'fault' ? [id] : [name, id]
}

/** Returns the id of the rule that the address leads to; undefined if to none of the kind. */
export function chosenOf({ name }: Pick<RuleKind<RuleView>, 'name'>, ids: readonly string[]): string | undefined {
  if (ids.length === 1) return name === 'fault' ? ids[0] : undefined
  return ids[0] === name ? ids[1] : undefined
}
