/** Rows of the log as people read them: who, what, about what, and from what to what, each in words. */
import { and, asc, eq, inArray, lte } from 'drizzle-orm'
import { actorText } from '../../domain/actorText'
import type { AdministrationEvent } from '../../domain/administration'
import { type Change, changesOf, unitSubjectText } from '../../domain/changes'
import { eventLabel, subjectKindLabel } from '../../domain/eventLabels'
import { firstVersion, roadSectionKind } from '../../domain/handbook/handbook'
import { type Finding, findingLabel } from '../../domain/inspection'
import { type Issue, type Subject, unopened } from '../../domain/issue'
import { actionRow } from '../../domain/issueActions'
import { applyEvent, type IssueEvent } from '../../domain/issueLifecycle'
import { monthlyPlanOfId } from '../../domain/monthlyPlan'
import { plainChanges } from '../../domain/plainChanges'
import { applyPointEvent, flagLabel, type PointEvent, type PointRecord, untouchedPoint } from '../../domain/point'
import { type Line, listedClauses, type Names, readForm } from '../../domain/readForm'
import { reportName } from '../../domain/report/report'
import { squadRouteOfId } from '../../domain/squadRoute'
import { standingLabel } from '../../domain/standing'
import { actionsOfSubject } from '../../domain/subjectActions'
import type { SubjectEvent, SubjectKind } from '../../domain/subjectKind'
import { type Text, text } from '../../domain/text'
import type { Db } from '../db/open'
import { events } from '../db/schema'
import {
  type KnownPoint,
  type PlanNames,
  readAccountNames,
  readIssueNames,
  readOwnNames,
  readPointNames,
} from './auditNames'

type Row = typeof events.$inferSelect

export type AuditEntry = {
  readonly position: number
  readonly at: string
  readonly who: Text
  readonly kind: SubjectKind
  readonly name: string
  readonly what: Text
  readonly subject: Text
  /** What a click opens. */
  readonly pointId: number | null
  readonly issueId: string | null
  readonly changes: readonly Change[]
  /** What was handed in besides: reasons, notes, numbers of papers. */
  readonly given: readonly Line[]
}

type Step<S, E> = { readonly before: S | null; readonly after: S; readonly event: E }

/** The subjects' own histories up to the newest row asked for, folded step by step; kept are the steps of the rows. */
const stepsOf = async <S, E extends { readonly seq: number }>(
  db: Db,
  kind: SubjectKind,
  rows: readonly Row[],
  start: (id: string, first: E) => S | null,
  apply: (state: S, event: E) => S,
): Promise<Map<number, Step<S, E>>> => {
  const own = rows.filter(({ subjectKind }) => subjectKind === kind)
  const steps = new Map<number, Step<S, E>>()
  if (own.length === 0) return steps
  const wanted = new Set(own.map(({ position }) => position))
  const newest = Math.max(...wanted)
  const ids = [...new Set(own.map(({ subjectId }) => subjectId))]
  const history = await db
    .select({ position: events.position, subjectId: events.subjectId, body: events.body })
    .from(events)
    .where(and(eq(events.subjectKind, kind), inArray(events.subjectId, ids), lte(events.position, newest)))
    .orderBy(asc(events.position))
  const states = new Map<string, S>()
  for (const { position, subjectId, body } of history) {
    const event = JSON.parse(body) as E
    const known = states.get(subjectId) ?? null
    const before = known ?? start(subjectId, event)
    // A history without its opening, which audit:verify names; its rows are shown without their changes.
    if (before === null) continue
    const after = apply(before, event)
    states.set(subjectId, after)
    if (wanted.has(position)) steps.set(position, { before: known, after, event })
  }
  return steps
}

const asTyped = (key: string, label: Text, typed: string): Line => ({ key, label, value: text(typed, typed) })

/** What the form said and no change says already. */
const givenBesides = (lines: readonly Line[], changes: readonly Change[]): Line[] =>
  lines.filter(({ value }) => !changes.some(({ to }) => to?.zh === value.zh))

