/**
 * Tells browsers whose page is closed: each new entry of an inbox as it is recorded, and the day's digest at eight. It only
 * listens, so a push service that hangs holds up nobody; what cannot be sent stands in the inbox all the same.
 */
import { and, eq, gte, inArray, isNull, lt, lte, or } from 'drizzle-orm'
import type { Announcement } from '../../domain/announcement'
import { addDays, type LocalDate, startOfDay } from '../../domain/calendar'
import { digestOf, digestText, type IssueEntry, isEmptyDigest, noticesOf } from '../../domain/inbox'
import type { MatterNotice } from '../../domain/matterNotices'
import { type Address, addressesOf, noticeKinds } from '../../domain/notification'
import type { Viewer } from '../../domain/people'
import { mayReadIssue } from '../../domain/permissions'
import { type Text, text } from '../../domain/text'
import type { Announcements } from '../announcements'
import { readPlanNames, readPointNames } from '../audit/auditNames'
import type { Clock } from '../clock'
import type { Database, Db } from '../db/open'
import { posts, user } from '../db/schema'
import { pushSubscriptions } from '../db/tables/inbox'
import type { PushKeys } from '../env'
import { readInbox } from '../inbox/readInbox'
import { readToldIssues } from '../inbox/toldIssues'
import { isMatterKind, readToldMatter } from '../inbox/toldMatters'
import { readCampaignFacts } from '../readCircumstances'
import { createQueue } from './queue'
import { type Message, sendMessage } from './send'

type Recorded = Extract<Announcement, { kind: 'recorded' }>
type Subscription = typeof pushSubscriptions.$inferSelect

const mostAtOnce = 4
/** Beyond, the oldest are dropped: they are in the inbox. */
const mostWaiting = 1_000
const digestHour = 8
const longestTimerMs = 2 ** 31 - 1

/** The people behind subscriptions, with the posts held today. */
const viewersOf = async (db: Db, accountIds: readonly string[], today: LocalDate): Promise<Viewer[]> => {
  if (accountIds.length === 0) return []
  const rows = await db
    .select({ accountId: user.id, name: user.name, banned: user.banned, post: posts })
    .from(user)
    .innerJoin(posts, eq(posts.userId, user.id))
    .where(
      and(inArray(user.id, [...accountIds]), lte(posts.from, today), or(isNull(posts.until), gte(posts.until, today))),
    )
  const viewers = new Map<string, Viewer & { posts: Viewer['posts'][number][] }>()
  for (const { accountId, name, banned, post } of rows) {
    if (banned) continue
    const viewer = viewers.get(accountId) ?? { accountId, name, posts: [] }
    viewer.posts.push({ id: post.id, duty: post.duty, from: post.from, until: post.until })
    viewers.set(accountId, viewer)
  }
  return [...viewers.values()]
}

const placeText = async (db: Db, { subject }: IssueEntry): Promise<Text> => {
  if (subject.kind === 'point') {
    const point = (await readPointNames(db, [subject.pointId])).get(subject.pointId)
    return text(point?.name ?? '', point?.name ?? '')
  }
  const names = await readPlanNames(db)
  return subject.kind === 'unit' ? names.unit(subject.unitId) : names.roadSection(subject.roadSectionId)
}

const pathOf = ({ issueId, subject }: IssueEntry): string =>
  subject.kind === 'point' ? `/?point=${subject.pointId}&issue=${issueId}` : `/?issue=${issueId}`

const nextDigest = (clock: Clock): number => {
  const today = startOfDay(clock.today()).getTime() + digestHour * 3_600_000
  const next =
    clock.now().getTime() < today ? today : startOfDay(addDays(clock.today(), 1)).getTime() + digestHour * 3_600_000
  return Math.min(next - clock.now().getTime() + 5, longestTimerMs)
}

export type Push = {
  /** Waits for what is under way; what waits is left. */
  readonly close: () => Promise<void>
}

