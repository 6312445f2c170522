/** What stands in a paper: its own words, the issues as they stand on the day, and the evidence frozen in its draft. */

import type { LocalDate } from '../../domain/calendar'
import { officialDate } from '../../domain/chineseNumeral'
import { type Evidence, isInstrument, type Paper } from '../../domain/paper'
import type { PaperBlock, PaperContent } from '../../domain/paperContent'
import type { Db } from '../db/open'
import { campaign } from '../db/schema'
import type { LogEnd } from '../eventLog'
import { type Names, paperIssuesOf, readIssues, readNames } from './paperIssues'

export const readHeadquarters = async (db: Db): Promise<string> => {
  const [row] = await db.select({ plan: campaign.plan }).from(campaign)
  return row?.plan.headquarters ?? ''
}

const paragraphs = (words: string): PaperBlock[] =>
  words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text) => ({ kind: 'paragraph', text }))

const factsOf = (evidence: Evidence, places: readonly string[], names: Names) => [
  ...evidence.units.map((unit) => ({
    label: names.unit(unit.unitId),
    value: `未销号问题${unit.open}件，其中超期${unit.overdue}件；累计超期${unit.overdueDays}天，复查退回${unit.failedRechecks}次，反弹${unit.relapses}次，此前通报${unit.circulars}次。`,
  })),
  ...evidence.issues.map((issue, index) => ({
    label: places[index] ?? `问题${index + 1}`,
    value: [
      issue.firstOverdueOn === null
        ? '没有超期'
        : `首次超期${officialDate(issue.firstOverdueOn)}，累计超期${issue.overdueDays}天`,
      `复查退回${issue.failedRechecks}次`,
      ...(issue.relapses > 0 ? [`反弹${issue.relapses}次`] : []),
      ...(issue.circulars > 0 ? [`此前通报${issue.circulars}次`] : []),
    ].join('，'),
  })),
]

/** As it would be signed on this day; a draft has neither number nor day nor anchor. */
export const contentOf = async (
  db: Db,
  paper: Paper,
  today: LocalDate,
  anchor: LogEnd | null,
): Promise<PaperContent> => {
  const names = await readNames(db)
  const headquarters = await readHeadquarters(db)
  const office = `${headquarters}办公室`
  const named = await readIssues(
    db,
    paper.issues.map(({ issueId }) => issueId),
  )
  const terms = new Map(paper.issues.map((one) => [one.issueId, one]))
  const [soleUnit] = paper.unitIds
  const issues = (await paperIssuesOf(db, named, names, today)).map((issue) => {
    const own = terms.get(issue.id)
    // What hands over says its own dates and unit, and itself as the paper; the rest says how things stand.
    return isInstrument(paper.kind)
      ? {
          ...issue,
          claimBy: own?.claimBy ?? issue.claimBy,
          rectifyBy: own?.rectifyBy ?? issue.rectifyBy,
          unit: soleUnit === undefined ? issue.unit : names.unit(soleUnit),
          notifiedBy: paper.numberText,
        }
      : issue
  })
  const isCard = paper.kind === 'card'
  const issuer =
    isCard && paper.squad !== null ? `${headquarters}${names.squad(paper.squad)}` : isCard ? office : headquarters
  const units = paper.unitIds.map(names.unit)
  const common = {
    issuer,
    number: paper.numberText,
    title: paper.title,
    addressees: paper.kind === 'referral' && paper.organ !== null ? [paper.organ] : units,
    body: [...paragraphs(paper.opening), ...paragraphs(paper.demands)],
    attachments: [],
    signatures: [isCard && paper.squad !== null ? names.squad(paper.squad) : issuer],
    signedOn: paper.signedOn,
    signer: null,
    copies: [],
    printedBy: isCard || paper.kind === 'issueList' || paper.kind === 'rectificationList' ? null : office,
    printedOn: paper.signedOn,
    anchor,
    issues,
  }
  const unit = units.join('、')
  const evidence = () => ({
    asOf: paper.evidence?.asOf ?? today,
    facts: factsOf(
      paper.evidence ?? { asOf: today, issues: [], units: [] },
      issues.map(({ place }) => place),
      names,
    ),
  })
  switch (paper.kind) {
    case 'notice':
      return { kind: 'notice', ...common, unit }
    case 'card':
      return { kind: 'card', ...common, unit }
    case 'issueList':
      return { kind: 'issueList', ...common }
    case 'rectificationList':
      return { kind: 'rectificationList', ...common }
    case 'circular':
      return { kind: 'circular', ...common, ...evidence() }
    case 'referral':
      return { kind: 'referral', ...common, ...evidence(), unit }
    default:
      return paper.kind satisfies never
  }
}
