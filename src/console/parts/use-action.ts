import { useState } from 'preact/hooks'
import { noteRefusal } from '../session.js'
import { messageOf } from './message-of.js'

/** An act of the user that the server carries out. */
export interface Action<Args extends unknown[]> {
  /** Whether the server has not answered yet. The button is disabled meanwhile. */
  readonly isBusy: boolean
  /** What the server said was wrong; empty if nothing was. */
  readonly problem: string
  readonly run: (...args: Args) => Promise<void>
}

/** Returns an act that tells what became of it. */
export function useAction<Args extends unknown[]>(act: (...args: Args) => Promise<void>): Action<Args> {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const run = async (...args: Args) => {
    setBusy(true)
    setProblem('')
    try {
      await act(...args)
    } catch (error) {
      noteRefusal(error)
      setProblem(messageOf(error))
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, problem, run }
}
