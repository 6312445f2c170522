/**
 * The state that the person saw when the form was opened: an action is taken on that one. A newer one counts only once a
 * refusal has shown it, and what comes after that again does not. A form that begins from the state begins from `seen`, and
 * keeps what was typed apart from it: else what a refusal has shown would be sent back as it was before.
 */
import { useState } from 'react'
import type { Sending } from './useSending'

/** Undefined: the form is for something new, of which nobody has seen anything. */
export const useSeen = <State extends { readonly seq: number } | undefined>(
  present: State,
  { send, ...state }: Sending,
): Sending & { readonly seen: State } => {
  const [seen, setSeen] = useState(present)
  const [isOvertaken, setOvertaken] = useState(false)
  // The refusal may be told a moment before the newer state is on the screen.
  if (isOvertaken && present?.seq !== seen?.seq) {
    setSeen(present)
    setOvertaken(false)
  }
  return {
    ...state,
    seen,
    send: async (perform) => {
      const outcome = await send(perform)
      setOvertaken(outcome === 'outdated')
      return outcome
    },
  }
}
