/** How an issue stands, as labels and values: what it is, whose it is, the claim, the pending request, the second axis. */

import { actorText } from '../../domain/actorText'
import { firstVersion } from '../../domain/handbook/handbook'
import type { Issue } from '../../domain/issue'
import { severityLabel } from '../../domain/issue'
import { actions } from '../../domain/issueActions'
import { listed, readForm } from '../../domain/readForm'
import { standingLabel } from '../../domain/standing'
import type { Text } from '../../domain/text'
import { useLanguage } from '../language'
import type { Names } from '../names'
import { type Fact, Facts } from '../ui/Facts'
import { Section } from '../ui/Section'
import type { IssueDetail } from './queries'
import { accountabilityState, circularState, days, nowCalled, words } from './words'

type Row = readonly [label: Text, value: Text | null]

const factsOf = (rows: readonly Row[], say: (text: Text) => string): Fact[] =>
  rows.flatMap(([label, value]) => (value === null ? [] : [{ key: label.zh, label: say(label), value: say(value) }]))

/** The request stands above everything else: whoever answers it has it in sight while filling in the answer. */
export const PendingRequest = ({ issue, names }: { readonly issue: Issue; readonly names: Names }) => {
  const { say } = useLanguage()
  if (issue.request === null) return null
  return (
    <Section level={4} title={say(words.request)}>
      <Facts facts={factsOf(requestRows(issue.request, names), say)} />
    </Section>
  )
}

export const IssueFacts = ({
  detail,
  names,
  presentUnit,
}: {
  readonly detail: IssueDetail
  readonly names: Names
  /** What its unit is called now. */
  readonly presentUnit: Text | null
}) => {
  const { say } = useLanguage()
  const { issue } = detail
  const facts = (rows: readonly Row[]) => factsOf(rows, say)
  const overdue = Object.entries(detail.overdueDaysByUnit)
  const { circular, accountability } = issue.escalation

  return (
    <>
      <Section level={4} title={say(words.what)}>
        <Facts facts={facts(issueRows(issue, names, presentUnit))} />
      </Section>
      {issue.claim !== null && (
        <Section level={4} title={say(words.toClaim)}>
          <Facts
            facts={readForm(actions.claim.fields, issue.claim, names).map(({ key, label, value }) => ({
              key,
              label: say(label),
              value: say(value),
            }))}
          />
        </Section>
      )}
      {issue.rectification !== null && (
        <Section level={4} title={say(words.rectification)}>
          <Facts
            facts={facts([
              [actions.rectify.fields.what.label, { zh: issue.rectification.what, en: issue.rectification.what }],
              [words.reportedOn, names.day(issue.rectification.on)],
            ])}
          />
        </Section>
      )}
      {overdue.length > 0 && (
        <Section level={4} title={say(words.overdueDays)}>
          <Facts
            facts={overdue.map(([unitId, count]) => ({
              key: unitId,
              label: say(names.unit(unitId)),
              value: say(days(count)),
            }))}
          />
        </Section>
      )}
      {(circular !== 'none' || accountability !== 'none') && (
        <Section level={4} title={say(words.escalation)}>
          <Facts
            facts={facts([
              [words.circular, circular === 'none' ? null : circularState[circular]],
              [words.accountability, accountability === 'none' ? null : accountabilityState[accountability]],
            ])}
          />
        </Section>
      )}
    </>
  )
}

/** The name of its day, and beside it the present one where that is another. */
const unitOf = (issue: Issue, names: Names, present: Text | null): Text | null => {
  const unit = names.unitOfIssue(issue)
  return unit === null || present === null || unit.zh === present.zh ? unit : nowCalled(unit, present)
}

const issueRows = (issue: Issue, names: Names, presentUnit: Text | null): Row[] => {
  const { open, notify, dispatchDown } = actions
  const day = (date: string | null) => (date === null ? null : names.day(date))
  const unit = (unitId: string | null) => (unitId === null ? null : names.unit(unitId))
  return [
    [
      open.fields.checkItem.label,
      issue.checkItem === null ? null : names.checkItem(issue.checkItem, issue.handbook ?? firstVersion),
    ],
    [open.fields.severity.label, severityLabel[issue.severity]],
    [words.foundOn, day(issue.foundOn)],
    [words.openedBy, issue.openedBy && actorText(issue.openedBy, names)],
    [standingLabel.followingSquad, issue.followingSquad === null ? null : names.squad(issue.followingSquad)],
    [open.fields.jointSquads.label, issue.jointSquads.length === 0 ? null : listed(issue.jointSquads.map(names.squad))],
    [notify.fields.unitId.label, unitOf(issue, names, presentUnit)],
    [dispatchDown.fields.subordinateUnitId.label, unit(issue.subordinateUnitId)],
    [
      notify.fields.instrument.label,
      issue.instrument === null ? null : (notify.fields.instrument.options?.[issue.instrument] ?? null),
    ],
    [words.notifiedOn, day(issue.notifiedOn)],
    [notify.fields.claimBy.label, day(issue.claimBy)],
    [notify.fields.rectifyBy.label, day(issue.rectifyBy)],
    [words.closedOn, day(issue.closedOn)],
    [words.mergedInto, issue.mergedInto === null ? null : (names.issue(issue.mergedInto) ?? null)],
  ]
}

const requestRows = (request: NonNullable<Issue['request']>, names: Names): Row[] => {
  const { fields } = actions.ask
  return [
    [fields.request.label, fields.request.options?.[request.kind] ?? null],
    request.kind === 'extension'
      ? [fields.newDate.label, names.day(request.newDate)]
      : [fields.proposedUnitId.label, names.unit(request.unitId)],
    [fields.reason.label, { zh: request.reason, en: request.reason }],
    [words.askedOn, names.day(request.askedOn)],
  ]
}
