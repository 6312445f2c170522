/** Whether the rows that lists and maps read are what their events tell: every subject is replayed and compared. */
import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import { replayActivity } from '../../domain/activityActions'
import { replayContestation } from '../../domain/dossier/contestation'
import { replayGoodPractice } from '../../domain/goodPracticeActions'
import { replayInstruction } from '../../domain/instructionActions'
import { type Issue, unopened } from '../../domain/issue'
import { applyEvent, type IssueEvent } from '../../domain/issueLifecycle'
import { replayMaterial } from '../../domain/materialActions'
import { replayMonthlyPlan } from '../../domain/monthlyPlanActions'
import { replayPaper } from '../../domain/paperActions'
import { replayQuestionnaire } from '../../domain/questionnaireActions'
import { replayReport } from '../../domain/report/reportActions'
import { type RoadSectionEvent, replayRoadSection } from '../../domain/roadSection'
import { replaySquadRoute } from '../../domain/squadRouteActions'
import type { SubjectKind } from '../../domain/subjectKind'
import { canonicalBody } from '../canonicalBody'
import { recountDaysOfLog } from '../city/recountDays'
import type { Db } from '../db/open'
import { events, issues, pointStates } from '../db/schema'
import { activities, activityRowOf } from '../db/tables/activities'
import { contestationRowOf, contestations } from '../db/tables/contestations'
import { goodPracticeRowOf, goodPractices } from '../db/tables/goodPractices'
import { instructionRowOf, instructions } from '../db/tables/instructions'
import { materialRowOf, materials } from '../db/tables/materials'
import { monthlyPlanRowOf, monthlyPlans } from '../db/tables/monthlyPlans'
import { papers } from '../db/tables/papers'
import { questionnaireRowOf, questionnaires } from '../db/tables/questionnaires'
import { reportRowOf, reports } from '../db/tables/reports'
import { roadSectionStates } from '../db/tables/roadSections'
import { scopeBoundaries } from '../db/tables/scopeBoundaries'
import { squadRouteRowOf, squadRoutes } from '../db/tables/squadRoutes'
import { issueDays, pointDays } from '../db/tables/standingDays'
import { issueRow, roadSectionStateRow } from '../eventLog'
import { readEventsBySubject, type Told } from '../eventsBySubject'
import { readIssuesOfSection } from '../readCircumstances'
import { boundaryOf, hashOfBoundaries } from '../recording/boundaries'
import { paperRow } from '../recording/paperFold'
import { hashOfChanges, readChanges } from '../recording/pointRegister'
import { hashOfFrozen } from '../reports/freeze'
import { readFrozenFigures } from '../reports/readReports'
import { foldPoints } from '../toldOfPoints'
import { handbookThatDiffers } from './verifyHandbook'

export type FoldFinding = {
  readonly kind: 'fold'
  readonly table:
    | 'issues'
    | 'point_states'
    | 'road_section_states'
    | 'papers'
    | 'materials'
    | 'activities'
    | 'squad_routes'
    | 'reports'
    | 'report_figures'
    | 'contestations'
    | 'issue_days'
    | 'point_days'
    | 'instructions'
    | 'questionnaires'
    | 'monthly_plans'
    | 'good_practices'
    | 'point_changes'
    | 'scope_boundaries'
    | 'handbook_versions'
  readonly id: string
  /** Position of the last event that the row follows from; null where there is none. */
  readonly position: number | null
  /** The columns that say otherwise; empty where the whole row is missing or has no events. */
  readonly columns: readonly string[]
}

const batchSize = 200

const differing = (kept: object, folded: object): string[] => {
  const keptValues = kept as Record<string, unknown>
  return Object.entries(folded).flatMap(([column, value]) =>
    canonicalBody(keptValues[column] ?? null) === canonicalBody(value ?? null) ? [] : [column],
  )
}

const replayed = (id: string, told: readonly IssueEvent[]): Issue | null => {
  const subject = told[0]?.subject
  return subject === undefined ? null : told.reduce(applyEvent, unopened(id, subject))
}

const issueThatDiffers = async (db: Db): Promise<FoldFinding | null> => {
  for (let after: string | null = null; ; ) {
    const rows = await db
      .select()
      .from(issues)
      .where(after === null ? undefined : gt(issues.id, after))
      .orderBy(asc(issues.id))
      .limit(batchSize)
    const told = await readEventsBySubject<IssueEvent>(
      db,
      'issue',
      rows.map(({ id }) => id),
    )
    for (const row of rows) {
      const own = told.get(row.id)
      const issue = own === undefined ? null : replayed(row.id, own.events)
      const finding = { kind: 'fold', table: 'issues', id: row.id, position: own?.position ?? null } as const
      if (issue === null) return { ...finding, columns: [] }
      const columns = differing(row, issueRow(issue, own?.position ?? 0))
      if (columns.length > 0) return { ...finding, columns }
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < batchSize) return null
    after = last.id
  }
}

