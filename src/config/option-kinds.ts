/** A setting: a flag `--name` and an environment variable of the same name. */
export interface OptionSpec {
  readonly name: string
  /** The name of the value in the help; absent for a flag without a value. */
  readonly placeholder?: string
  readonly help: string
  /** What the value must be, for error messages. */
  readonly wants: string
  /** Returns the value of a text, or undefined if the text is invalid. */
  parse(text: string): unknown
  /** Returns what else to say about an invalid text at the end of the error message; nothing if it is absent. */
  hint?(text: string): string
  readonly fallback?: unknown
  /** The values that there are to choose from, if they can be listed. */
  readonly values?: readonly string[]
  /** Set if the value is the path of a file. */
  readonly isFile?: true
  /** Set if the value is a number. */
  readonly isNumber?: true
  /** Set if the flag may be given several times: what separates the values in the variable. */
  readonly separator?: string | RegExp
}

/** A setting whose value is a text that a pattern matches in full. */
export function text(
  name: string,
  placeholder: string,
  fallback: string | undefined,
  help: string,
  wants: string,
  pattern: RegExp
): OptionSpec {
  return {
    name,
    placeholder,
    help: fallback === undefined ? help : `${help} (default: ${fallback})`,
    wants,
    fallback,
    parse: (value) => (pattern.test(value) ? value : undefined)
  }
}

/** A setting whose value is the path of a file. */
export function file(name: string, help: string): OptionSpec {
  return {
    name,
    placeholder: 'FILE',
    help,
    wants: 'the path of a file',
    isFile: true,
    parse: (path) => path || undefined
  }
}

/** A setting whose value is a whole number from `min` to `max`. */
export function wholeNumber(
  name: string,
  placeholder: string,
  fallback: number,
  help: string,
  min: number,
  max: number
): OptionSpec {
  return {
    name,
    placeholder,
    help: `${help} (default: ${fallback})`,
    wants: `a whole number from ${min} to ${max}`,
    isNumber: true,
    fallback,
    parse: (digits) => {
      const value = Number(digits)
      return /^\d+$/.test(digits) && value >= min && value <= max ? value : undefined
    }
  }
}

/** A setting whose value is one of a few words. */
export function oneOf(name: string, values: readonly string[], fallback: string, help: string): OptionSpec {
  return {
    name,
    placeholder: values.join('|'),
    help: `${help} (default: ${fallback})`,
    wants: `one of ${values.join(', ')}`,
    values,
    fallback,
    parse: (value) => (values.includes(value) ? value : undefined)
  }
}
