/** 谁超期、超多久、退回几次、反弹几次、已通报几次: what the office decides upon, by issue and by unit. It lays out; a person decides. */
import type { LocalDate } from './calendar'
import { overdueDaysByUnit, wasEverOverdue } from './clocks'
import type { Issue } from './issue'
import { type UnitEvidence, unitEvidenceOf } from './paper'

export type LateIssue = {
  readonly issue: Issue
  /** Of all units that held it, until `today`. */
  readonly overdueDays: number
}

const isLate = (issue: Issue, today: LocalDate): boolean => wasEverOverdue(issue, today) || issue.sentBackTimes > 0
/** What is closed is no longer asked about, unless an organ still has to answer. */
const isListed = ({ stage, escalation }: Issue): boolean =>
  stage !== 'closed' || escalation.accountability === 'referred'

/** Issues that were ever late or sent back, and units with any such, the worst first. `issues`: all that are not void. */
export const escalationOf = (
  issues: readonly Issue[],
  today: LocalDate,
): { readonly issues: readonly LateIssue[]; readonly units: readonly UnitEvidence[] } => ({
  issues: issues
    .filter((issue) => isLate(issue, today) && isListed(issue))
    .map((issue) => ({
      issue,
      overdueDays: Object.values(overdueDaysByUnit(issue, today)).reduce((total, count) => total + count, 0),
    }))
    .sort((one, other) => other.overdueDays - one.overdueDays),
  units: [...new Set(issues.flatMap(({ unitsEver }) => unitsEver))]
    .map((unitId) =>
      unitEvidenceOf(
        unitId,
        issues.filter(({ unitsEver }) => unitsEver.includes(unitId)),
        today,
      ),
    )
    .filter(({ overdue, overdueDays, failedRechecks }) => overdue + overdueDays + failedRechecks > 0)
    .sort((one, other) => other.overdue - one.overdue || other.overdueDays - one.overdueDays),
})
