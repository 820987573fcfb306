import type { ScenarioApplied, ScenarioView } from '../../../client/index.js'

/** How much there is of each kind of thing. */
export interface Content {
  readonly jobs?: number
  readonly faults?: number
  readonly outcomes?: number
  readonly dataSets?: number | undefined
  readonly eventActions?: number | undefined
  readonly dataGrants?: number | undefined
}

/** The kinds of things, and what one of them is called. */
const KINDS = [
  ['jobs', 'job'],
  ['faults', 'fault'],
  ['outcomes', 'outcome'],
  ['dataSets', 'data set'],
  ['eventActions', 'event action'],
  ['dataGrants', 'data grant']
] as const

/** Returns how much there is in words, such as `3 jobs, 1 fault`; `nothing` if there is nothing. */
export function contentText(content: Content): string {
  const parts = KINDS.flatMap(([kind, one]) => {
    const count = content[kind] ?? 0
    return count === 0 ? [] : [`${count} ${one}${count === 1 ? '' : 's'}`]
  })
  return parts.length === 0 ? 'nothing' : parts.join(', ')
}

/** Returns what a scenario did. */
export function appliedText({ name, mode, ...lists }: ScenarioApplied): string {
  const content: Content = Object.fromEntries(
    Object.entries(lists).map(([kind, list]) => [kind, (list as readonly unknown[]).length])
  )
  return mode === 'replace'
    ? `${name} replaced everything. The sandbox has ${contentText(content)}.`
    : `${name} added ${contentText(content)}.`
}

/** Returns what a scenario is called in a list of them. */
export function scenarioText({ name, ...content }: ScenarioView): string {
  return `${name} (${contentText(content)})`
}
