/** The rows of a desk: what is wrong, where and whose, how its clock stands, and what to do next. */
import { Button } from '@mantine/core'
import { daysBetween, type LocalDate } from '../../domain/calendar'
import type { DeskOwner, IssueSection } from '../../domain/deskRows/section'
import { stageLabel } from '../../domain/issue'
import type { Plan } from '../campaignOverview'
import { daysLeftText, formatDay } from '../dates'
import { actionLabel } from '../issues/actionLabel'
import { clockLabel, relapsedTimes } from '../issues/words'
import { useLanguage } from '../language'
import { statusOfIssue } from '../lists/issueRows'
import { StatusShape } from '../lists/StatusMark'
import { squadText, unitText, unitTextOfIssue } from '../names'
import { useViewer } from '../session/useViewer'
import { Tag } from '../ui/Tag'
import type { ViewControl } from '../useView'
import { words as shellWords } from '../words'
import classes from './desk.module.css'
import type { DeskPointRow, DeskRow } from './useDesk'
import { closedOnDay, foundDaysAgo, openCount, requestText, sentBackTime, trackedFor, words } from './words'

type Shared = { readonly plan: Plan; readonly today: LocalDate; readonly control: ViewControl }

export const IssueLine = ({
  row,
  section,
  owner,
  plan,
  today,
  control: { view, go },
  selection,
  unitHead,
}: Shared & {
  readonly row: DeskRow
  readonly section: IssueSection
  readonly owner: DeskOwner
  /** Null where nothing can be done with several. */
  readonly selection: { readonly isChosen: boolean; readonly onToggle: () => void } | null
  /** The unit under whose name this row and the next are read. */
  readonly unitHead: string | null
}) => {
  const { say, language } = useLanguage()
  const { posts } = useViewer()
  const next = section.next(row, owner)
  const open = (doing: string | null) =>
    go({ issueId: row.id, pointId: row.subject.kind === 'point' ? row.subject.pointId : null, doing })
  const status = row.stage === 'closed' ? 'compliant' : statusOfIssue({ issue: row, pointStatus: null })
  const other =
    isUnitsDesk(owner, row) || section.byUnit
      ? row.followingSquad === null
        ? null
        : squadText(plan, row.followingSquad)
      : unitTextOfIssue(plan, row)
  // What another squad follows: whose it is, and who follows it.
  const follower =
    section.key === 'foundByOthers' && row.followingSquad !== null ? squadText(plan, row.followingSquad) : null
  const label = next && say(actionLabel(next, false, posts))
  return (
    <>
      {unitHead !== null && <li className={classes.unitHead}>{unitHead}</li>}
      <li className={classes.row} data-issue-id={row.id} data-selected={view.issueId === row.id}>
        {selection && (
          <label className={classes.check}>
            <input
              type="checkbox"
              checked={selection.isChosen}
              onChange={selection.onToggle}
              aria-label={`${say(words.select)}：${row.what}`}
            />
          </label>
        )}
        <button type="button" className={classes.what} onClick={() => open(null)}>
          <span className={classes.first}>
            {status && <StatusShape status={status} sizePx={16} />}
            <span className={classes.words}>{row.what}</span>
          </span>
          <span className={classes.second}>
            {row.place}
            {[other, follower].map((name) => name && ` · ${say(name)}`)}
          </span>
          <Marks row={row} plan={plan} today={today} withRequest={section.key !== 'toAnswer'} />
          {row.request !== null && section.key === 'toAnswer' && (
            <span className={classes.request}>{say(requestText(row.request, (id) => unitText(plan, id)))}</span>
          )}
          {row.delay !== null && row.overdue && (
            <span className={classes.delay}>
              {say(words.delay)}：{row.delay.reason}
            </span>
          )}
        </button>
        <div className={classes.side}>
          {row.clock !== null ? (
            <span className={classes.clock}>
              <span className={row.clock.daysLeft < 0 ? classes.late : classes.left}>
                {say(daysLeftText(row.clock.daysLeft))}
              </span>
              <span className={classes.until} title={say(clockLabel[row.clock.for])}>
                {say(clockLabel[row.clock.for])} {formatDay(row.clock.dueOn, language)}
              </span>
            </span>
          ) : (
            row.closedOn !== null && <span className={classes.until}>{say(closedOnDay(row.closedOn))}</span>
          )}
          {next && label && (
            <Button
              className={classes.action}
              variant="light"
              size="compact-sm"
              fw={500}
              aria-label={`${label}：${row.what}`}
              onClick={() => open(next)}
            >
              {label}
            </Button>
          )}
        </div>
      </li>
    </>
  )
}

const isUnitsDesk = ({ units }: DeskOwner, { unitId, subordinateUnitId }: DeskRow): boolean =>
  [unitId, subordinateUnitId].some((id) => id !== null && units.includes(id))

const Marks = ({
  row,
  plan,
  today,
  withRequest,
}: {
  readonly row: DeskRow
  readonly plan: Plan
  readonly today: LocalDate
  /** Off where the request itself is shown. */
  readonly withRequest: boolean
}) => {
  const { say } = useLanguage()
  const marks = [
    row.overdue && <Tag key="stage">{say(stageLabel[row.stage])}</Tag>,
    row.sentBackTimes > 0 && (
      <Tag key="sentBack" tone="strong">
        {say(sentBackTime(row.sentBackTimes))}
      </Tag>
    ),
    row.relapses > 0 && (
      <Tag key="relapses" tone="strong">
        {say(relapsedTimes(row.relapses))}
      </Tag>
    ),
    row.claimPending && <Tag key="pending">{say(words.waitsForPrincipal)}</Tag>,
    row.request !== null && withRequest && <Tag key="request">{say(words.requestPending)}</Tag>,
    row.subordinateUnitId !== null && (
      <Tag key="subordinate">
        {row.subordinateReport === null ? say(unitText(plan, row.subordinateUnitId)) : say(words.reportedUp)}
      </Tag>
    ),
    row.stage === 'found' && row.foundOn !== null && (
      <Tag key="found">{say(foundDaysAgo(daysBetween(row.foundOn, today)))}</Tag>
    ),
  ].filter(Boolean)
  return marks.length === 0 ? null : <span className={classes.marks}>{marks}</span>
}

export const PointLine = ({
  point,
  control: { view, go },
}: Pick<Shared, 'control'> & { readonly point: DeskPointRow }) => {
  const { say } = useLanguage()
  return (
    <li className={classes.row} data-selected={view.pointId === point.id && view.issueId === null}>
      <button type="button" className={classes.what} onClick={() => go({ pointId: point.id, issueId: null })}>
        <span className={classes.first}>
          <span className={classes.words}>{point.name}</span>
        </span>
        <span className={classes.marks}>
          {point.isKey && <Tag tone="strong">{say(shellWords.markShort.key)}</Tag>}
          {point.isHard && <Tag tone="strong">{say(shellWords.markShort.hard)}</Tag>}
          {point.trackedSince !== null && <Tag>{say(trackedFor(point.trackedSince))}</Tag>}
        </span>
      </button>
      <div className={classes.side}>
        <span className={classes.until}>{say(openCount(point.openIssues))}</span>
      </div>
    </li>
  )
}
