/** The inbox of a person, derived from the events and clocks of the issues that concern the person's posts. Pure. */
import { addDays, daysBetween, type LocalDate, localDateOf, startOfDay, type WorkingCalendar } from './calendar'
import { runningClock } from './clocks'
import { dayText } from './dayText'
import { type Issue, type Subject, type Terms, unopened } from './issue'
import { applyEvent, type IssueEvent } from './issueLifecycle'
import type { MatterEntry, MatterNotice } from './matterNotices'
import { sentenceOf } from './noticeSentence'
import { type Address, addressesOf, addressOf, desksOf, type NoticeKind, tells } from './notification'
import type { Viewer } from './people'
import type { SubjectFacts } from './standing'
import { type Text, text } from './text'

/** What an inbox shows of an issue; `key` stays the same as long as the matter does. */
export type IssueEntry = {
  readonly key: string
  readonly kind: NoticeKind
  /** The campaign's instant, ISO 8601 UTC. */
  readonly at: string
  readonly issueId: string
  readonly subject: Subject
  readonly what: string
  readonly sentence: Text
}
/** What an inbox shows. */
export type InboxEntry = IssueEntry | MatterEntry
export const isOfMatter = (entry: InboxEntry): entry is MatterEntry => 'opens' in entry

/** An entry and whom it is for. */
export type Notice = {
  readonly entry: IssueEntry
  readonly to: ReadonlySet<Address>
  readonly byAccountId: string | null
}

export type LoggedEvent = { readonly position: number; readonly event: IssueEvent }
/** An issue with all its events, oldest first, and what the rules know of its place. */
export type ToldIssue = {
  readonly id: string
  readonly subject: SubjectFacts
  readonly events: readonly LoggedEvent[]
}
export type InboxWorld = {
  readonly today: LocalDate
  readonly terms: Terms
  readonly calendar: WorkingCalendar
  readonly groupOfSquad: ReadonlyMap<number, number>
}

/** What the events of an issue tell, to whom, as it was after each of them; and the issue as it is now. */
export const noticesOf = (
  { id, subject, events }: ToldIssue,
  groupOfSquad: ReadonlyMap<number, number>,
): { readonly issue: Issue | null; readonly notices: readonly Notice[] } => {
  const about = events[0]?.event.subject
  if (about === undefined) return { issue: null, notices: [] }
  let issue = unopened(id, about)
  const notices: Notice[] = []
  for (const { position, event } of events) {
    const before = issue
    issue = applyEvent(issue, event)
    const known = tells[event.name]
    const isUnconfirmed = event.name === 'claim' && issue.stage === 'notified'
    const telling = isUnconfirmed ? known?.unconfirmed : known
    if (telling === undefined || telling.to.length === 0) continue
    const actorsDesk = addressOf(event.by.duty)
    const newHolder: Address | null =
      issue.unitId !== null && issue.unitId !== before.unitId && event.name !== 'fixOnSpot'
        ? `unit ${issue.unitId}`
        : null
    const told = new Set(telling.to.flatMap((standing) => desksOf(standing, issue, subject, groupOfSquad)))
    // A unit that gives the issue up hears of that as well.
    if (newHolder !== null && before.unitId !== null) told.add(`unit ${before.unitId}`)
    // What waits for a confirmation is told at the very desk where it was put down.
    if (!isUnconfirmed) told.delete(actorsDesk)
    const entry = (kind: NoticeKind): IssueEntry => ({
      key: `event ${position}`,
      kind,
      at: event.at,
      issueId: id,
      subject: about,
      what: issue.what,
      sentence: sentenceOf(kind, issue, event),
    })
    const asTask = newHolder !== null && telling.as !== 'task' && told.delete(newHolder)
    if (told.size > 0) notices.push({ entry: entry(telling.as), to: told, byAccountId: event.by.accountId })
    if (asTask && newHolder !== null)
      notices.push({ entry: entry('task'), to: new Set([newHolder]), byAccountId: event.by.accountId })
  }
  return { issue, notices }
}

const soonDays = 3

