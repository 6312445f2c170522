/**
 * What every form does when its button is pressed: it says what is missing, else it is sent, and it closes once it has been
 * taken. Refused, overtaken or lost on the way it stays as it was typed; pressed again it goes under the same id (useSending).
 */
import { useState } from 'react'
import type { Outcome } from './useSending'

export const useSubmit = <Form>({
  read,
  send,
  onDone,
}: {
  /** The form to be sent, or null while something is missing. */
  readonly read: () => Form | null
  readonly send: (form: Form) => Promise<Outcome>
  readonly onDone: () => void
}): {
  readonly submit: () => Promise<void>
  /** It has been pressed: what is missing is said from now on. */
  readonly isChecked: boolean
} => {
  const [isChecked, setChecked] = useState(false)
  return {
    isChecked,
    submit: async () => {
      setChecked(true)
      const form = read()
      if (form !== null && (await send(form)) === 'done') onDone()
    },
  }
}
