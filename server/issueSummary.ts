/** An issue as lists and the point's panel show it: what, whose, how late; its full state and history are asked for apart. */
import type { LocalDate } from '../domain/calendar'
import { isOverdue, runningClock } from '../domain/clocks'
import type { Issue } from '../domain/issue'
import type { CampaignFacts } from './readCircumstances'

export const issueSummary = (
  issue: Issue,
  today: LocalDate,
  { terms, calendar }: Pick<CampaignFacts, 'terms' | 'calendar'>,
) => ({
  id: issue.id,
  seq: issue.seq,
  subject: issue.subject,
  stage: issue.stage,
  checkItem: issue.checkItem,
  what: issue.what,
  severity: issue.severity,
  foundOn: issue.foundOn,
  unitId: issue.unitId,
  subordinateUnitId: issue.subordinateUnitId,
  subordinateReport: issue.subordinateReport,
  followingSquad: issue.followingSquad,
  jointSquads: issue.jointSquads,
  claimBy: issue.claimBy,
  rectifyBy: issue.rectifyBy,
  /** A clerk has put down the claim; the unit's principal has still to confirm it. */
  claimPending: issue.stage === 'notified' && issue.claim !== null,
  request: issue.request,
  delay: issue.delay,
  rectifiedOn: issue.rectification?.on ?? null,
  rectifiedTimes: issue.rectifiedTimes,
  closedOn: issue.closedOn,
  voidedOn: issue.voidedOn,
  sentBackTimes: issue.sentBackTimes,
  relapses: issue.relapses,
  escalation: issue.escalation,
  overdue: isOverdue(issue, today),
  clock: runningClock(issue, today, terms, calendar),
})
