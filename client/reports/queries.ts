/** Reports as the server gives them, and how a step is taken: once, and what is shown is read anew. */
import { useQuery } from '@tanstack/react-query'
import type { ReportActionName } from '../../domain/report/reportActions'
import { useSeen } from '../forms/useSeen'
import { useSendingAnew } from '../forms/useSending'
import { type Answers, useTRPC, useTRPCClient } from '../trpc'

export type ReportDetail = Answers['report']['byId']
export type ListedPeriod = Answers['report']['list'][number]
export type ListedReport = ListedPeriod['reports'][number]
export type FigureRows = Answers['report']['rows']

export const useReport = (reportId: string) => {
  const trpc = useTRPC()
  return useQuery(trpc.report.byId.queryOptions({ reportId }))
}

/** An action on the report as it was seen when the form was opened. */
export const useReportAction = <Acted extends { readonly id: string; readonly seq: number }>(report: Acted) => {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const { seen, send, ...sending } = useSeen(report, useSendingAnew(trpc.report.pathFilter()))
  return {
    ...sending,
    seen,
    act: (name: ReportActionName, form: object) =>
      send((actionId) =>
        client.report.act.mutate({
          actionId,
          reportId: report.id,
          seq: seen.seq,
          action: { name, form },
        } as unknown as Parameters<typeof client.report.act.mutate>[0]),
      ),
  }
}
