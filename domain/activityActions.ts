/**
 * What may happen to an activity: one table, as for issues. A feedback meeting is planned, its notices are handed over one
 * by one, and then it is finished; every other activity is recorded once it has taken place.
 */
import { type ActionOf, actionSchemaOf, actionTable, type Decided } from './actionTable'
import { type Activity, activityStateLabel, unrecorded } from './activity'
import { amending, changesOf } from './activityRows/amending'
import { meeting } from './activityRows/meeting'
import { recording } from './activityRows/recording'
import type { ActivityCircumstances, ActivityLife, ActivityRow, ActivityStanding } from './activityRows/row'
import { formSchema } from './form'
import type { Post } from './people'
import { type Text, text } from './text'

export type { ActivityCircumstances } from './activityRows/row'

/** The order of rows is the order of buttons. */
export const activityActions = { ...recording, ...meeting, ...amending } as const

export type ActivityActionName = keyof typeof activityActions
export const activityActionNames = Object.keys(activityActions) as ActivityActionName[]
export const activityRow = (name: ActivityActionName): ActivityRow => activityActions[name] as unknown as ActivityRow

export type ActivityAction = ActionOf<typeof activityActions>
export type ActivityEvent = Decided<ActivityLife, ActivityAction>

export const activityActionSchema = actionSchemaOf<ActivityAction>(activityActionNames, (name) =>
  formSchema(activityRow(name).fields),
)

const standingLabel: Record<ActivityStanding, Text> = {
  ownSquad: text('参加的督导分队', 'a squad that takes part'),
  office: text('指挥部办公室', 'the headquarters office'),
}

const standingsOf = ({ duty }: Post, { state, squads }: Activity): ActivityStanding[] => {
  if (duty.role === 'office') return ['office']
  return duty.role === 'squad' && (state === 'unrecorded' || squads.includes(duty.squad)) ? ['ownSquad'] : []
}

/** Whether, with this event, every notice has been handed over; said in the event, since papers may change later. */
const noticesGivenAfter = (
  activity: Activity,
  action: ActivityAction,
  { unitsWithNotice }: ActivityCircumstances,
): 'yes' | 'no' | undefined => {
  const isAtEnd = action.name === 'finish' || (action.name === 'receive' && activity.state === 'held')
  if (!isAtEnd) return undefined
  const received = new Set(activity.receipts.map(({ unitId }) => unitId))
  if (action.name === 'receive') received.add(action.form.unitId)
  return unitsWithNotice.every((unitId) => received.has(unitId)) ? 'yes' : 'no'
}

/** At a meeting it follows from the receipts whether the notices were handed over, whatever the form says. */
const judged = (activity: Activity, action: ActivityAction, circumstances: ActivityCircumstances): object => {
  if (action.name !== 'finish' && action.name !== 'receive') return action.form
  const noticesGiven = noticesGivenAfter(activity, action, circumstances)
  const { noticesGiven: _said, ...said } = action.form
  return { ...said, ...(noticesGiven !== undefined && { noticesGiven }) }
}

export const {
  available: availableActivityActions,
  decide: decideActivity,
  apply: applyActivityEvent,
} = actionTable<ActivityLife, ActivityAction>({
  names: activityActionNames,
  row: activityRow,
  noun: text('活动', 'activity'),
  stageIn: 'state',
  stageLabel: ({ state }) => activityStateLabel[state],
  standingLabel,
  standingsOf,
  allowed: (name) => activityRow(name).by,
  says: (activity, action, circumstances) => ({
    form: judged(activity, action, circumstances),
    ...(action.name === 'amend' && { changes: changesOf(activity, action.form) }),
  }),
})

/** An activity as its events alone tell it. */
export const replayActivity = (id: string, events: readonly ActivityEvent[]): Activity =>
  events.reduce(applyActivityEvent, unrecorded(id))