const issueGiven = (event: IssueEvent, changes: readonly Change[], names: Names): Line[] => [
  ...givenBesides(readForm(actionRow(event.name).fields, event.form, names), changes),
  ...(event.forUnitId === undefined
    ? []
    : [{ key: 'forUnitId', label: text('代录单位', 'Recorded for'), value: names.unit(event.forUnitId) }]),
  ...(event.onBehalf === undefined
    ? []
    : [asTyped('paper', text('凭据文号', "Document no. of the unit's reply"), event.onBehalf.paper)]),
]

const inspectionText = (record: PointRecord | null, names: Names): Text | null => {
  const last = record?.lastInspection
  if (!last) return null
  const day = names.day(last.visitedOn)
  const failed = last.failedItems.length
  return failed === 0
    ? text(`${day.zh}，全部符合`, `${day.en}, nothing failed`)
    : text(`${day.zh}，${failed}项不符合`, `${day.en}, ${failed} failed`)
}

const yesOrNo = (is: boolean): Text => (is ? text('是', 'yes') : text('否', 'no'))

const pointChanges = (
  { before, after, event }: Step<PointRecord & { readonly lead?: string }, PointEvent>,
  names: Names,
): { changes: Change[]; given: Line[] } => {
  if (event.name === 'nameLead')
    return {
      changes: [
        {
          key: 'leadUnit',
          label: standingLabel.leadUnit,
          from: before?.lead === undefined ? null : names.unit(before.lead),
          to: names.unit(event.form.unitId),
        },
      ],
      given: [asTyped('reason', text('理由', 'Reason'), event.form.reason)],
    }
  if (event.name === 'flag' || event.name === 'track')
    return {
      changes: [
        {
          key: event.name,
          label: event.name === 'flag' ? flagLabel[event.form.flag] : text('跟踪督促', 'Tracked'),
          from: yesOrNo(!event.form.on),
          to: yesOrNo(event.form.on),
        },
      ],
      given: [asTyped('reason', text('理由', 'Reason'), event.form.reason)],
    }
  const items = (finding: Finding): Text[] =>
    Object.entries(event.form.findings).flatMap(([item, found]) => (found === finding ? [names.checkItem(item)] : []))
  const [from, to] = [inspectionText(before, names), inspectionText(after, names)]
  return {
    changes:
      from?.zh === to?.zh ? [] : [{ key: 'lastInspection', label: text('最近检查', 'Last inspection'), from, to }],
    given: [
      { key: 'visitedOn', label: text('检查日期', 'Visited on'), value: names.day(event.form.visitedOn) },
      ...(['fail', 'notApplicable', 'pass'] as const).flatMap((finding): Line[] => {
        const named = items(finding)
        return named.length === 0 ? [] : [{ key: finding, label: findingLabel[finding], value: listedClauses(named) }]
      }),
      ...Object.entries(event.form.notes ?? {}).map(([item, note]) => asTyped(item, names.checkItem(item), note)),
      ...(event.form.note ? [asTyped('note', text('说明', 'Note'), event.form.note)] : []),
    ],
  }
}

/** What was handed in with an action of a table of its own; a draft's text is read in the paper. */
const givenIn = ({ subjectKind, name }: Row, event: object, names: Names): Line[] => {
  const { form } = event as { readonly form?: Readonly<Record<string, unknown>> }
  const fields = actionsOfSubject(subjectKind)[name]?.fields
  const stop = (event as { readonly stopName?: string }).stopName
  const ofStop: Line[] =
    stop === undefined ? [] : [{ key: 'stop', label: text('站点', 'Stop'), value: text(stop, stop) }]
  return form === undefined || fields === undefined || (subjectKind === 'paper' && ['draft', 'revise'].includes(name))
    ? []
    : [...ofStop, ...readForm(fields, form, names)]
}

/** 第5分队 8月11日. */
const squadRouteText = (id: string, names: PlanNames): Text => {
  const of = squadRouteOfId(id)
  if (of === null) return text(id, id)
  const [squad, day] = [names.squad(of.squad), names.day(of.on)]
  return text(`${squad.zh} ${day.zh}`, `${squad.en}, ${day.en}`)
}