export const openPush = (
  { db }: Database,
  clock: Clock,
  announcements: Announcements,
  keys: PushKeys,
  anywhere: boolean,
  onFault: (fault: unknown) => void,
): Push => {
  /** What is read of the log goes one after the other: of two events the later must not move the mark on first. */
  const reading = createQueue(1, mostWaiting, onFault)
  const stopping = new AbortController()
  const sending = createQueue(mostAtOnce, mostWaiting, onFault)

  const send = (subscription: Subscription, message: Message) =>
    sending.add(async () => {
      if ((await sendMessage(keys, subscription, message, anywhere, stopping.signal)) === 'gone')
        await db.delete(pushSubscriptions).where(eq(pushSubscriptions.endpoint, subscription.endpoint))
    })

  /** Whoever moves the mark on sends; another server process that hears the same finds it moved. */
  const claim = async (endpoints: readonly string[], position: number): Promise<Subscription[]> =>
    endpoints.length === 0
      ? []
      : db
          .update(pushSubscriptions)
          .set({ sentTo: position })
          .where(and(inArray(pushSubscriptions.endpoint, [...endpoints]), lt(pushSubscriptions.sentTo, position)))
          .returning()

  /** Of those that a notice is for, who reads what it is about, and did not do it. */
  const endpointsOf = async (
    subscriptions: readonly Subscription[],
    { to, byAccountId }: Pick<MatterNotice, 'to' | 'byAccountId'>,
    mayRead: (viewer: Viewer) => boolean,
  ): Promise<string[]> => {
    const viewers = await viewersOf(
      db,
      subscriptions.map(({ accountId }) => accountId),
      clock.today(),
    )
    const told = new Set(
      viewers
        .filter((viewer) => viewer.accountId !== byAccountId && isAmong(addressesOf(viewer), to) && mayRead(viewer))
        .map(({ accountId }) => accountId),
    )
    return subscriptions.filter(({ accountId }) => told.has(accountId)).map(({ endpoint }) => endpoint)
  }

  const tellOf = async (position: number, issueId: string) => {
    const subscriptions = await db.select().from(pushSubscriptions).where(lt(pushSubscriptions.sentTo, position))
    if (subscriptions.length === 0) return
    const facts = await readCampaignFacts(db)
    const [told] = await readToldIssues(db, [issueId], facts)
    if (told === undefined) return
    const { issue, notices } = noticesOf(told, facts.groupOfSquad)
    const own = notices.filter(({ entry }) => entry.key === `event ${position}`)
    if (issue === null || own.length === 0) return
    for (const notice of own) {
      const { entry } = notice
      const endpoints = await endpointsOf(subscriptions, notice, (viewer) => mayReadIssue(viewer, issue, told.subject))
      if (endpoints.length === 0) continue
      const place = await placeText(db, entry)
      for (const subscription of await claim(endpoints, position)) {
        const { language } = subscription
        send(subscription, {
          title: noticeKinds[entry.kind][language],
          body: `${place[language]}${language === 'zh' ? '：' : ': '}${entry.sentence[language]}`,
          path: pathOf(entry),
          tag: entry.key,
        })
      }
    }
  }

  const tellOfMatter = async (position: number, { kind, id }: Recorded['about']) => {
    const subscriptions = await db.select().from(pushSubscriptions).where(lt(pushSubscriptions.sentTo, position))
    if (subscriptions.length === 0 || !isMatterKind(kind)) return
    const matter = await readToldMatter(db, kind, id, { today: clock.today(), facts: await readCampaignFacts(db) })
    const own = matter?.notices.find(({ entry }) => entry.key === `event ${position}`)
    if (matter === null || own === undefined) return
    for (const subscription of await claim(await endpointsOf(subscriptions, own, matter.mayRead), position)) {
      const { language } = subscription
      const { kind: noticed, topic, sentence, opens, key } = own.entry
      send(subscription, {
        title: noticeKinds[noticed][language],
        body: `${topic[language]}${language === 'zh' ? '：' : ': '}${sentence[language]}`,
        path: `/?open=${opens.kind}:${opens.id}`,
        tag: key,
      })
    }
  }

  const tellDigest = async () => {
    const today = clock.today()
    const claimed = await db
      .update(pushSubscriptions)
      .set({ digestOn: today })
      .where(or(isNull(pushSubscriptions.digestOn), lt(pushSubscriptions.digestOn, today)))
      .returning()
    for (const viewer of await viewersOf(
      db,
      claimed.map(({ accountId }) => accountId),
      today,
    )) {
      const digest = digestOf(await readInbox(db, clock, viewer), today)
      if (isEmptyDigest(digest)) continue
      for (const subscription of claimed.filter(({ accountId }) => accountId === viewer.accountId)) {
        const { language } = subscription
        const title = text('今日提要', 'Digest of the day')
        send(subscription, {
          title: title[language],
          body: digestText(digest)[language],
          path: '/?panel=inbox',
          tag: `digest ${today}`,
        })
      }
    }
  }

  const unsubscribe = announcements.subscribe((announcement) => {
    if (announcement.kind !== 'recorded') return
    const { position, issueId, about } = announcement
    if (issueId !== null) reading.add(() => tellOf(position, issueId))
    else if (isMatterKind(about.kind)) reading.add(() => tellOfMatter(position, about))
  })

  let timer: NodeJS.Timeout
  const waitForEight = () => {
    timer = setTimeout(() => {
      reading.add(tellDigest)
      waitForEight()
    }, nextDigest(clock))
    timer.unref()
  }
  waitForEight()
  // A server that was away at eight tells when it is back.
  if (clock.now().getTime() >= startOfDay(clock.today()).getTime() + digestHour * 3_600_000) reading.add(tellDigest)

  return {
    close: async () => {
      clearTimeout(timer)
      unsubscribe()
      stopping.abort()
      await Promise.all([reading.close(), sending.close()])
    },
  }
}

const isAmong = (mine: ReadonlySet<Address>, to: ReadonlySet<Address>): boolean =>
  [...to].some((address) => mine.has(address))
