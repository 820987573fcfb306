import { type Choice, flagChoices, operandChoices, quoted, takeWord } from './cases.js'
import type { Place } from './places.js'

/** Returns the completion script of bash. */
export function bashCompletion(places: readonly Place[]): string {
  const choicesOf = (choices: readonly Choice[]) => choices.map(branch).join('\n')
  return `# Completion of dataexchange-local for bash: source <(dataexchange-local completion bash)
_dataexchange_local() {
  local cur=\${COMP_WORDS[COMP_CWORD]} here= flag= words= files= word index
  local -i operands=0
  [[ $cur == = ]] && cur=
  for ((index = 1; index < COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    # Bash takes --flag=value for three words.
    [[ $word == = ]] && continue
${takeWord(places)}
  done
  if [[ -n $flag ]]; then
    case "$here:$flag" in
${choicesOf(flagChoices(places))}
    esac
  elif [[ $cur == -* ]]; then
    case "$here" in
${places.map(({ path, options }) => `    ${quoted(path)}) words=${quoted(options.map(({ name }) => `--${name}`).join(' '))} ;;`).join('\n')}
    esac
  else
    case "$here:$operands" in
${places
  .filter(({ commands }) => commands.length > 0)
  .map(
    ({ path, commands }) => `    ${quoted(`${path}:0`)}) words=${quoted(commands.map(({ text }) => text).join(' '))} ;;`
  )
  .join('\n')}
${choicesOf(operandChoices(places))}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  if [[ -n $files ]]; then
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
  fi
}
complete -F _dataexchange_local dataexchange-local
`
}

function branch({ key, values, isFile }: Choice): string {
  const pattern = key.endsWith(':') ? `${quoted(key)}*` : quoted(key)
  return `    ${pattern}) ${isFile ? 'files=1' : `words=${quoted((values ?? []).join(' '))}`} ;;`
}
