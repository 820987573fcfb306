/** Every way to choose one of the values, or none, for each name. */
export function combinations(values: Readonly<Record<string, readonly string[]>>): Record<string, string>[] {
  let chosen: Record<string, string>[] = [{}]
  for (const [name, choices] of Object.entries(values)) {
    chosen = chosen.flatMap((each) => [each, ...choices.map((choice) => ({ ...each, [name]: choice }))])
  }
  return chosen
}
