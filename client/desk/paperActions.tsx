/** The papers that a desk makes of what is chosen on it: by role and section, given the chosen issues. */
import { Button } from '@mantine/core'
import type { ComponentType, ReactNode } from 'react'
import { type IssuedKind, issuedKindLabel } from '../../domain/paper'
import { usePlan } from '../campaignOverview'
import { useLanguage } from '../language'
import { DraftPaper } from '../papers/DraftPaper'
import type { ViewControl } from '../useView'
import type { DeskRow } from './useDesk'
import { draftOf } from './words'

export type PaperActionProps = {
  /** What is chosen in the section; never empty. */
  readonly issues: readonly DeskRow[]
  readonly control: ViewControl
  readonly onDone: () => void
  /** The form takes the place of the list while it is filled in. */
  readonly onForm: (form: ReactNode | null) => void
}

/** One button a kind; the form groups the issues by the unit that each goes to. */
const drafting =
  (kinds: readonly IssuedKind[]): ComponentType<PaperActionProps> =>
  ({ issues, control, onDone, onForm }) => {
    const { say } = useLanguage()
    const plan = usePlan()
    if (plan === null) return null
    const open = (kind: IssuedKind) =>
      onForm(
        <DraftPaper
          plan={plan}
          initial={{ kind, issueIds: issues.map(({ id }) => id) }}
          onDone={(paperId) => {
            onDone()
            control.go({ opened: { kind: 'paper', id: paperId } })
          }}
          onDoneAll={() => {
            onDone()
            control.go({ panel: 'papers' })
          }}
          onCancel={() => onForm(null)}
        />,
      )
    return kinds.map((kind) => (
      <Button key={kind} variant="default" fw={400} onClick={() => open(kind)}>
        {say(draftOf(issuedKindLabel(kind), issues.length))}
      </Button>
    ))
  }

/** By 'role.section', as in domain/desk.ts: 'squad.toNotify', say. A section with an entry can be chosen from. */
export const paperActions: Readonly<Record<string, ComponentType<PaperActionProps>>> = {
  'squad.toNotify': drafting(['card', 'notice']),
}
