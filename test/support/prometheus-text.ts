import assert from 'node:assert/strict'

/** A family of metrics: its type, and its values by their lines up to the value, such as `jobs{state="WAITING"}`. */
export interface MetricFamily {
  readonly type: string
  readonly help: string
  readonly values: ReadonlyMap<string, number>
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*'
const LABEL = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"'
const HEAD = new RegExp(`^# HELP (${NAME}) (.+)\\n# TYPE \\1 (counter|gauge|summary|histogram|untyped)\\n`)
const SAMPLE = new RegExp(`^((${NAME})(\\{${LABEL}(?:,${LABEL})*\\})?) ([-+]?[0-9.]+(?:e[-+]?[0-9]+)?|[-+]Inf|NaN)$`)
const SUFFIXES: Readonly<Record<string, string>> = { summary: '(_sum|_count)?', histogram: '(_sum|_count|_bucket)' }

/**
 * Parses Prometheus's text format 0.0.4 strictly, with a HELP and a TYPE for each family. Throws if a line is not as
 * the format has it, a family or a sample is there twice, or a counter is negative.
 */
export function parseMetrics(text: string): ReadonlyMap<string, MetricFamily> {
  assert.ok(text.endsWith('\n'), 'the last line ends with a line feed')
  const families = new Map<string, MetricFamily>()
  for (const block of text.trimEnd().split(/\n+(?=# HELP )/)) {
    const [head, name, help, type] = HEAD.exec(`${block}\n`) ?? []
    assert.ok(head !== undefined && name && help && type, `a family begins with HELP and TYPE: ${block}`)
    assert.ok(!families.has(name), `${name} is there once`)
    const values = new Map<string, number>()
    const lines = block.slice(head.length).split('\n')
    for (const line of lines.filter((each) => each !== '')) {
      const [, key, sampleName, , value] = SAMPLE.exec(line) ?? []
      assert.ok(key && sampleName && value, `a sample: ${line}`)
      assert.match(sampleName, new RegExp(`^${name}${SUFFIXES[type] ?? ''}$`), `${line} is of ${name}`)
      assert.ok(!values.has(key), `${key} is there once`)
      const number = Number(value.replace('Inf', 'Infinity'))
      assert.ok(type === 'gauge' || number >= 0, `${line} is not negative`)
      values.set(key, number)
    }
    families.set(name, { type, help, values })
  }
  return families
}
