/**
 * What stands in an inbox, by key alone, remembered until something is recorded that may concern the person: everybody's
 * page asks for its count after every event, and for most of them nothing has changed.
 */
import { and, eq, gt, inArray, or, sql } from 'drizzle-orm'
import type { Viewer } from '../../domain/people'
import { canonicalBody } from '../canonicalBody'
import type { Clock } from '../clock'
import type { Db } from '../db/open'
import { events, issues } from '../db/schema'
import { visibleIssues } from '../visibleIssues'
import { concerning, readInbox } from './readInbox'
import { matterKinds } from './toldMatters'

type Remembered = { position: number; readonly day: string; readonly posts: string; readonly keys: readonly string[] }

const mostPeople = 1_000
const remembered = new WeakMap<Db, Map<string, Remembered>>()

/** Of what was recorded since: an issue of theirs, a matter, seldom enough to look again; or a lead unit, terms, a calendar, on which clocks and rights hang. */
const mayHaveChanged = async (db: Db, viewer: Viewer, position: number): Promise<boolean> => {
  const [changed] = await db
    .select({ position: events.position })
    .from(events)
    .leftJoin(issues, and(eq(events.subjectKind, 'issue'), eq(sql`${issues.id}::text`, events.subjectId)))
    .where(
      and(
        gt(events.position, position),
        or(
          and(eq(events.subjectKind, 'issue'), visibleIssues(viewer), concerning(viewer)),
          inArray(events.subjectKind, matterKinds),
          inArray(events.name, ['nameLead', 'setTerms', 'setWorkingDay']),
        ),
      ),
    )
    .limit(1)
  return changed !== undefined
}

/** `position` is the log's last, read before; positions are taken in the order of commits. */
export const inboxKeys = async (db: Db, clock: Clock, position: number, viewer: Viewer): Promise<readonly string[]> => {
  const people = remembered.get(db) ?? new Map<string, Remembered>()
  remembered.set(db, people)
  const day = clock.today()
  const posts = canonicalBody(viewer.posts)
  const known = people.get(viewer.accountId)
  if (known !== undefined && known.day === day && known.posts === posts) {
    if (known.position >= position || !(await mayHaveChanged(db, viewer, known.position))) {
      known.position = Math.max(known.position, position)
      return known.keys
    }
  }
  const keys = (await readInbox(db, clock, viewer)).map(({ key }) => key)
  if (people.size >= mostPeople) people.clear()
  people.set(viewer.accountId, { position, day, posts, keys })
  return keys
}
