/**
 * One table of actions is the whole life of a kind of thing: of an issue, a paper, an activity, a material. A row says from
 * where, to where, by whom, with which form and on what guards; buttons, decisions and the fold of events are read off it
 * here, the same for every kind.
 */
import { z } from 'zod'
import { type LocalDate, localDateOf } from './calendar'
import type { Fields, FormOf } from './form'
import { type Actor, actorOf, type Post, type Viewer } from './people'
import { isRefusal, type Refusal, refuse } from './refusal'
import { type Text, text } from './text'

/** The types in which the table of one kind is written. */
export type Life = {
  readonly subject: { readonly seq: number }
  /** Where in its life the subject is. */
  readonly stage: string
  /** How a person may stand to it. */
  readonly standing: string
  /** What is known of the world wherever buttons are shown. */
  readonly facts: unknown
  /** What is known besides when a form is decided on. */
  readonly circumstances: unknown
  /** What some events of this kind say besides the action, when, and by whom. */
  readonly said: object
}

export type AnyAction = { readonly name: string; readonly form: unknown }

/** A decided action. `at` is the campaign's instant, ISO 8601 UTC; `seq` counts the subject's events from 1. */
export type Decided<L extends Life, A extends AnyAction> = A & {
  readonly seq: number
  readonly at: string
  readonly by: Actor
  readonly standing: L['standing']
} & L['said']

/** When and by whom, and what else its event says, as an effect may need it. */
export type Moment<L extends Life> = { readonly today: LocalDate; readonly at: string; readonly by: Actor } & L['said']

/** `by`: whose it is; a kind may tell its standings apart further (see `Rules.allowed`). */
export type ActionRow<L extends Life, F extends Fields = Fields, By = readonly L['standing'][]> = {
  readonly label: Text
  readonly from: readonly L['stage'][]
  readonly to: L['stage'] | 'same'
  /** The stage that is reached instead when this answer is yes. */
  readonly orTo?: { readonly stage: L['stage']; readonly when: (form: FormOf<F>, by: Actor) => boolean }
  readonly by: By
  readonly fields: F
  /** Why nobody may do this now, whatever the form says. */
  readonly onlyWhen?: (
    subject: L['subject'],
    facts: L['facts'],
    by: Actor,
    standing: L['standing'],
  ) => Refusal | undefined
  /** What is wrong with the form as filled in. */
  readonly check?: (
    subject: L['subject'],
    form: FormOf<F>,
    circumstances: L['circumstances'],
    by: Actor,
  ) => Refusal | undefined
  readonly change?: (subject: L['subject'], form: FormOf<F>, moment: Moment<L>) => Partial<L['subject']>
}

/** Every action of a table: its name and its form, told apart by name. */
export type ActionOf<T extends Readonly<Record<string, { readonly fields: Fields }>>> = {
  [N in keyof T]: { readonly name: N; readonly form: FormOf<T[N]['fields']> }
}[keyof T]

/** 回避: who is a party, in which standings they then do nothing, and what they are told. */
type Recusal<L extends Life> = {
  readonly isParty: (viewer: Viewer, subject: L['subject'], facts: L['facts']) => boolean
  readonly binds: (standing: L['standing']) => boolean
  readonly refusal: (label: Text, allowed: Text) => Refusal
}

/** What is a kind's own beside its rows. */
type Rules<L extends Life, A extends AnyAction> = {
  readonly names: readonly A['name'][]
  readonly row: (name: A['name']) => ActionRow<L, Fields, unknown>
  /** What it is called in a refusal. */
  readonly noun: Text
  readonly stageIn: keyof L['subject']
  readonly stageLabel: (subject: L['subject']) => Text
  readonly standingLabel: Readonly<Record<L['standing'], Text>>
  /** Every standing that a post gives, the likeliest first. */
  readonly standingsOf: (
    post: Post,
    subject: L['subject'],
    facts: L['facts'],
    viewer: Viewer,
  ) => readonly L['standing'][]
  /** Whose the action is on this subject, or why nobody's. */
  readonly allowed: (name: A['name'], subject: L['subject'], facts: L['facts']) => readonly L['standing'][] | Refusal
  readonly recusal?: Recusal<L>
  /** What the days lived through so far have done to it, before the event. */
  readonly lived?: (subject: L['subject'], today: LocalDate) => L['subject']
  /** What the event says besides, known when it is decided. */
  readonly says?: (
    subject: L['subject'],
    action: A,
    circumstances: L['circumstances'],
  ) => Partial<L['said']> & Partial<AnyAction>
}

/** 'A或B', 'A or B'. */
export const either = (labels: readonly Text[]): Text =>
  text(labels.map(({ zh }) => zh).join('或'), labels.map(({ en }) => en).join(' or '))

