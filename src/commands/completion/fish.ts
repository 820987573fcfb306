import { commandKeys, flagsWithValue, operandChoices } from './cases.js'
import type { Place } from './places.js'

/** Returns the completion script of fish. */
export function fishCompletion(places: readonly Place[]): string {
  return `# Completion of dataexchange-local for fish: dataexchange-local completion fish | source
function __dataexchange_local_is --description 'whether the words so far are of this command [with so many operands]'
    set -l here ''
    set -l flag ''
    set -l operands 0
    for word in (commandline -opc)[2..]
        if test -n "$flag"
            set flag ''
            continue
        end
        switch "$here:$word"
            case ${flagsWithValue(places).map(quoted).join(' ')}
                set flag $word
${commandKeys(places)
  .map(({ key, path }) => `            case ${quoted(key)}\n                set here ${quoted(path)}`)
  .join('\n')}
            case '*:-*'
            case '*'
                set operands (math $operands + 1)
        end
    end
    test "$here" = "$argv[1]"; and begin
        test (count $argv) -lt 2; or test $operands = $argv[2]
    end
end
complete -c dataexchange-local -f
${[...places.flatMap(commandLines), ...places.flatMap(optionLines), ...operandLines(places)].join('\n')}
`
}

/** Quotes a text for fish, where a quote and a backslash are escaped within quotes. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

function when(path: string, operands?: string): string {
  const condition = `__dataexchange_local_is '${path}'${operands === undefined ? '' : ` ${operands}`}`
  return `complete -c dataexchange-local -n ${quoted(condition)}`
}

function commandLines({ path, commands }: Place): string[] {
  return commands.map(({ text, help }) => `${when(path, '0')} -a ${quoted(text)} -d ${quoted(help)}`)
}

function optionLines({ path, options }: Place): string[] {
  return options.map(({ name, placeholder, values, isFile, help }) => {
    const value = placeholder === undefined ? '' : isFile ? ' -r -F' : ' -x'
    const choices = values ? ` -a ${quoted(values.join(' '))}` : ''
    return `${when(path)} -l ${name}${value}${choices} -d ${quoted(help)}`
  })
}

function operandLines(places: readonly Place[]): string[] {
  return operandChoices(places).map(({ key, values = [], isFile }) => {
    const [path = '', index] = key.split(':')
    return `${when(path, index || undefined)} ${isFile ? '-F' : `-a ${quoted(values.join(' '))}`}`
  })
}
