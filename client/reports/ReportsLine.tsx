/** The reports that wait for a person, a line each on the desk; nothing where none does. */
import { IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { periodTitle } from '../../domain/report/period'
import { reportTitle } from '../../domain/report/report'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { squadText } from '../names'
import { useTRPC } from '../trpc'
import type { ViewControl } from '../useView'
import classes from './reports.module.css'
import { taskLabel, timelinessText, words } from './words'

export const ReportsLine = ({ plan, go }: { readonly plan: Plan } & Pick<ViewControl, 'go'>) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const { data: periods } = useQuery(trpc.report.list.queryOptions())
  const waiting = (periods ?? []).flatMap(({ period, reports }) =>
    reports.flatMap((report) => (report.task === null ? [] : [{ period, report, task: report.task }])),
  )
  return waiting.map(({ period, report, task }) => (
    <button
      key={report.id}
      type="button"
      className={classes.deskLine}
      onClick={() => go({ panel: 'reports', opened: { kind: 'report', id: report.id } })}
    >
      <span>
        {say(reportTitle(report.squad === null ? words.city : squadText(plan, report.squad), periodTitle(period)))}
      </span>
      <span className={report.timeliness.is === 'overdue' ? classes.late : classes.quiet}>
        {say(taskLabel[task])}
        {report.timeliness.is === 'overdue' && ` · ${say(timelinessText(report.timeliness))}`}
      </span>
      <IconChevronRight size={16} aria-hidden="true" />
    </button>
  ))
}
