/** Monthly reports as files: `/api/reports/3:2022-08.docx`, as it was signed byte for byte or the draft drawn anew, and the same as .pdf. */
import { isRefusal } from '../../domain/refusal'
import { periodTitle } from '../../domain/report/period'
import { mayReadReport } from '../../domain/report/reportActions'
import type { Server } from '../context'
import { readNames } from '../papers/paperIssues'
import { pdfOf } from '../reports/pdf'
import { noSuchReport, readPeriods, readReport } from '../reports/readReports'
import { fileOfReport } from '../reports/reportFiles'
import { docxType, fileName, fileResponse } from './download'
import type { Exchange } from './exchange'
import { notSignedIn, refusalResponse } from './refusals'

export const reportRoutes = (server: Server) => ({
  file: async ({ request, identify }: Exchange): Promise<Response> => {
    const signedIn = await identify()
    if (signedIn === null) return refusalResponse(notSignedIn)
    const { db } = server.database
    const { pathname } = new URL(request.url)
    const [, id = '', ending] = /^\/api\/reports\/([\w:-]+)\.(docx|pdf)$/.exec(decodeURIComponent(pathname)) ?? []
    const report = await readReport(db, id)
    const period = (await readPeriods(db)).find(({ key }) => key === report?.period)
    if (report === null || report.seq === 0 || period === undefined || !mayReadReport(signedIn.viewer, report))
      return refusalResponse(noSuchReport)
    const whose = report.squad === null ? '全市' : (await readNames(db)).squad(report.squad)
    const name = `${whose}${periodTitle(period).zh}督查报告`
    const docx = await fileOfReport(server, report, period)
    const headers = { 'cache-control': 'no-store' }
    if (ending === 'docx') return fileResponse(docx, docxType, fileName(name, 'docx'), headers)
    const pdf = await pdfOf(docx)
    return isRefusal(pdf) ? refusalResponse(pdf) : fileResponse(pdf, 'application/pdf', fileName(name, 'pdf'), headers)
  },
})
