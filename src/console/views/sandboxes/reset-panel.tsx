import { useState } from 'preact/hooks'
import type { ControlClient } from '../../../client/index.js'
import { ConfirmButton } from '../../parts/confirm-button.js'
import { Part } from '../../parts/part.js'
import { contentText } from './content-text.js'

interface Props {
  readonly name: string
  readonly client: ControlClient
}

type ResetOptions = Parameters<ControlClient['reset']>[0]

const RESETS: readonly { readonly text: string; readonly what: string; readonly options: ResetOptions }[] = [
  { text: 'Reset to start …', what: 'to its initial state: fixtures, clock and seed', options: {} },
  { text: 'Reset to empty …', what: 'to an empty one, without the fixtures', options: { to: 'empty' } },
  { text: 'Reload fixtures …', what: 'and read the fixture files again', options: { reload: true } }
]

/** Resets the sandbox that is shown. */
export function ResetPanel({ name, client }: Props) {
  const [told, tell] = useState('')
  return (
    <Part title="Reset" level={4} class="panel">
      <p class="quiet">Cuts off everything in flight, and clears the journal.</p>
      <div class="acts">
        {RESETS.map(({ text, what, options }) => (
          <ConfirmButton
            key={text}
            question={
              <>
                Reset sandbox <strong>{name}</strong> {what}?
              </>
            }
            confirm="Reset"
            onConfirm={async () => tell(`The sandbox was reset. It has ${contentText(await client.reset(options))}.`)}
          >
            {text}
          </ConfirmButton>
        ))}
      </div>
      <p role="status">{told}</p>
    </Part>
  )
}
