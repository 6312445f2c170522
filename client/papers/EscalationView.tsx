/** 谁超期、超多久、退回几次、反弹几次、已通报几次: laid out by unit and by issue; a person decides and drafts. */
import { Button, Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { stageLabel } from '../../domain/issue'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { unitText } from '../names'
import { type Answers, useTRPC } from '../trpc'
import { EmptyState } from '../ui/EmptyState'
import { LinkButton } from '../ui/LinkButton'
import { NotYet } from '../ui/NotYet'
import { Section } from '../ui/Section'
import { Tag } from '../ui/Tag'
import classes from './papers.module.css'
import type { DraftStart } from './useDraft'
import { words } from './words'

type LateIssue = Answers['paper']['escalation']['issues'][number]

/** The units that are shown before the others are asked for; the worst stand first. */
const firstUnits = 12

export const EscalationView = ({
  plan,
  onOpenIssue,
  onDraft,
}: {
  readonly plan: Plan
  readonly onOpenIssue: (issue: LateIssue) => void
  /** Absent for those who only look. */
  readonly onDraft: ((start: DraftStart) => void) | undefined
}) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const { data, error, refetch } = useQuery(trpc.paper.escalation.queryOptions())
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [showsAllUnits, setShowsAllUnits] = useState(false)
  if (data === undefined) return <NotYet error={error} onRetry={refetch} heightsPx={[48, 48, 48]} />
  if (data.issues.length === 0) return <EmptyState title={say(words.noneLate)} />
  const toggle = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((known) => known !== id) : [...before, id]))
  return (
    <>
      <Section level={4} title={say(words.unitsLate)}>
        <ul className={classes.units}>
          {data.units.slice(0, showsAllUnits ? undefined : firstUnits).map((unit) => (
            <li key={unit.unitId} className={classes.unit}>
              <span>
                <span>{say(unitText(plan, unit.unitId))}</span>
                <span className={classes.figures}>
                  <span className={unit.overdue > 0 ? classes.late : undefined}>
                    {say(words.overdueNow(unit.overdue))}
                  </span>
                  <span>{say(words.overdueDaysInAll(unit.overdueDays))}</span>
                  {unit.failedRechecks > 0 && <span>{say(words.sentBack(unit.failedRechecks))}</span>}
                  {unit.relapses > 0 && <span>{say(words.relapses(unit.relapses))}</span>}
                  {unit.circulars > 0 && <span>{say(words.circulars(unit.circulars))}</span>}
                </span>
              </span>
              {onDraft && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  fw={400}
                  aria-label={`${say(words.wholeUnit)}：${say(unitText(plan, unit.unitId))}`}
                  onClick={() => onDraft({ kind: 'circular', issueIds: [], unitIds: [unit.unitId] })}
                >
                  {say(words.draftCircular)}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {!showsAllUnits && data.units.length > firstUnits && (
          <Button size="compact-md" variant="default" fw={400} mt={8} onClick={() => setShowsAllUnits(true)}>
            {say(words.otherUnits(data.units.length - firstUnits))}
          </Button>
        )}
      </Section>
      <Section level={4} title={say(words.issuesLate)}>
        {data.issues.map((issue) => (
          <div key={issue.id} className={classes.lateIssue}>
            <Checkbox
              checked={chosen.includes(issue.id)}
              disabled={onDraft === undefined}
              onChange={() => toggle(issue.id)}
              label={
                <span className={classes.choice}>
                  <span>{issue.what}</span>
                  <span className={classes.figures}>
                    {issue.unitId !== null && <span>{say(unitText(plan, issue.unitId))}</span>}
                    <span>{say(stageLabel[issue.stage])}</span>
                    {issue.overdueDays > 0 && (
                      <span className={issue.overdue ? classes.late : undefined}>
                        {say(words.overdueDays(issue.overdueDays))}
                      </span>
                    )}
                    {issue.sentBackTimes > 0 && <span>{say(words.sentBack(issue.sentBackTimes))}</span>}
                    {issue.relapses > 0 && <span>{say(words.relapses(issue.relapses))}</span>}
                    {issue.escalation.circulars > 0 && <span>{say(words.circulars(issue.escalation.circulars))}</span>}
                    {issue.escalation.circular === 'drafted' && <Tag>{say(words.circularWaits)}</Tag>}
                  </span>
                  {issue.delay !== null && <span className={classes.quiet}>{issue.delay.reason}</span>}
                </span>
              }
            />
            <LinkButton onClick={() => onOpenIssue(issue)}>{say(words.onlyHere)}</LinkButton>
          </div>
        ))}
      </Section>
      {onDraft && chosen.length > 0 && (
        <div className={classes.bar}>
          <span className={classes.quiet}>{say(words.chosen(chosen.length))}</span>
          <Button onClick={() => onDraft({ kind: 'circular', issueIds: chosen })}>{say(words.draftCircular)}</Button>
          <Button variant="default" fw={400} onClick={() => onDraft({ kind: 'referral', issueIds: chosen })}>
            {say(words.draftReferral)}
          </Button>
        </div>
      )}
    </>
  )
}