export const actionTable = <L extends Life, A extends AnyAction>(rules: Rules<L, A>) => {
  type Subject = L['subject']
  type Standing = L['standing']
  type Facts = L['facts']
  type Event = Decided<L, A>
  type Permission = { readonly standing: Standing; readonly by: Actor }
  type Granted = { readonly permissions: readonly Permission[]; readonly allowed: readonly Standing[] }
  const { row, recusal } = rules

  const listed = (standings: readonly Standing[]): Text =>
    either(standings.map((standing) => rules.standingLabel[standing]))

  const mustStandBack = (standing: Standing, viewer: Viewer, subject: Subject, facts: Facts): Recusal<L> | undefined =>
    recusal?.binds(standing) && recusal.isParty(viewer, subject, facts) ? recusal : undefined

  /** In which standings this person may take the action, the first being the likeliest, or why in none. The form is not looked at. */
  const permissionsFor = (subject: Subject, name: A['name'], viewer: Viewer, facts: Facts): Granted | Refusal => {
    const { label, from, onlyWhen } = row(name)
    if (!from.includes(subject[rules.stageIn] as L['stage'])) {
      const stage = rules.stageLabel(subject)
      return refuse(
        'conflict',
        `${rules.noun.zh}现为“${stage.zh}”，不能${label.zh}。请刷新后查看最新情况。`,
        `The ${rules.noun.en} is now "${stage.en}", so "${label.en}" is not possible. Look at its newest state.`,
      )
    }
    const allowed = rules.allowed(name, subject, facts)
    if (isRefusal(allowed)) return allowed
    const matching = viewer.posts.flatMap((post) =>
      rules
        .standingsOf(post, subject, facts, viewer)
        .filter((standing) => allowed.includes(standing))
        .map((standing): Permission => ({ standing, by: actorOf(viewer, post) })),
    )
    if (matching.length === 0) {
      const others = listed(allowed)
      return refuse(
        'forbidden',
        `${label.zh}由${others.zh}办理，您不能办理。请联系他们。`,
        `"${label.en}" is for ${others.en}; ask them to do it.`,
      )
    }
    // A person with several posts, say a squad's liaison who belongs to the office, acts in the first that may.
    const answers = matching.map(
      (permission): Permission | Refusal =>
        mustStandBack(permission.standing, viewer, subject, facts)?.refusal(label, listed(allowed)) ??
        onlyWhen?.(subject, facts, permission.by, permission.standing) ??
        permission,
    )
    const permissions = answers.flatMap((answer) => (isRefusal(answer) ? [] : [answer]))
    return permissions.length > 0 ? { permissions, allowed } : (answers[0] as Refusal)
  }

  /** Why this person may not take the action now, whatever the form says; undefined when they may. */
  const whyNot = (subject: Subject, name: A['name'], viewer: Viewer, facts: Facts): Refusal | undefined => {
    const granted = permissionsFor(subject, name, viewer, facts)
    return isRefusal(granted) ? granted : undefined
  }

  /** The buttons this person may press now, and no others. */
  const available = (subject: Subject, viewer: Viewer, facts: Facts): A['name'][] =>
    rules.names.filter((name) => whyNot(subject, name, viewer, facts) === undefined)

  /** The subject after one more event. */
  const apply = (subject: Subject, event: Event): Subject => {
    const { to, orTo, change } = row(event.name)
    const today = localDateOf(new Date(event.at))
    const stage = orTo?.when(event.form as never, event.by) ? orTo.stage : to
    return {
      ...(rules.lived?.(subject, today) ?? subject),
      ...change?.(subject, event.form as never, { ...event, today }),
      ...(stage !== 'same' && { [rules.stageIn]: stage }),
      seq: event.seq,
    }
  }

  /**
   * Decides on an action: the event to append, or the refusal to show. Changes nothing. Who holds several posts acts in the
   * first in which the form is right: an office's form that names the squad is the office's, not the own squad's.
   */
  const decide = (
    subject: Subject,
    action: A,
    viewer: Viewer,
    circumstances: Facts & L['circumstances'],
    now: Date,
  ): Event | Refusal => {
    const granted = permissionsFor(subject, action.name, viewer, circumstances)
    if (isRefusal(granted)) return granted
    const { label, check } = row(action.name)
    const answers = granted.permissions.map((permission): Event | Refusal => {
      const wrong = check?.(subject, action.form as never, circumstances, permission.by)
      if (wrong) return wrong
      // In the order in which it is stored.
      const event: Event = {
        ...action,
        seq: subject.seq + 1,
        at: now.toISOString(),
        ...permission,
        ...rules.says?.(subject, action, circumstances),
      }
      // 回避 holds as well where the subject becomes their unit's by this very action.
      const recused = mustStandBack(event.standing, viewer, apply(subject, event), circumstances)
      return recused?.refusal(label, listed(granted.allowed)) ?? event
    })
    return answers.find((answer) => !isRefusal(answer)) ?? (answers[0] as Refusal)
  }

  return { whyNot, available, apply, decide }
}

/** Checks an action as it comes from outside: its name, its own form, and what else it may say. */
export const actionSchemaOf = <A extends AnyAction>(
  names: readonly A['name'][],
  formOf: (name: A['name']) => z.ZodType,
  besides: Readonly<Record<string, z.ZodType>> = {},
): z.ZodType<A> =>
  z.discriminatedUnion(
    'name',
    names.map((name) => z.strictObject({ name: z.literal(name), form: formOf(name), ...besides })) as unknown as [
      z.ZodObject<{ name: z.ZodLiteral<A['name']> }>,
    ],
  ) as unknown as z.ZodType<A>
