/** The form of any action on an issue, made from the action table's row. */
import { useState } from 'react'
import { optionalPapers } from '../../domain/form'
import type { Issue } from '../../domain/issue'
import { type ActionName, actionRow } from '../../domain/issueActions'
import { isPhotoId, type PhotoId, photoSideOf } from '../../domain/photo'
import { usePlan } from '../campaignOverview'
import type { FieldChoices } from '../forms/FieldInput'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useForm } from '../forms/useForm'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { useViewer } from '../session/useViewer'
import { Note } from '../ui/Note'
import { actionLabel } from './actionLabel'
import type { AvailableAction } from './queries'
import { useIssueAction } from './useIssueAction'
import { words } from './words'

/** These name one of the place's own units. */
const ofThePlace: readonly ActionName[] = ['notify', 'fixOnSpot']
const nothingPrefilled = { values: {}, reasons: {} }
/** 代录 rests on the unit's written reply. */
const paperFields = { paper: optionalPapers(words.onBehalfPaper.zh, words.onBehalfPaper.en) }

export const ActionForm = ({
  issue,
  action,
  choices: allChoices,
  responsibleUnitIds,
  photosBefore,
  onDone,
  onCancel,
}: {
  readonly issue: Issue
  /** As it was offered when the form was opened: what happens meanwhile does not change what is being filled in. */
  readonly action: AvailableAction
  readonly choices: FieldChoices
  /** The place's own units. */
  readonly responsibleUnitIds: readonly string[]
  /** The issue's photos from before, for framing those from after. */
  readonly photosBefore: readonly PhotoId[]
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const { posts, roles } = useViewer()
  const plan = usePlan()
  const row = actionRow(action.name)
  const [prefill] = useState(action.prefill)
  const form = useForm(row.fields, prefill)
  // On the spot, before and after are taken in one form.
  const takenJustNow = Array.isArray(form.values.beforePhotos) ? form.values.beforePhotos.filter(isPhotoId) : []
  const choices: FieldChoices = {
    ...allChoices,
    ...(ofThePlace.includes(action.name) && {
      units: allChoices.units.filter(({ id }) => responsibleUnitIds.includes(id)),
    }),
    // A group leader hands over within the own groups; the office to any squad.
    ...(action.name === 'handOver' &&
      !roles.includes('office') && {
        squads: allChoices.squads.filter(({ number }) =>
          posts.some(({ duty }) => duty.role === 'leader' && duty.group === plan?.squadByNumber.get(number)?.group),
        ),
      }),
    ghosts: (field) => (photoSideOf(action.name, field) === 'after' ? [...photosBefore, ...takenJustNow] : []),
  }
  const paper = useForm(action.onBehalf ? paperFields : {}, nothingPrefilled, { alsoNeeded: ['paper'] })
  const { act, ...sending } = useIssueAction(issue)
  const { submit } = useSubmit({
    read: () => {
      const filledIn = form.checked()
      // After the other, so that the focus goes to the upper of the two.
      const papers = paper.checked()
      return papers && filledIn && { papers, filledIn }
    },
    send: ({ papers, filledIn }) =>
      act(action.name, filledIn, typeof papers.paper === 'string' ? { paper: papers.paper } : undefined),
    onDone,
  })

  const label = say(actionLabel(action.name, action.onBehalf, posts))
  return (
    <FormFrame title={label} sending={sending} onSubmit={submit} onCancel={onCancel}>
      {action.onBehalf && <Note>{say(words.onBehalfWhy)}</Note>}
      <FormFields form={paper} choices={choices} />
      <FormFields form={form} reasons={prefill.reasons} choices={choices} />
    </FormFrame>
  )
}