/** An issue that the log tells of and that has no row. Without a limit, with which the database would go row by row. */
const issueThatIsMissing = async (db: Db): Promise<FoldFinding | null> => {
  const [row] = await db
    .select({ id: events.subjectId, position: events.position })
    .from(events)
    .leftJoin(issues, eq(sql`${issues.id}::text`, events.subjectId))
    .where(and(eq(events.subjectKind, 'issue'), eq(events.seq, 1), isNull(issues.id)))
    .orderBy(asc(events.position))
  return row === undefined ? null : { kind: 'fold', table: 'issues', id: row.id, position: row.position, columns: [] }
}

const pointThatDiffers = async (db: Db): Promise<FoldFinding | null> => {
  for (let after = 0; ; ) {
    const rows = await db
      .select()
      .from(pointStates)
      .where(gt(pointStates.pointId, after))
      .orderBy(asc(pointStates.pointId))
      .limit(batchSize)
    const folded = await foldPoints(db, rows)
    for (const [at, { row, toldAt }] of folded.entries()) {
      const columns = differing(rows[at] ?? {}, row)
      if (columns.length > 0)
        return { kind: 'fold', table: 'point_states', id: String(row.pointId), position: toldAt, columns }
    }
    after = rows.at(-1)?.pointId ?? after
    if (rows.length < batchSize) return null
  }
}

/** The folds that follow from their subject's own events alone: few enough to be read whole. */
const ownFolds: readonly {
  readonly table: Exclude<FoldFinding['table'], 'issues' | 'point_states' | 'road_section_states'>
  readonly kind: SubjectKind
  readonly read: (db: Db) => Promise<readonly { readonly id: string }[]>
  readonly fold: (id: string, told: Told<never>) => object
}[] = [
  {
    table: 'papers',
    kind: 'paper',
    read: (db) => db.select().from(papers),
    fold: (id, { events: own, position }) => paperRow(replayPaper(id, own), position),
  },
  {
    table: 'materials',
    kind: 'material',
    read: (db) => db.select().from(materials),
    fold: (id, { events: own, position }) => materialRowOf(replayMaterial(id, own), position),
  },
  {
    table: 'activities',
    kind: 'activity',
    read: (db) => db.select().from(activities),
    fold: (id, { events: own, position }) => activityRowOf(replayActivity(id, own), position),
  },
  {
    table: 'squad_routes',
    kind: 'squadRoute',
    read: (db) => db.select().from(squadRoutes),
    fold: (id, { events: own, position }) => squadRouteRowOf(replaySquadRoute(id, own), position),
  },
  {
    table: 'instructions',
    kind: 'instruction',
    read: (db) => db.select().from(instructions),
    fold: (id, { events: own, position }) => instructionRowOf(replayInstruction(id, own), position),
  },
  {
    table: 'questionnaires',
    kind: 'questionnaire',
    read: (db) => db.select().from(questionnaires),
    fold: (id, { events: own, position }) => questionnaireRowOf(replayQuestionnaire(id, own), position),
  },
  {
    table: 'monthly_plans',
    kind: 'monthlyPlan',
    read: (db) => db.select().from(monthlyPlans),
    fold: (id, { events: own, position }) => monthlyPlanRowOf(replayMonthlyPlan(id, own), position),
  },
  {
    table: 'good_practices',
    kind: 'goodPractice',
    read: (db) => db.select().from(goodPractices),
    fold: (id, { events: own, position }) => goodPracticeRowOf(replayGoodPractice(id, own), position),
  },
  {
    table: 'reports',
    kind: 'report',
    read: (db) => db.select().from(reports),
    fold: (id, { events: own, position }) => reportRowOf(replayReport(id, own), position),
  },
  {
    table: 'contestations',
    kind: 'contestation',
    read: (db) => db.select().from(contestations),
    fold: (id, { events: own, position }) => contestationRowOf(replayContestation(id, own), position),
  },
]

const ownFoldThatDiffers = async (db: Db): Promise<FoldFinding | null> => {
  for (const { table, kind, read, fold } of ownFolds) {
    const rows = await read(db)
    const told = await readEventsBySubject<never>(db, kind)
    const standing = new Set(rows.map(({ id }) => id))
    const [missing] = [...told].filter(([id]) => !standing.has(id))
    if (missing !== undefined)
      return { kind: 'fold', table, id: missing[0], position: missing[1].position, columns: [] }
    for (const row of rows) {
      const own = told.get(row.id)
      const finding = { kind: 'fold', table, id: row.id, position: own?.position ?? null } as const
      if (own === undefined) return { ...finding, columns: [] }
      const columns = differing(row, fold(row.id, own))
      if (columns.length > 0) return { ...finding, columns }
    }
  }
  return null
}

