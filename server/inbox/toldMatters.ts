/** What instructions, reports and contestations tell: those that may concern a person now, or one that has just moved. */
import { and, asc, eq, gte, inArray, type SQL } from 'drizzle-orm'
import { addDays, type LocalDate, startOfDay } from '../../domain/calendar'
import type { ContestationEvent } from '../../domain/dossier/contestation'
import { noticesOfContestation } from '../../domain/dossier/contestationNotices'
import { inboxDays } from '../../domain/inbox'
import { mayReadInstruction } from '../../domain/instruction'
import type { InstructionEvent } from '../../domain/instructionActions'
import { noticesOfInstruction } from '../../domain/instructionNotices'
import type { LoggedAct, MatterNotice } from '../../domain/matterNotices'
import { holds, squadsOf, type Viewer } from '../../domain/people'
import { may, mayReadDossier } from '../../domain/permissions'
import { reportId, reportName } from '../../domain/report/report'
import { mayReadReport, type ReportEvent } from '../../domain/report/reportActions'
import { noticesOfReport } from '../../domain/report/reportNotices'
import { text } from '../../domain/text'
import { readPlanNames } from '../audit/auditNames'
import type { Db } from '../db/open'
import { events } from '../db/schema'
import { instructions } from '../db/tables/instructions'
import { readTargetNames } from '../instructions/targets'
import { visibleInstructions } from '../instructions/visible'
import type { CampaignFacts } from '../readCircumstances'
import { readPeriods } from '../reports/readReports'

export type ToldMatter = { readonly notices: readonly MatterNotice[]; readonly mayRead: (viewer: Viewer) => boolean }

type Now = { readonly today: LocalDate; readonly facts: CampaignFacts }

type MatterReader = {
  /** Those that may have something to tell the viewer, whether something has happened lately or a clock runs. */
  readonly idsFor: (db: Db, viewer: Viewer, now: Now) => Promise<readonly string[]>
  readonly read: (db: Db, ids: readonly string[], now: Now) => Promise<readonly ToldMatter[]>
}

type MatterKind = 'instruction' | 'report' | 'contestation'

const eventsOf = async <E>(db: Db, kind: MatterKind, ids: readonly string[]): Promise<Map<string, LoggedAct<E>[]>> => {
  const told = new Map<string, LoggedAct<E>[]>()
  if (ids.length === 0) return told
  const rows = await db
    .select({ position: events.position, id: events.subjectId, body: events.body })
    .from(events)
    .where(and(eq(events.subjectKind, kind), inArray(events.subjectId, [...ids])))
    .orderBy(asc(events.position))
  for (const { position, id, body } of rows) {
    const known = told.get(id) ?? []
    known.push({ position, event: JSON.parse(body) as E })
    told.set(id, known)
  }
  return told
}

/** What has an event within the reach of an inbox. */
const lately = async (db: Db, kind: MatterKind, { today }: Now, also?: SQL): Promise<string[]> =>
  (
    await db
      .selectDistinct({ id: events.subjectId })
      .from(events)
      .where(and(eq(events.subjectKind, kind), gte(events.at, startOfDay(addDays(today, -inboxDays))), also))
  ).map(({ id }) => id)

const readers: Record<MatterKind, MatterReader> = {
  instruction: {
    idsFor: async (db, viewer, now) => {
      if (!may(viewer, 'seeInstructions')) return []
      const visible = visibleInstructions(viewer)
      const open = await db
        .select({ id: instructions.id })
        .from(instructions)
        .where(and(visible, inArray(instructions.stage, ['pending', 'underWay', 'answered'])))
      return [...new Set([...open.map(({ id }) => id), ...(await lately(db, 'instruction', now))])]
    },
    read: async (db, ids, { today }) => {
      const told = await eventsOf<InstructionEvent>(db, 'instruction', ids)
      const targets = [...told.values()].flatMap(([first]) => first?.event.target ?? [])
      const nameOf = await readTargetNames(db, targets)
      return [...told].map(([id, own]) => {
        const target = own[0]?.event.target
        const topic = target === undefined ? text('批示', 'Instruction') : nameOf(target).name
        const { instruction, notices } = noticesOfInstruction({ id, events: own }, today, topic)
        return { notices, mayRead: (viewer) => instruction !== null && mayReadInstruction(viewer, instruction) }
      })
    },
  },

  report: {
    idsFor: async (db, viewer, now) => {
      if (viewer.posts.every(({ duty }) => duty.role === 'unit')) return []
      // What a squad has not drafted yet has no event, and a day all the same.
      const periods = squadsOf(viewer).length === 0 ? [] : await readPeriods(db)
      const own = squadsOf(viewer).flatMap((squad) => periods.map(({ key }) => reportId(squad, key)))
      return [...new Set([...own, ...(await lately(db, 'report', now))])]
    },
    read: async (db, ids, { today, facts }) => {
      if (ids.length === 0) return []
      const [told, periods, names] = [
        await eventsOf<ReportEvent>(db, 'report', ids),
        await readPeriods(db),
        await readPlanNames(db),
      ]
      return ids.flatMap((id): ToldMatter[] => {
        const period = periods.find(({ key }) => id.endsWith(`:${key}`))
        if (period === undefined) return []
        const { calendar, groupOfSquad } = facts
        const title = reportName(id, names.squad)
        const { report, notices } = noticesOfReport(id, told.get(id) ?? [], {
          today,
          period,
          calendar,
          groupOfSquad,
          title,
        })
        return [{ notices, mayRead: (viewer) => mayReadReport(viewer, report) }]
      })
    },
  },

  contestation: {
    idsFor: async (db, viewer, now) =>
      holds(viewer, 'office') || holds(viewer, 'unit') ? lately(db, 'contestation', now) : [],
    read: async (db, ids, _now) => {
      if (ids.length === 0) return []
      const names = await readPlanNames(db)
      return [...(await eventsOf<ContestationEvent>(db, 'contestation', ids))].map(([id, own]) => {
        const { contestation, notices } = noticesOfContestation(id, own, names.unit)
        return { notices, mayRead: (viewer) => mayReadDossier(viewer, contestation.unitId) }
      })
    },
  },
}

export const matterKinds = Object.keys(readers) as MatterKind[]
export const isMatterKind = (kind: string): kind is MatterKind => kind in readers

/** Of all matters that the viewer may read. */
export const readMatterNotices = async (db: Db, viewer: Viewer, now: Now): Promise<MatterNotice[]> => {
  const notices: MatterNotice[] = []
  for (const kind of matterKinds) {
    const { idsFor, read } = readers[kind]
    for (const matter of await read(db, await idsFor(db, viewer, now), now))
      if (matter.mayRead(viewer)) notices.push(...matter.notices)
  }
  return notices
}

/** Null: there is none of that id. */
export const readToldMatter = async (db: Db, kind: MatterKind, id: string, now: Now): Promise<ToldMatter | null> =>
  (await readers[kind].read(db, [id], now))[0] ?? null
