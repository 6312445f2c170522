/** The life of an issue: what may be done now and by whom, the decision on an action, and the fold of its events. */
import { z } from 'zod'
import { type ActionOf, actionSchemaOf, actionTable, type Decided, either } from './actionTable'
import { countOverdue } from './clocks'
import { type FormOf, formSchema } from './form'
import { type Issue, stageLabel, unopened } from './issue'
import {
  type ActionName,
  actionNames,
  actionRow,
  type actions,
  type Circumstances,
  type Prefill,
  prefillOf,
  unitActing,
} from './issueActions'
import type { IssueLife } from './issueRows/row'
import { actorSchema, type Viewer } from './people'
import { type Refusal, refuse } from './refusal'
import { isSupervising, mustRecuse, standingLabel, standingsOfPost } from './standing'
import { storable } from './storable'
import { text } from './text'

export type IssueForm<N extends ActionName> = FormOf<(typeof actions)[N]['fields']>

/** What somebody asks to do: the action's name and its form, told apart by name. */
export type Action = ActionOf<typeof actions> & { readonly onBehalf?: { readonly paper: string } | undefined }

export type IssueEvent = Decided<IssueLife, Action>

/** 代录: the paper on which the unit replied. */
export const onBehalfSchema = z.strictObject({ paper: storable.trim().min(1).max(100) })

/** Checks an action as it comes from outside; the form by the action's own fields. */
export const actionSchema = actionSchemaOf<Action>(actionNames, (name) => formSchema(actionRow(name).fields), {
  onBehalf: onBehalfSchema.optional(),
})

/** Reads a stored event; fields that later versions may have added are kept optional by the form's own rule. */
export const issueEventSchema = z
  .looseObject({ name: z.enum(actionNames), seq: z.number(), at: z.string(), by: actorSchema })
  .transform((event) => event as unknown as IssueEvent)

/** Opening an issue and, where the notice is given, notifying the unit in the same step. */
export const issueStepsOf = (form: IssueForm<'open'>, notify: IssueForm<'notify'> | undefined): readonly Action[] => [
  { name: 'open', form },
  ...(notify === undefined ? [] : [{ name: 'notify' as const, form: notify }]),
]

const table = actionTable<IssueLife, Action>({
  names: actionNames,
  row: actionRow,
  noun: text('问题', 'issue'),
  stageIn: 'stage',
  stageLabel: ({ stage }) => stageLabel[stage],
  standingLabel,
  standingsOf: standingsOfPost,
  allowed: (name, _issue, { onBehalf }) => {
    const { by, onBehalfBy, label } = actionRow(name)
    const allowed = onBehalf ? onBehalfBy : by
    if (allowed !== undefined) return allowed
    const unit = either(by.map((standing) => standingLabel[standing]))
    return refuse(
      'invalid',
      `${label.zh}不能代录，请由${unit.zh}办理。`,
      `"${label.en}" cannot be recorded on somebody's behalf; ask ${unit.en} to do it.`,
    )
  },
  recusal: {
    isParty: (viewer, issue, { subject }) => mustRecuse(viewer, issue, subject),
    binds: isSupervising,
    refusal: (label, allowed) =>
      refuse(
        'forbidden',
        `您在责任单位任职，应当回避，不能${label.zh}。请由${allowed.zh}的其他人员办理。`,
        `You hold a post in the unit concerned and have to stand back. Somebody else of ${allowed.en} has to do this.`,
      ),
  },
  // The days lived through so far belong to the unit that held the issue until now.
  lived: (issue, today) => ({ ...issue, overdue: countOverdue(issue, today) }),
  says: (issue, action, { subject }) => {
    const { name, onBehalf } = action
    const forUnitId = unitActing(name, issue)
    const handbook = action.name === 'open' ? (action.form.handbook ?? subject.handbook?.present) : undefined
    return {
      ...(name === 'open' && { subject: issue.subject }),
      ...(handbook !== undefined && { handbook }),
      ...(onBehalf !== undefined && forUnitId !== null && { forUnitId }),
    }
  },
})
export const { apply: applyEvent } = table

export type AvailableAction = { readonly name: ActionName; readonly onBehalf: boolean; readonly prefill: Prefill }

/** The buttons this person may press now, and no others. */
export const availableActions = (issue: Issue, viewer: Viewer, circumstances: Circumstances): AvailableAction[] => {
  const ways = [false, true].map((onBehalf) => ({ ...circumstances, onBehalf }))
  return actionNames.flatMap((name) =>
    ways
      .filter((way) => table.whyNot(issue, name, viewer, way) === undefined)
      .map(({ onBehalf }) => ({ name, onBehalf, prefill: prefillOf(issue, name, circumstances) })),
  )
}

/** Why an action is not among the available ones; undefined when it is. */
export const { whyNot } = table

/** Decides on an action: the event to append, or the refusal to show. Changes nothing. */
export const decide = (
  issue: Issue,
  action: Action,
  viewer: Viewer,
  circumstances: Circumstances,
  now: Date,
): IssueEvent | Refusal =>
  table.decide(issue, action, viewer, { ...circumstances, onBehalf: action.onBehalf !== undefined }, now)

/** An issue as its events alone tell it. @throws where the first of them is not its opening. */
export const replay = (id: string, events: readonly IssueEvent[]): Issue => {
  const subject = events[0]?.subject
  if (subject === undefined) throw new Error(`the events of issue ${id} do not begin with its opening`)
  return events.reduce(applyEvent, unopened(id, subject))
}