/** What the clock that runs now tells, without any event: due soon, overdue. */
export const clockNotices = (issue: Issue, lastEventAt: string, world: InboxWorld): Notice[] => {
  const { today, terms, calendar } = world
  const clock = runningClock(issue, today, terms, calendar)
  if (clock === null) return []
  const notice = (kind: NoticeKind, from: LocalDate, to: Address, sentence: Text): Notice[] =>
    from > today
      ? []
      : [
          {
            entry: {
              key: `${kind} ${issue.id} ${clock.dueOn}`,
              kind,
              at: startOfDay(from).toISOString(),
              issueId: issue.id,
              subject: issue.subject,
              what: issue.what,
              sentence,
            },
            to: new Set([to]),
            byAccountId: null,
          },
        ]
  const late = text(`已逾期${-clock.daysLeft}天`, `${-clock.daysLeft} day${clock.daysLeft === -1 ? '' : 's'} overdue`)
  if (clock.whose === 'squad') {
    if (clock.daysLeft >= 0 || issue.followingSquad === null) return []
    const [kind, sentence] =
      clock.for === 'notify'
        ? (['notifyLate', text(`交办${late.zh}，请尽快交办。`, `${late.en} to notify the unit; do it now.`)] as const)
        : (['recheckLate', text(`复查${late.zh}，请尽快复查。`, `${late.en} to re-check; do it now.`)] as const)
    return notice(kind, addDays(clock.dueOn, 1), `squad ${issue.followingSquad}`, sentence)
  }
  if (issue.unitId === null) return []
  const what = clock.for === 'claim' ? text('认领', 'claim it') : text('整改', 'put it right')
  if (clock.daysLeft < 0)
    return notice(
      'overdue',
      addDays(clock.dueOn, 1),
      `unit ${issue.unitId}`,
      text(`${what.zh}${late.zh}，请尽快办理。`, `${late.en} to ${what.en}; do it now.`),
    )
  if (clock.daysLeft > soonDays) return []
  // The day on which it came says the date itself.
  const dayAfter = addDays(localDateOf(new Date(lastEventAt)), 1)
  const soon = addDays(clock.dueOn, -soonDays)
  const left =
    clock.daysLeft === 0
      ? text('今天到期', 'due today')
      : text(`还剩${clock.daysLeft}天`, `${clock.daysLeft} day${clock.daysLeft === 1 ? '' : 's'} left`)
  return notice(
    'dueSoon',
    [soon, dayAfter].sort().at(-1) ?? soon,
    `unit ${issue.unitId}`,
    text(
      `${what.zh}期限${dayText(clock.dueOn).zh}，${left.zh}。`,
      `To ${what.en} by ${dayText(clock.dueOn).en}: ${left.en}.`,
    ),
  )
}

/** How far back an inbox reaches. */
export const inboxDays = 60

const isFor = (
  viewer: Viewer,
  mine: ReadonlySet<Address>,
  { to, byAccountId }: Pick<Notice, 'to' | 'byAccountId'>,
): boolean => byAccountId !== viewer.accountId && [...to].some((address) => mine.has(address))

/** Newest first. The caller gives only issues, and notices of matters, that the viewer may read. */
export const inboxOf = (
  viewer: Viewer,
  issues: readonly ToldIssue[],
  world: InboxWorld,
  ofMatters: readonly MatterNotice[] = [],
): InboxEntry[] => {
  const mine = addressesOf(viewer)
  const since = addDays(world.today, -inboxDays)
  const seen = new Set<string>()
  return issues
    .flatMap((told): InboxEntry[] => {
      const { issue, notices } = noticesOf(told, world.groupOfSquad)
      const last = told.events.at(-1)
      const ofClock = issue === null || last === undefined ? [] : clockNotices(issue, last.event.at, world)
      return [...notices, ...ofClock].filter((notice) => isFor(viewer, mine, notice)).map(({ entry }) => entry)
    })
    .concat(ofMatters.filter((notice) => isFor(viewer, mine, notice)).map(({ entry }) => entry))
    .filter(({ key, at }) => {
      // One person at two desks is told once.
      if (seen.has(key) || localDateOf(new Date(at)) < since) return false
      seen.add(key)
      return true
    })
    .sort((one, other) => (one.at === other.at ? (one.key < other.key ? 1 : -1) : one.at < other.at ? 1 : -1))
}

/** 今日提要: what came since eight o'clock of the day before, what is due within three days, what is overdue. */
export type Digest = { readonly fresh: number; readonly dueSoon: number; readonly overdue: number }

const lateKinds: readonly NoticeKind[] = ['overdue', 'notifyLate', 'recheckLate']

export const digestOf = (entries: readonly InboxEntry[], today: LocalDate): Digest => {
  const since = new Date(startOfDay(addDays(today, -1)).getTime() + 8 * 3_600_000).toISOString()
  const ofClock = (kind: NoticeKind) => kind === 'dueSoon' || lateKinds.includes(kind)
  return {
    fresh: entries.filter(({ kind, at }) => !ofClock(kind) && at >= since).length,
    dueSoon: entries.filter(({ kind }) => kind === 'dueSoon').length,
    overdue: entries.filter(({ kind }) => lateKinds.includes(kind)).length,
  }
}

export const digestText = ({ fresh, dueSoon, overdue }: Digest): Text =>
  text(
    `新消息 ${fresh} 条，3天内到期 ${dueSoon} 件，超期 ${overdue} 件`,
    `${fresh} new, ${dueSoon} due within 3 days, ${overdue} overdue`,
  )

export const isEmptyDigest = ({ fresh, dueSoon, overdue }: Digest): boolean => fresh + dueSoon + overdue === 0

/** Whole days since an entry came; 0: today. */
export const daysAgo = ({ at }: Pick<InboxEntry, 'at'>, today: LocalDate): number =>
  daysBetween(localDateOf(new Date(at)), today)