const sectionThatDiffers = async (db: Db): Promise<FoldFinding | null> => {
  const rows = await db.select().from(roadSectionStates).orderBy(asc(roadSectionStates.roadSectionId))
  const told = await readEventsBySubject<RoadSectionEvent>(
    db,
    'roadSection',
    rows.map(({ roadSectionId }) => roadSectionId),
  )
  for (const row of rows) {
    const id = row.roadSectionId
    const own = told.get(id)
    const folded = roadSectionStateRow(
      id,
      replayRoadSection(own?.events ?? []),
      await readIssuesOfSection(db, id),
      row.position,
    )
    const columns = differing(row, folded)
    if (columns.length > 0)
      return { kind: 'fold', table: 'road_section_states', id, position: own?.position ?? null, columns }
  }
  return null
}

/** Numbers that were signed, against the hash that the event of the signature holds. */
const frozenThatDiffers = async (db: Db): Promise<FoldFinding | null> => {
  for (const { id, state, position } of await db.select().from(reports)) {
    const frozen = await readFrozenFigures(db, id)
    const isSame = state.frozen === null ? frozen.size === 0 : hashOfFrozen(frozen) === state.frozen.hash
    if (!isSame) return { kind: 'fold', table: 'report_figures', id, position, columns: ['ids'] }
  }
  return null
}

/** What changed in the register of points, against the hash that the event of the change holds. */
const registerThatDiffers = async (db: Db): Promise<FoldFinding | null> => {
  const told = await db
    .select({ id: events.subjectId, position: events.position, body: events.body })
    .from(events)
    .where(eq(events.subjectKind, 'pointRegister'))
    .orderBy(asc(events.position))
  for (const { id, position, body } of told) {
    const { to } = JSON.parse(body) as { readonly to: { readonly changesHash: string } }
    if (hashOfChanges(await readChanges(db, position)) !== to.changesHash)
      return { kind: 'fold', table: 'point_changes', id, position, columns: ['after'] }
  }
  return null
}

/** Boundaries and the points that changed hands with them, against the hash that the event holds. */
const boundariesThatDiffer = async (db: Db): Promise<FoldFinding | null> => {
  const told = await db
    .select({ id: events.subjectId, position: events.position, body: events.body })
    .from(events)
    .where(eq(events.subjectKind, 'boundaries'))
    .orderBy(asc(events.position))
  for (const { id, position, body } of told) {
    const { to } = JSON.parse(body) as {
      readonly to: { readonly scopes: readonly string[]; readonly changesHash: string }
    }
    const kept = await db.select().from(scopeBoundaries).where(eq(scopeBoundaries.position, position))
    const boundaries = to.scopes.flatMap((scopeId) =>
      kept.flatMap((row) => (row.scopeId === scopeId ? [boundaryOf(row)] : [])),
    )
    if (hashOfBoundaries(boundaries, await readChanges(db, position)) !== to.changesHash)
      return { kind: 'fold', table: 'scope_boundaries', id, position, columns: ['geometry'] }
  }
  return null
}

/** How everything stood on every day, against the whole log. */
const dayThatDiffers = async (db: Db): Promise<FoldFinding | null> => {
  const recounted = await recountDaysOfLog(db)
  const compared = [
    {
      table: 'issue_days' as const,
      kept: (await db.select().from(issueDays)).map((row) => ({ ...row, id: row.issueId })),
      told: recounted.issues.map((row) => ({ ...row, id: row.issueId })),
    },
    {
      table: 'point_days' as const,
      kept: (await db.select().from(pointDays)).map((row) => ({ ...row, id: String(row.pointId) })),
      told: recounted.points.map((row) => ({ ...row, id: String(row.pointId) })),
    },
  ]
  for (const { table, kept, told } of compared) {
    const keptOf = new Map<string, (typeof kept)[number]>(kept.map((row) => [`${row.id} ${row.day}`, row]))
    for (const row of told) {
      const key = `${row.id} ${row.day}`
      const own = keptOf.get(key)
      const columns = own === undefined ? [] : differing(own, row)
      if (own === undefined || columns.length > 0)
        return { kind: 'fold', table, id: key, position: row.position, columns }
      keptOf.delete(key)
    }
    const [untold] = keptOf.keys()
    if (untold !== undefined) return { kind: 'fold', table, id: untold, position: null, columns: [] }
  }
  return null
}

/** The first row that is not what its events tell. The log itself has to be verified before. */
export const verifyFolds = async (db: Db): Promise<FoldFinding | null> =>
  (await issueThatDiffers(db)) ??
  (await issueThatIsMissing(db)) ??
  // Before the points, whose folds follow them.
  (await registerThatDiffers(db)) ??
  (await boundariesThatDiffer(db)) ??
  (await pointThatDiffers(db)) ??
  (await sectionThatDiffers(db)) ??
  (await ownFoldThatDiffers(db)) ??
  (await frozenThatDiffers(db)) ??
  (await handbookThatDiffers(db)) ??
  (await dayThatDiffers(db))
