/**
 * When a form closes, the focus goes back to the button that opened it (`data-opens`), or to the panel's heading
 * (`data-heading`) where that button is gone: a keyboard never starts again from the top of the page.
 */
import { type RefObject, useEffect, useRef } from 'react'

export const useFocusReturn = (root: RefObject<HTMLElement | null>, openForm: string | null): void => {
  const last = useRef<string | null>(null)
  useEffect(() => {
    if (openForm !== null) {
      last.current = openForm
      return
    }
    if (last.current === null) return
    const button = root.current?.querySelector<HTMLElement>(`[data-opens="${CSS.escape(last.current)}"]`)
    const target = button ?? root.current?.querySelector<HTMLElement>('[data-heading]')
    last.current = null
    target?.focus()
  }, [root, openForm])
}
