import { type Choice, flagChoices, operandChoices, quoted, takeWord } from './cases.js'
import type { Place } from './places.js'

/** Returns the completion script of zsh, to be sourced or to be put into a folder of `fpath`. */
export function zshCompletion(places: readonly Place[]): string {
  const choicesOf = (choices: readonly Choice[]) => choices.map(branch).join('\n')
  return `#compdef dataexchange-local
# Completion of dataexchange-local for zsh: source <(dataexchange-local completion zsh)
_dataexchange_local() {
  local cur=\${words[CURRENT]} here= flag= files= word
  local -a choices
  integer operands=0 index
  for ((index = 2; index < CURRENT; index++)); do
    word=\${words[index]}
${takeWord(places)}
  done
  if [[ -z $flag && $cur == --*=* ]]; then
    flag=\${cur%%=*}
    compset -P '*='
  fi
  if [[ -n $flag ]]; then
    case "$here:$flag" in
${choicesOf(flagChoices(places))}
    esac
  elif [[ $cur == -* ]]; then
    case "$here" in
${places.map(({ path, options }) => `    ${quoted(path)}) choices=(${described(options.map(({ name, help }) => ({ text: `--${name}`, help })))}) ;;`).join('\n')}
    esac
  else
    case "$here:$operands" in
${places
  .filter(({ commands }) => commands.length > 0)
  .map(({ path, commands }) => `    ${quoted(`${path}:0`)}) choices=(${described(commands)}) ;;`)
  .join('\n')}
${choicesOf(operandChoices(places))}
    esac
  fi
  if [[ -n $files ]]; then
    _files
  else
    _describe 'dataexchange-local' choices
  fi
}
if [[ \${funcstack[1]} == _dataexchange-local ]]; then
  _dataexchange_local "$@"
else
  compdef _dataexchange_local dataexchange-local
fi
`
}

function described(words: readonly { readonly text: string; readonly help: string }[]): string {
  return words.map(({ text, help }) => quoted(`${text.replaceAll(':', '\\:')}:${help}`)).join(' ')
}

function branch({ key, values = [], isFile }: Choice): string {
  const pattern = key.endsWith(':') ? `${quoted(key)}*` : quoted(key)
  return `    ${pattern}) ${isFile ? 'files=1' : `choices=(${values.map(quoted).join(' ')})`} ;;`
}
