/** The life of an issue: what may be done now and by whom, the decision on an action, and the fold of its events. */
import { z } from 'zod'
import { type LocalDate, localDateOf } from './calendar'
import { countOverdue } from './clocks'
import { formSchema } from './form'
import { type Issue, type Stage, type Subject, stageLabel, unopened } from './issue'
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
import { type Actor, actorOf, actorSchema, type Viewer } from './people'
import { isRefusal, type Refusal, refuse } from './refusal'
import { isSupervising, mustRecuse, type Standing, standingLabel, standingsOf } from './standing'
import { storable } from './storable'

export type IssueForm<N extends ActionName> = z.output<ReturnType<typeof formSchema<(typeof actions)[N]['fields']>>>

/** What somebody asks to do: the action's name and its form, told apart by name. */
export type Action = {
  [N in ActionName]: {
    readonly name: N
    readonly form: IssueForm<N>
    readonly onBehalf?: { readonly paper: string } | undefined
  }
}[ActionName]

/** A decided action. `at` is the campaign's instant, ISO 8601 UTC; `seq` counts the issue's events from 1. */
export type IssueEvent = Action & {
  readonly seq: number
  readonly at: string
  readonly by: Actor
  readonly standing: Standing
  /** What the issue is about; in `open`, which brings it into being. */
  readonly subject?: Subject
  /** The unit for which it was recorded 代录; absent when the person acted for themselves. */
  readonly forUnitId?: string
}

/** 代录: the paper on which the unit replied. */
export const onBehalfSchema = z.strictObject({ paper: storable.trim().min(1).max(100) })

/** Checks an action as it comes from outside; the form by the action's own fields. */
export const actionSchema = z.discriminatedUnion(
  'name',
  actionNames.map((name) =>
    z.strictObject({
      name: z.literal(name),
      form: formSchema(actionRow(name).fields),
      onBehalf: onBehalfSchema.optional(),
    }),
  ) as unknown as [z.ZodObject<{ name: z.ZodLiteral<ActionName> }>],
) as unknown as z.ZodType<Action>

/** Reads a stored event; fields that later versions may have added are kept optional by the form's own rule. */
export const issueEventSchema = z
  .looseObject({ name: z.enum(actionNames), seq: z.number(), at: z.string(), by: actorSchema })
  .transform((event) => event as unknown as IssueEvent)

type Permission = { readonly standing: Standing; readonly by: Actor }

const listed = (standings: readonly Standing[], language: 'zh' | 'en') =>
  standings.map((standing) => standingLabel[standing][language]).join(language === 'zh' ? '或' : ' or ')

const mustStandBack = (name: ActionName, allowed: readonly Standing[]): Refusal =>
  refuse(
    'forbidden',
    `您在责任单位任职，应当回避，不能${actionRow(name).label.zh}。请由${listed(allowed, 'zh')}的其他人员办理。`,
    `You hold a post in the unit concerned and have to stand back. Somebody else of ${listed(allowed, 'en')} has to do this.`,
  )

/** In which standings this person may take the action, the first being the likeliest, or why in none. The form is not looked at. */
const permissionsFor = (
  issue: Issue,
  name: ActionName,
  viewer: Viewer,
  circumstances: Circumstances,
  onBehalf: boolean,
): readonly Permission[] | Refusal => {
  const row = actionRow(name)
  if (!row.from.includes(issue.stage)) {
    const stage = stageLabel[issue.stage]
    return refuse(
      'conflict',
      `问题现为“${stage.zh}”，不能${row.label.zh}。请刷新后查看最新情况。`,
      `The issue is now "${stage.en}", so "${row.label.en}" is not possible. Look at its newest state.`,
    )
  }
  const allowed = onBehalf ? row.onBehalfBy : row.by
  if (allowed === undefined)
    return refuse(
      'invalid',
      `${row.label.zh}不能代录，请由${listed(row.by, 'zh')}办理。`,
      `"${row.label.en}" cannot be recorded on somebody's behalf; ask ${listed(row.by, 'en')} to do it.`,
    )
  const held = standingsOf(viewer, issue, circumstances.subject, circumstances.groupOfSquad)
  const matching = held.filter(({ standing }) => allowed.includes(standing))
  const recused = mustRecuse(viewer, issue, circumstances.subject)
  if (matching.length === 0)
    return refuse(
      'forbidden',
      `${row.label.zh}由${listed(allowed, 'zh')}办理，您不能办理。请联系他们。`,
      `"${row.label.en}" is for ${listed(allowed, 'en')}; ask them to do it.`,
    )
  // A person with several posts, say a squad's liaison who belongs to the office, acts in the first that may.
  const answers = matching
    .filter(({ standing }) => !(recused && isSupervising(standing)))
    .map(({ standing, post }): Permission | Refusal => {
      const by = actorOf(viewer, post)
      return row.onlyWhen?.(issue, circumstances, by, standing) ?? { standing, by }
    })
  const permissions = answers.flatMap((answer) => (isRefusal(answer) ? [] : [answer]))
  return permissions.length > 0 ? permissions : (answers.find(isRefusal) ?? mustStandBack(name, allowed))
}

