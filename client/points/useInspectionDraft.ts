/** The draft of an inspection, kept in this tab's session per person and point until it is saved. */
import { useState } from 'react'
import { useViewer } from '../session/useViewer'
import { type InspectionDraft, readDraft } from './inspectionDraft'

export type KeptDraft = {
  readonly draft: InspectionDraft
  readonly change: (next: (before: InspectionDraft) => InspectionDraft) => void
  /** It was begun earlier and not saved. */
  readonly isResumed: boolean
  /** Begins anew. */
  readonly forget: () => void
}

export const useInspectionDraft = (pointId: number, begin: () => InspectionDraft): KeptDraft => {
  const key = `xuncheng:inspection:${useViewer().accountId}:${pointId}`
  const [kept, setKept] = useState(() => {
    const earlier = readDraft(sessionStorage.getItem(key))
    return { draft: earlier ?? begin(), isResumed: earlier !== null }
  })
  return {
    ...kept,
    change: (next) =>
      setKept(({ draft, isResumed }) => {
        const after = next(draft)
        // A full or forbidden store loses the draft's keeping, not the form.
        try {
          sessionStorage.setItem(key, JSON.stringify(after))
        } catch {}
        return { draft: after, isResumed }
      }),
    forget: () => {
      sessionStorage.removeItem(key)
      setKept({ draft: begin(), isResumed: false })
    },
  }
}
