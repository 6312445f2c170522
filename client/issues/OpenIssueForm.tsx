/**
 * Opens an issue and, in the same step, notifies the unit: what is wrong is filled in, to whom it goes and by when is
 * prefilled with the reason beside it.
 */
import { type ReactNode, useState } from 'react'
import { isOpen, type Severity, type Subject } from '../../domain/issue'
import { actions, type Prefill } from '../../domain/issueActions'
import type { Text } from '../../domain/text'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { FurtherFields } from '../forms/FurtherFields'
import type { FieldValue } from '../forms/formState'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import type { CheckItem } from '../names'
import { CardPhotos } from '../photos/CardPhotos'
import type { ShownPhoto } from '../photos/shownPhotos'
import { useViewer } from '../session/useViewer'
import { LinkButton } from '../ui/LinkButton'
import { Note } from '../ui/Note'
import { Section } from '../ui/Section'
import { AddToIssue } from './AddToIssue'
import classes from './issues.module.css'
import type { PointDetail } from './queries'
import { useOpenIssue } from './useIssueAction'
import type { IssueHere } from './usePlace'
import { words } from './words'

type Filled = Readonly<Record<string, FieldValue>>

/** Rarely needed while standing at the place. */
const furtherFields: readonly string[] = ['source', 'sourceDocument', 'jointSquads', 'papers', 'files']

