/** Monthly reports: what waits for me, and month by month who has handed in what and when, or has not. */
import { useQuery } from '@tanstack/react-query'
import { periodTitle } from '../../domain/report/period'
import { reportStageLabel } from '../../domain/report/report'
import type { Plan } from '../campaignOverview'
import { formatDay, formatInstant } from '../dates'
import { useLanguage } from '../language'
import type { ListProps } from '../lists/listProps'
import { squadText } from '../names'
import { useViewer } from '../session/useViewer'
import { useTRPC } from '../trpc'
import { EmptyState } from '../ui/EmptyState'
import { NotYet } from '../ui/NotYet'
import { Section } from '../ui/Section'
import { SidePanel } from '../ui/SidePanel'
import { Tag } from '../ui/Tag'
import type { ListedPeriod, ListedReport } from './queries'
import classes from './reports.module.css'
import { handedIn, taskLabel, timelinessText, words } from './words'

type Opening = { readonly plan: Plan; readonly openedId: string | null; readonly onOpen: (id: string) => void }

export const ReportsPanel = ({ plan, control, onCollapse }: ListProps) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const { data: periods, error, refetch } = useQuery(trpc.report.list.queryOptions())
  const opening: Opening = {
    plan,
    openedId: control.view.opened?.kind === 'report' ? control.view.opened.id : null,
    onOpen: (id) => control.go({ opened: { kind: 'report', id } }),
  }
  const waiting = (periods ?? []).flatMap(({ period, reports }) =>
    reports.filter(({ task }) => task !== null).map((report) => ({ period, report })),
  )
  const missing = (periods ?? []).flatMap(({ period, reports }) =>
    reports.filter(({ timeliness }) => timeliness.is === 'overdue').map((report) => ({ period, report })),
  )
  const isOffice = useViewer().roles.includes('office')
  return (
    <SidePanel title={say(words.title)} onCollapse={onCollapse}>
      <div className={classes.body}>
        {periods === undefined ? (
          <NotYet error={error} onRetry={refetch} heightsPx={[24, 48, 48, 48]} />
        ) : (
          <>
            <Section title={say(words.waiting)} aside={waiting.length > 0 ? String(waiting.length) : undefined}>
              {waiting.length === 0 && <EmptyState title={say(words.nothingWaits)} />}
              <ul className={classes.list}>
                {waiting.map(({ period, report }) => (
                  <ReportLine key={report.id} report={report} month={say(periodTitle(period))} {...opening} />
                ))}
              </ul>
            </Section>
            {isOffice && (
              <Section title={say(words.missing)} aside={missing.length > 0 ? String(missing.length) : undefined}>
                {missing.length === 0 && <p className={classes.quiet}>{say(words.noneMissing)}</p>}
                <ul className={classes.list} aria-label={say(words.missing)}>
                  {missing.map(({ period, report }) => (
                    <ReportLine key={report.id} report={report} month={say(periodTitle(period))} {...opening} />
                  ))}
                </ul>
              </Section>
            )}
            {periods.map((listed) => (
              <PeriodPart key={listed.period.key} listed={listed} {...opening} />
            ))}
          </>
        )}
      </div>
    </SidePanel>
  )
}

const PeriodPart = ({ listed, ...opening }: Opening & { readonly listed: ListedPeriod }) => {
  const { say, language } = useLanguage()
  const { period, reports, reminderOn } = listed
  const ofSquads = reports.filter(({ squad }) => squad !== null)
  const isMoved = reminderOn !== period.dueOn
  return (
    <Section
      title={say(periodTitle(period))}
      aside={say(handedIn(ofSquads.filter(({ frozen }) => frozen !== null).length, ofSquads.length))}
    >
      <p className={classes.quiet}>
        {say(words.due)} {formatDay(period.dueOn, language)}
        {isMoved && ` · ${say(words.remind)} ${formatDay(reminderOn, language)}`}
      </p>
      <ul className={classes.list} aria-label={say(periodTitle(period))}>
        {reports.map((report) => (
          <ReportLine key={report.id} report={report} {...opening} />
        ))}
      </ul>
    </Section>
  )
}

/** Whose it is, how it stands, when it was handed in, or how late it is. */
const ReportLine = ({
  report,
  month,
  plan,
  openedId,
  onOpen,
}: Opening & { readonly report: ListedReport; readonly month?: string }) => {
  const { say, language } = useLanguage()
  const { squad, timeliness, task, submitted } = report
  const isLate = timeliness.is === 'overdue' || timeliness.is === 'late'
  const name = say(squad === null ? words.city : squadText(plan, squad))
  const content = (
    <>
      <span className={classes.lineHead}>
        <strong>{month === undefined ? name : `${name} · ${month}`}</strong>
        <Tag tone={task === null ? 'plain' : 'strong'}>
          {say(task === null ? reportStageLabel(report) : taskLabel[task])}
        </Tag>
      </span>
      <span className={classes.quiet}>
        {submitted !== null && report.stage !== 'drafted' && `${formatInstant(submitted.at, language)} `}
        <span className={isLate ? classes.late : undefined}>{say(timelinessText(timeliness))}</span>
      </span>
    </>
  )
  return (
    <li>
      {report.mayRead || task !== null ? (
        <button
          type="button"
          className={classes.line}
          aria-current={openedId === report.id}
          onClick={() => onOpen(report.id)}
        >
          {content}
        </button>
      ) : (
        <div className={classes.line}>{content}</div>
      )}
    </li>
  )
}