export type AvailableAction = { readonly name: ActionName; readonly onBehalf: boolean; readonly prefill: Prefill }

/** The buttons this person may press now, and no others. */
export const availableActions = (issue: Issue, viewer: Viewer, circumstances: Circumstances): AvailableAction[] =>
  actionNames.flatMap((name) =>
    [false, true].flatMap((onBehalf) =>
      isRefusal(permissionsFor(issue, name, viewer, circumstances, onBehalf))
        ? []
        : [{ name, onBehalf, prefill: prefillOf(issue, name, circumstances) }],
    ),
  )

/** Why an action is not among the available ones; undefined when it is. */
export const whyNot = (
  issue: Issue,
  name: ActionName,
  viewer: Viewer,
  circumstances: Circumstances,
): Refusal | undefined => {
  const permissions = permissionsFor(issue, name, viewer, circumstances, false)
  return isRefusal(permissions) ? permissions : undefined
}

const decideIn = (
  permission: Permission,
  issue: Issue,
  action: Action,
  viewer: Viewer,
  circumstances: Circumstances,
  now: Date,
): IssueEvent | Refusal => {
  const wrong = actionRow(action.name).check?.(issue, action.form as never, circumstances, permission.by)
  if (wrong) return wrong
  const forUnitId = unitActing(action.name, issue)
  const event: IssueEvent = {
    ...action,
    seq: issue.seq + 1,
    at: now.toISOString(),
    ...permission,
    ...(action.name === 'open' && { subject: issue.subject }),
    ...(action.onBehalf !== undefined && forUnitId !== null ? { forUnitId } : {}),
  }
  // 回避 holds as well where the issue becomes their unit's by this very action.
  return isSupervising(event.standing) && mustRecuse(viewer, applyEvent(issue, event), circumstances.subject)
    ? mustStandBack(action.name, actionRow(action.name).by)
    : event
}

/**
 * Decides on an action: the event to append, or the refusal to show. Changes nothing. Who holds several posts acts in the
 * first in which the form is right: an office's form that names the squad is the office's, not the own squad's.
 */
export const decide = (
  issue: Issue,
  action: Action,
  viewer: Viewer,
  circumstances: Circumstances,
  now: Date,
): IssueEvent | Refusal => {
  const permissions = permissionsFor(issue, action.name, viewer, circumstances, action.onBehalf !== undefined)
  if (isRefusal(permissions)) return permissions
  const answers = permissions.map((permission) => decideIn(permission, issue, action, viewer, circumstances, now))
  return answers.find((answer) => !isRefusal(answer)) ?? (answers[0] as Refusal)
}

/** The issue after one more event. */
export const applyEvent = (issue: Issue, event: IssueEvent): Issue => {
  const row = actionRow(event.name)
  const today: LocalDate = localDateOf(new Date(event.at))
  const stage: Stage = row.orTo?.when(event.form as never, event.by)
    ? row.orTo.stage
    : row.to === 'same'
      ? issue.stage
      : row.to
  return {
    ...issue,
    // Before the change: the days lived through so far belong to the unit that held the issue until now.
    overdue: countOverdue(issue, today),
    ...row.change?.(issue, event.form as never, { today, by: event.by }),
    stage,
    seq: event.seq,
  }
}

/** An issue as its events alone tell it. @throws where the first of them is not its opening. */
export const replay = (id: string, events: readonly IssueEvent[]): Issue => {
  const subject = events[0]?.subject
  if (subject === undefined) throw new Error(`the events of issue ${id} do not begin with its opening`)
  return events.reduce(applyEvent, unopened(id, subject))
}
