import { useRef, useState } from 'preact/hooks'
import type { ControlClient, Snapshot } from '../../../client/index.js'
import { ConfirmButton } from '../../parts/confirm-button.js'
import { Part } from '../../parts/part.js'
import { Problem } from '../../parts/problem.js'
import { useAction } from '../../parts/use-action.js'
import { contentText } from './content-text.js'

interface Props {
  readonly name: string
  readonly client: ControlClient
}

/** Saves the sandbox that is shown to a file, and restores it from one. */
export function SnapshotPanel({ name, client }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | undefined>(undefined)
  const [told, tell] = useState('')
  const save = useAction(async () => download(`${name}-snapshot.json`, JSON.stringify(await client.snapshot())))
  const restore = async () => {
    if (file === undefined) return
    const { mode, ...restored } = await client.restore(parsed(await file.text()))
    tell(`The sandbox was restored. It has ${contentText(restored)}, and its clock is ${mode}.`)
    setFile(undefined)
    if (field.current !== null) field.current.value = ''
  }
  return (
    <Part title="Snapshot" level={4} class="panel">
      <button type="button" disabled={save.isBusy} onClick={() => save.run()}>
        Download
      </button>
      <Problem text={save.problem} />
      <label for="snapshot-file">Snapshot to restore</label>
      <input
        ref={field}
        id="snapshot-file"
        type="file"
        accept="application/json,.json"
        onChange={(event) => setFile(event.currentTarget.files?.[0])}
      />
      <ConfirmButton
        isOff={file === undefined}
        question={
          <>
            Replace everything in sandbox <strong>{name}</strong> with what is in {file?.name}?
          </>
        }
        confirm="Restore"
        onConfirm={restore}
      >
        Restore …
      </ConfirmButton>
      <p role="status">{told}</p>
    </Part>
  )
}

/** Returns the snapshot that a file holds. The server says what is wrong with it. Throws if it is no JSON. */
function parsed(text: string): Snapshot {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`The file is not JSON: ${(error as Error).message}`)
  }
}

/** Lets the browser save a text to a file. */
function download(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = name
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
