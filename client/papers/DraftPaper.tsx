/**
 * A paper being drafted or revised: which issues, to whom, by when, and its words, all of it filled in as usual and to be
 * changed. Issues of several units become one paper for each.
 */
import { Select } from '@mantine/core'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import {
  type IssuedKind,
  isEscalating,
  isInstrument,
  issuedKindLabel,
  issuedKinds,
  type Paper,
} from '../../domain/paper'
import { paperActions } from '../../domain/paperActions'
import type { Plan } from '../campaignOverview'
import { FormFrame } from '../forms/FormFrame'
import { useSeen } from '../forms/useSeen'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { unitText } from '../names'
import { useViewer } from '../session/useViewer'
import { refusalOf, useTRPCClient } from '../trpc'
import { Note, RefusalNote } from '../ui/Note'
import { DraftTexts } from './DraftTexts'
import { IssueChoice } from './IssueChoice'
import classes from './papers.module.css'
import { usePaperSending } from './queries'
import { type DraftStart, useDraft } from './useDraft'
import { words } from './words'

/** A squad drafts what it hands over; the second axis is the office's. */
const kindsOf = (isOffice: boolean): readonly IssuedKind[] =>
  issuedKinds.filter((kind) => isOffice || !isEscalating(kind))

export const DraftPaper = ({
  plan,
  initial,
  revised,
  onDone,
  onDoneAll,
  onCancel,
}: {
  readonly plan: Plan
  readonly initial: DraftStart
  /** The paper that is being revised. */
  readonly revised?: Paper
  readonly onDone: (paperId: string) => void
  /** After several papers at once. */
  readonly onDoneAll: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const viewer = useViewer()
  const isOffice = viewer.roles.includes('office')
  const client = useTRPCClient()
  const [paperId] = useState(() => uuidv7())
  const { seen, send, ...sending } = useSeen(revised, usePaperSending())
  const draft = useDraft(plan, initial, seen)
  const { kind, chosen, drafts, isWithdrawal } = draft
  const isSeveral = drafts.length > 1

  const one = useSubmit({
    read: draft.form,
    send: (form) =>
      send((actionId) =>
        seen === undefined
          ? client.paper.draft.mutate({ actionId, paperId, form: { kind, ...form } })
          : client.paper.act.mutate({
              actionId,
              paperId: seen.id,
              seq: seen.seq,
              action: { name: 'revise', form } as never,
            }),
      ),
    onDone: () => onDone(revised?.id ?? paperId),
  })
  const sendForEach = (approve: boolean) => ({
    read: () => (isInstrument(kind) ? { kind, issueIds: [...chosen], approve } : null),
    send: (form: { kind: 'notice' | 'card'; issueIds: string[]; approve: boolean }) =>
      send((actionId) => client.paper.draftFor.mutate({ actionId, ...form })),
    onDone: onDoneAll,
  })
  const forEach = useSubmit(sendForEach(false))
  const approved = useSubmit(sendForEach(true))

  const isCaptain = viewer.posts.some(({ duty }) => duty.role === 'squad' && duty.position === 'captain')
  const mayApprove = revised === undefined && kind === 'card' && (isCaptain || isOffice) && chosen.length > 0
  const units = isSeveral ? drafts.flatMap(({ unitIds }) => unitIds) : draft.unitIds
  return (
    <FormFrame
      title={say(revised === undefined ? issuedKindLabel(kind) : paperActions.revise.label)}
      submitLabel={say(
        revised !== undefined ? words.saveRevision : isSeveral ? words.byUnit(drafts.length) : words.saveDraft,
      )}
      secondary={mayApprove ? { label: say(words.issueCards), onClick: approved.submit } : undefined}
      sending={sending}
      isReady={draft.isFilled}
      onSubmit={isSeveral ? forEach.submit : one.submit}
      onCancel={onCancel}
    >
      {revised === undefined && (
        <Select
          label={say(words.kind)}
          data={kindsOf(isOffice).map((one) => ({ value: one, label: say(issuedKindLabel(one)) }))}
          value={kind}
          allowDeselect={false}
          onChange={(value) => {
            const next = issuedKinds.find((known) => known === value)
            if (next !== undefined) draft.setKind(next)
          }}
        />
      )}
      {!isWithdrawal && (
        <IssueChoice
          plan={plan}
          kind={kind}
          pointId={initial.pointId}
          chosen={chosen}
          keep={initial.issueIds}
          onChange={draft.choose}
        />
      )}
      {draft.prefillError && <RefusalNote>{say(refusalOf(draft.prefillError))}</RefusalNote>}
      {units.length > 0 && (
        <p className={classes.addressed}>
          <span className={classes.quiet}>{say(words.addressees)}</span>{' '}
          <strong>{units.map((unitId) => say(unitText(plan, unitId))).join('、')}</strong>
        </p>
      )}
      {isSeveral ? (
        <Note>{say(words.severalUnits)}</Note>
      ) : (
        draft.hasTexts && <DraftTexts draft={draft} today={plan.today} />
      )}
    </FormFrame>
  )
}