/** 第5分队 2022-08. */
const monthlyPlanText = (id: string, names: PlanNames): Text => {
  const of = monthlyPlanOfId(id)
  if (of === null) return text(id, id)
  const { zh, en } = names.squad(of.squad)
  return text(`${zh} ${of.month}`, `${en}, ${of.month}`)
}

const campaignSubject = (subjectId: string, names: PlanNames): Text => {
  const [what, day] = subjectId.split(':')
  if (what === 'terms') return text('办理期限', 'Terms')
  if (what === 'workingDay' && day !== undefined) {
    const { zh, en } = names.day(day)
    return text(`工作日 ${zh}`, `Working day ${en}`)
  }
  if (what === 'units') return text('单位名册', 'Roster of units')
  if (what === 'plan') return text('方案', 'Plan')
  if (what === 'paperSeries') return text('文书编号格式', 'Number format of papers')
  return text('联合督导', 'Joint inspection')
}

/** A contact is called by unit and title: who it is stands nowhere in the log. */
const contactSubject = ({ from, to }: Partial<AdministrationEvent>, names: PlanNames): Text => {
  const { unitId, title } = (to ?? from ?? {}) as { readonly unitId?: string; readonly title?: string }
  if (unitId === undefined || title === undefined) return text('联系人名册', 'Roster of contacts')
  const { zh, en } = names.unit(unitId)
  return text(`${zh} · ${title}`, `${en} · ${title}`)
}

/** By its name, also after it is gone. */
const webhookSubject = ({ from, to }: Partial<AdministrationEvent>): Text => {
  const { name = '' } = (to ?? from ?? {}) as { readonly name?: string }
  return text(name, name)
}

const pointText = (point: KnownPoint | undefined, id: number | string): Text =>
  point === undefined
    ? text(String(id), String(id))
    : text(`${point.name}（${point.code}）`, `${point.name} (${point.code})`)

const placeOf = (subject: Subject, pointOf: ReadonlyMap<number, KnownPoint>, names: PlanNames & Names): Text => {
  if (subject.kind === 'point') return pointText(pointOf.get(subject.pointId), subject.pointId)
  return subject.kind === 'roadSection' ? names.roadSection(subject.roadSectionId) : unitSubjectText(subject, names)
}

const pointIdOf = (subject: Subject | undefined): number | null => (subject?.kind === 'point' ? subject.pointId : null)

/** Subjects that are called by their id alone. */
const idTexts: { readonly [K in SubjectKind]?: (id: string, names: PlanNames) => Text } = {
  pointRegister: () => subjectKindLabel.pointRegister,
  boundaries: () => subjectKindLabel.boundaries,
  handbook: () => subjectKindLabel.handbook,
  roadSection: (id, names) => names.roadSection(id),
  unit: (id, names) => names.unit(id),
  squadRoute: squadRouteText,
  monthlyPlan: monthlyPlanText,
  report: (id, names) => reportName(id, names.squad),
}

