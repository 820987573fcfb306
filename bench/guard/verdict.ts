/** The costs by their names, each as a ratio to bare Fastify in the same run. */
export type Ratios = Readonly<Record<string, number>>

/** Ratios that were written, and the version of Node that ran the servers. */
export interface WrittenRatios {
  readonly node: string
  readonly ratios: Ratios
}

/**
 * How much dearer something may be than what was written, as a factor. Runs differ by less than a hundredth of this,
 * and work that is done twice makes the smallest of the ratios grow by more: `npm run guard -- --show` measures both.
 */
export const ALLOWED = 1.1

/** What was found out about one cost. */
export interface Finding {
  readonly what: string
  readonly measured: number
  /** Undefined if nothing was written for it. */
  readonly written: number | undefined
  readonly verdict: 'as written' | 'dearer' | 'cheaper' | 'not written'
}

/** Compares what was measured with what was written. `costs`: their names, and what they are for people. */
export function compare(
  costs: readonly { readonly name: string; readonly what: string }[],
  measured: Ratios,
  written: Ratios
): Finding[] {
  return costs.map(({ name, what }) => {
    const now = measured[name]
    if (now === undefined) throw new Error(`${name} was not measured`)
    return { what, measured: now, written: written[name], verdict: verdictOn(now, written[name]) }
  })
}

function verdictOn(measured: number, written: number | undefined): Finding['verdict'] {
  if (written === undefined) return 'not written'
  if (measured > written * ALLOWED) return 'dearer'
  return measured * ALLOWED < written ? 'cheaper' : 'as written'
}

/** Whether the guard fails: something is dearer, or is not known. What has become cheaper is only told. */
export function hasFailed(findings: readonly Finding[]): boolean {
  return findings.some(({ verdict }) => verdict === 'dearer' || verdict === 'not written')
}

/** Says what became dearer, by how much, and what to do. `node`: the version of Node that was used now. */
export function report(findings: readonly Finding[], written: WrittenRatios, node: string): string {
  const lines = findings.map(({ what, measured, written, verdict }) => {
    const before = written === undefined ? '' : `, ${written.toFixed(3)} as written`
    const change = written === undefined ? '' : ` (${percent(measured / written)})`
    return `${verdict === 'as written' ? '' : `${verdict.toUpperCase()}: `}${what}: ${measured.toFixed(3)} × bare Fastify${before}${change}`
  })
  const has = (verdict: Finding['verdict']) => findings.some((one) => one.verdict === verdict)
  if (has('dearer')) {
    lines.push(
      `At least one cost has grown by more than ${percent(ALLOWED)}. \`npm run bench -- profile\` shows where the time goes. If the cost is worth it, write the ratios anew with \`npm run guard -- --write\` and say why in the commit.`
    )
    if (written.node.split('.')[0] !== node.split('.')[0]) {
      lines.push(`The ratios were written with Node ${written.node}; this is Node ${node}.`)
    }
  }
  if (has('not written')) lines.push('Write the ratios of new costs with `npm run guard -- --write`.')
  if (has('cheaper')) {
    lines.push('Keep what was gained: write the ratios anew with `npm run guard -- --write`.')
  }
  return lines.map((line) => `${line}\n`).join('')
}

function percent(factor: number): string {
  const change = (factor - 1) * 100
  return `${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(1)} %`
}
