/** What is made when it is asked for: a unit's reply to a paper, and a squad's report of one day's round. */
import { and, asc, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import { addDays, type LocalDate, startOfDay } from '../../domain/calendar'
import { officialDate } from '../../domain/chineseNumeral'
import type { Paper } from '../../domain/paper'
import { type PaperContent, replyTitle } from '../../domain/paperContent'
import type { PointEvent } from '../../domain/point'
import type { Db } from '../db/open'
import { events, points, scopes } from '../db/schema'
import { readHeadquarters } from './paperContents'
import { paperIssuesOf, readIssues, readNames } from './paperIssues'

const unsigned = {
  attachments: [],
  signedOn: null,
  signer: null,
  copies: [],
  printedBy: null,
  printedOn: null,
  anchor: null,
}

/** 《关于〔文号〕整改情况的报告》 of the unit's own issues in a paper, ready to be printed and sealed. */
export const replyContent = async (
  db: Db,
  paper: Paper,
  unitId: string,
  today: LocalDate,
): Promise<PaperContent | null> => {
  if (paper.numberText === null || !paper.unitIds.includes(unitId)) return null
  const names = await readNames(db)
  const headquarters = await readHeadquarters(db)
  const named = (
    await readIssues(
      db,
      paper.issues.map(({ issueId }) => issueId),
    )
  ).filter(({ unitsEver }) => unitsEver.includes(unitId))
  const done = named.filter(({ stage }) => stage === 'rectified' || stage === 'closed').length
  const unit = names.unit(unitId)
  return {
    kind: 'reply',
    ...unsigned,
    issuer: unit,
    signatures: [unit],
    number: null,
    title: replyTitle(paper.numberText),
    addressees: [headquarters],
    unit,
    repliesTo: paper.numberText,
    body: [
      {
        kind: 'paragraph',
        text: `${paper.numberText}收悉。我单位高度重视，逐项认领、逐项整改，现将整改情况报告如下。`,
      },
      { kind: 'heading', level: 1, text: '整改完成情况' },
      {
        kind: 'paragraph',
        text:
          done === named.length
            ? `交办的${named.length}件问题已全部整改，整改措施和整改后照片见附件。`
            : `交办的${named.length}件问题，已整改${done}件，其余${named.length - done}件正在整改，进展情况见附件。`,
      },
      { kind: 'heading', level: 1, text: '下一步工作' },
      { kind: 'paragraph', text: '落实长效管理措施，安排专人巡查，防止问题反弹。' },
    ],
    issues: await paperIssuesOf(db, named, names, today),
  }
}

/** 督查报告 of a squad's day: the points it saw, in order, and the issues it opened; null where there was no round. */
export const dayReportContent = async (
  db: Db,
  squad: number,
  day: LocalDate,
  today: LocalDate,
): Promise<PaperContent | null> => {
  const within = and(gte(events.at, startOfDay(day)), lt(events.at, startOfDay(addDays(day, 1))))
  const bySquad = sql`(${events.body}::jsonb -> 'by' -> 'duty' ->> 'squad') = ${String(squad)}`
  const rows = await db
    .select({ pointId: events.subjectId, body: events.body })
    .from(events)
    .where(and(eq(events.subjectKind, 'point'), eq(events.name, 'inspect'), within, bySquad))
    .orderBy(asc(events.position))
  if (rows.length === 0) return null
  const pointIds = [...new Set(rows.map(({ pointId }) => Number(pointId)))]
  const places = new Map(
    (
      await db
        .select({ id: points.id, name: points.name, scope: scopes.nameZh })
        .from(points)
        .leftJoin(scopes, eq(scopes.id, points.scopeId))
        .where(inArray(points.id, pointIds))
    ).map((row) => [row.id, row]),
  )
  const opened = await db
    .select({ id: events.subjectId })
    .from(events)
    .where(and(eq(events.subjectKind, 'issue'), eq(events.name, 'open'), within, bySquad))
    .orderBy(asc(events.position))
  const named = (
    await readIssues(
      db,
      opened.map(({ id }) => id),
    )
  ).filter(({ stage }) => stage !== 'void')
  const names = await readNames(db)
  const headquarters = await readHeadquarters(db)
  const visits = rows.map(({ pointId, body }) => {
    const event = JSON.parse(body) as Extract<PointEvent, { name: 'inspect' }>
    const found = Object.values(event.form.findings)
    const place = places.get(Number(pointId))
    return {
      place: place?.name ?? '',
      office: place?.scope ?? null,
      at: new Date(Date.parse(event.at) + 8 * 3_600_000).toISOString().slice(11, 16),
      passed: found.filter((finding) => finding === 'pass').length,
      failed: found.filter((finding) => finding === 'fail').length,
      note: event.form.note ?? null,
    }
  })
  const compliant = visits.filter(({ failed }) => failed === 0).length
  const name = names.squad(squad)
  return {
    kind: 'dayReport',
    ...unsigned,
    issuer: `${headquarters}${name}`,
    signatures: [name],
    number: null,
    title: `${name}${officialDate(day)}实地督查报告`,
    addressees: [`${headquarters}办公室`],
    squad: name,
    day,
    body: [
      {
        kind: 'paragraph',
        text: `${officialDate(day)}，${name}实地考察点位${visits.length}处，其中没有不符合项的${compliant}处，新立问题${named.length}件。现将情况报告如下。`,
      },
    ],
    visits,
    issues: await paperIssuesOf(db, named, names, today),
  }
}