/** In the order of the rows. Costs two or three reads a batch, whatever its size; the histories of its subjects with it. */
export const auditEntries = async (db: Db, rows: readonly Row[], plan: PlanNames): Promise<AuditEntry[]> => {
  const ofIssues = await stepsOf<Issue, IssueEvent>(
    db,
    'issue',
    rows,
    (id, first) => (first.subject === undefined ? null : unopened(id, first.subject)),
    applyEvent,
  )
  const ofPoints = await stepsOf<PointRecord & { readonly lead?: string }, PointEvent>(
    db,
    'point',
    rows,
    () => untouchedPoint,
    (record, event) => ({
      ...record,
      ...applyPointEvent(record, event),
      ...(event.name === 'nameLead' && { lead: event.form.unitId }),
    }),
  )
  const bodies = rows.map(({ body }) => JSON.parse(body) as SubjectEvent & Partial<AdministrationEvent>)
  const ordered = bodies.flatMap(({ to }) => (to as { pointIds?: readonly number[] } | undefined)?.pointIds ?? [])
  const pointOf = await readPointNames(db, [
    ...rows.flatMap(({ subjectKind, subjectId }) => (subjectKind === 'point' ? [Number(subjectId)] : [])),
    ...[...ofIssues.values()].flatMap(({ after }) => pointIdOf(after.subject) ?? []),
    ...ordered,
  ])
  const issueOf = await readIssueNames(
    db,
    [...ofIssues.values()].flatMap(({ after }) => after.mergedInto ?? []),
  )
  const accountOf = await readAccountNames(
    db,
    rows.flatMap(({ subjectKind, subjectId }) => (subjectKind === 'person' ? [subjectId] : [])),
  )

  const idsOf = (kind: SubjectKind) =>
    rows.flatMap(({ subjectKind, subjectId }) => (subjectKind === kind ? [subjectId] : []))
  const ownNameOf = await readOwnNames(db, {
    paper: idsOf('paper'),
    material: idsOf('material'),
    activity: idsOf('activity'),
    instruction: idsOf('instruction'),
    questionnaire: idsOf('questionnaire'),
    goodPractice: idsOf('goodPractice'),
    contestation: idsOf('contestation'),
  })

  return rows.map((row, index): AuditEntry => {
    const { position, subjectKind, subjectId, name } = row
    const event = bodies[index] as SubjectEvent & Partial<AdministrationEvent>
    const issueStep = ofIssues.get(position)
    const pointStep = ofPoints.get(position)
    const pointId = subjectKind === 'point' ? Number(subjectId) : pointIdOf(issueStep?.after.subject)
    const kindOfPlace =
      issueStep?.after.subject.kind === 'roadSection' ? roadSectionKind : (pointOf.get(pointId ?? -1)?.kind ?? null)
    const version =
      issueStep?.after.handbook ??
      (pointStep?.event.name === 'inspect' ? pointStep.event.handbook : undefined) ??
      firstVersion
    const names: PlanNames & Names & { point: (id: number) => Text } = {
      ...plan,
      // As it was called when this was done.
      checkItem: (key) => plan.checkItemOf(kindOfPlace, key, version),
      issue: (id) => {
        const what = issueOf.get(id)
        return what === undefined ? undefined : text(what, what)
      },
      point: (id) => pointText(pointOf.get(id), id),
    }
    const label = eventLabel(subjectKind, name)
    const entry = {
      position,
      at: row.at.toISOString(),
      who: actorText(event.by, names),
      kind: subjectKind,
      name,
      what: label,
      pointId,
      issueId: subjectKind === 'issue' ? subjectId : null,
    }
    if (issueStep !== undefined) {
      const changes = changesOf(issueStep.before, issueStep.after, names)
      const place = placeOf(issueStep.after.subject, pointOf, names)
      const what = issueStep.after.what
      return {
        ...entry,
        what: issueStep.event.onBehalf === undefined ? label : text(`${label.zh}（代录）`, `${label.en} (on behalf)`),
        subject: text(`${place.zh}：${what}`, `${place.en}: ${what}`),
        changes,
        given: issueGiven(issueStep.event, changes, names),
      }
    }
    if (pointStep !== undefined)
      return { ...entry, subject: pointText(pointOf.get(pointId ?? -1), subjectId), ...pointChanges(pointStep, names) }
    const account = accountOf.get(subjectId)
    const subject =
      subjectKind === 'campaign'
        ? campaignSubject(subjectId, plan)
        : subjectKind === 'person' && account !== undefined
          ? text(account, account)
          : subjectKind === 'contact'
            ? contactSubject(event, names)
            : subjectKind === 'webhook'
              ? webhookSubject(event)
              : (idTexts[subjectKind]?.(subjectId, names) ?? ownNameOf.get(subjectId) ?? text(subjectId, subjectId))
    const changes = plainChanges(event.from, event.to, names)
    return { ...entry, subject, changes, given: givenBesides(givenIn(row, event, names), changes) }
  })
}
