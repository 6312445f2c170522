/** Where the making of papers puts its buttons on the desk: by role and section, given the chosen issues. */
import type { ComponentType } from 'react'
import type { ViewControl } from '../useView'
import type { DeskRow } from './useDesk'

export type PaperActionProps = {
  /** What is chosen in the section; never empty. */
  readonly issues: readonly DeskRow[]
  readonly control: ViewControl
  readonly onDone: () => void
}

/** By 'role.section', as in domain/desk.ts: 'squad.toNotify', say. A section with an entry can be chosen from. */
export const paperActions: Readonly<Record<string, ComponentType<PaperActionProps>>> = {}