export const OpenIssueForm = ({
  subject,
  opening,
  checkItems,
  issuesHere,
  photosHere = [],
  checkItem,
  handbook,
  scopeSquad,
  squadsWithKey,
  unitName,
  nameLead,
  onDone,
  onLook,
  onCancel,
}: {
  readonly subject: Subject
  readonly opening: PointDetail['opening']
  readonly checkItems: readonly CheckItem[]
  /** Issues of the same place, among which there may be the same one. */
  readonly issuesHere: readonly IssueHere[]
  /** Their photos: whether it is the same thing is seen sooner than read. */
  readonly photosHere?: readonly ShownPhoto[]
  /** The item that failed, where the form was opened from an inspection. */
  readonly checkItem?: string
  /** The version of the handbook that this item comes from, where it is not the present one. */
  readonly handbook?: number | undefined
  readonly scopeSquad: number | null
  readonly squadsWithKey: readonly number[]
  readonly unitName: (unitId: string) => Text
  /** How the lead unit is named right here, for those who may. */
  readonly nameLead?: ReactNode
  readonly onDone: (issueId: string) => void
  readonly onLook: (issueId: string) => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const { roles, posts } = useViewer()
  const isOffice = roles.includes('office')
  // 审签: what a member drafts leaves the squad with its captain's approval.
  const notifies = isOffice || posts.some(({ duty }) => duty.role === 'squad' && duty.position === 'captain')
  const [prefill] = useState(() => openingPrefill(opening.prefill, { checkItem, isOffice, scopeSquad, squadsWithKey }))
  const form = useForm(actions.open.fields, prefill, {
    omit: [...(isOffice ? [] : ['followingSquad']), ...(checkItems.length === 0 ? ['checkItem'] : [])],
    alsoNeeded: ['followingSquad', 'checkItem'],
  })
  const severity = form.values.severity as Severity | undefined
  const noticePrefill = noticePrefillOf(opening, severity)
  const notice = useForm(actions.notify.fields, noticePrefill)
  const { open, issueId, ...sending } = useOpenIssue(subject)
  const choices = useFieldChoices({ checkItems })

  const send = (filled: { readonly form: Filled; readonly notice?: Filled }) =>
    open(
      handbook === undefined ? filled.form : { ...filled.form, handbook },
      filled.notice,
      notifies ? 'notify' : 'draftCard',
    )
  const openAndNotify = useSubmit({
    read: () => {
      const noticed = notice.checked()
      const filledIn = form.checked()
      return filledIn && noticed && { form: filledIn, notice: noticed }
    },
    send,
    onDone: () => onDone(issueId),
  })
  const openOnly = useSubmit({
    read: () => {
      const filledIn = form.checked()
      return filledIn && { form: filledIn }
    },
    send,
    onDone: () => onDone(issueId),
  })

  const same = issuesHere.find(
    (issue) => isOpen(issue) && issue.checkItem !== null && issue.checkItem === form.values.checkItem,
  )
  const addressee = noticePrefill.values.unitId
  const addresseeReason = noticePrefill.reasons.unitId
  const mayNotify = opening.cannotNotify === null
  return (
    <FormFrame
      title={say(actions.open.label)}
      submitLabel={say(mayNotify ? (notifies ? words.openAndNotify : words.openAndDraft) : words.openOnly)}
      secondary={mayNotify ? { label: say(words.openOnly), onClick: openOnly.submit } : undefined}
      aboveButtons={
        mayNotify &&
        typeof addressee === 'string' && (
          <p className={classes.addressee}>
            <span className={classes.quiet}>{say(actions.notify.fields.unitId.label)}</span>{' '}
            <strong>{say(unitName(addressee))}</strong>{' '}
            {addresseeReason && <span className={classes.quiet}>{say(addresseeReason)}</span>}
          </p>
        )
      }
      sending={sending}
      onSubmit={mayNotify ? openAndNotify.submit : openOnly.submit}
      onCancel={onCancel}
    >
      <FormFields form={form} reasons={prefill.reasons} choices={choices} only={(name) => name === 'checkItem'} />
      {same !== undefined && (
        <Note>
          {say(words.sameIssue)}
          <LinkButton onClick={() => onLook(same.id)}>{same.what}</LinkButton>
          <CardPhotos photos={photosHere.filter(({ issueId }) => issueId === same.id)} />
          {same.maySupplement && (
            <AddToIssue
              key={same.id}
              issue={same}
              seen={() => form.checked(Object.keys(actions.supplement.fields))}
              onDone={() => onLook(same.id)}
            />
          )}
        </Note>
      )}
      <FormFields
        form={form}
        reasons={prefill.reasons}
        choices={choices}
        only={(name) => name !== 'checkItem' && !furtherFields.includes(name)}
      />
      <FurtherFields>
        <FormFields form={form} choices={choices} only={(name) => furtherFields.includes(name)} />
      </FurtherFields>
      <Section level={4} title={say(notifies ? actions.notify.label : words.draftCard)}>
        {mayNotify ? (
          <div className={classes.noticeFields}>
            <FormFields
              form={notice}
              reasons={noticePrefill.reasons}
              choices={choices}
              only={(name) => name !== 'unitId'}
            />
          </div>
        ) : (
          <div className={classes.noticeFields}>
            <Note>{opening.cannotNotify && say(opening.cannotNotify)}</Note>
            {nameLead}
          </div>
        )}
      </Section>
    </FormFrame>
  )
}

/** An office opens for a squad to follow: that of the place, else the only one that supervises it, else it has to choose. */
const openingPrefill = (
  { values: known, reasons }: Prefill,
  {
    checkItem,
    isOffice,
    scopeSquad,
    squadsWithKey,
  }: {
    readonly checkItem: string | undefined
    readonly isOffice: boolean
    readonly scopeSquad: number | null
    readonly squadsWithKey: readonly number[]
  },
): Prefill => {
  const values = { ...known, ...(checkItem !== undefined && { checkItem }) }
  const [sole, ...others] = squadsWithKey
  const follows = scopeSquad ?? (others.length === 0 ? sole : undefined)
  if (!isOffice || follows === undefined) return { values, reasons }
  const reason = scopeSquad === null ? words.soleSquad : words.scopeSquad
  return { values: { ...values, followingSquad: follows }, reasons: { ...reasons, followingSquad: reason } }
}

/** The dates follow the severity; until it is chosen they wait. */
const noticePrefillOf = (opening: PointDetail['opening'], severity: Severity | undefined): Prefill => {
  if (severity !== undefined) return opening.notifyPrefill[severity]
  const { values, reasons, ...more } = opening.notifyPrefill.ordinary
  const wait = words.datesFollowSeverity
  return {
    ...more,
    values: { unitId: values.unitId },
    reasons: { ...reasons, claimBy: wait, rectifyBy: wait },
  }
}
