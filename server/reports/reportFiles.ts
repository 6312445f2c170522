/** The files of reports: a draft is drawn anew each time; what was signed is stored under its hash and read from there ever after. */
import { createHash } from 'node:crypto'
import type { PaperContent } from '../../domain/paperContent'
import type { Period } from '../../domain/report/period'
import type { Report } from '../../domain/report/report'
import type { Server } from '../context'
import type { FrozenRows } from './freeze'
import { readFrozenFigures, readPeriods } from './readReports'
import { reportContent } from './reportContent'
import { type CountedReport, countReport, frozenAsFigures } from './reportFacts'

const keyOf = (sha256: string) => `reports/${sha256.slice(0, 2)}/${sha256}.docx`

type Parts = Pick<Server, 'database' | 'city' | 'clock' | 'paperFiles' | 'blobs'>

/** What stands in it, with the numbers as they were signed, as they are to be signed, or as they stand. */
export const contentOfReport = async (
  server: Parts,
  report: Report,
  period: Period,
  counted: CountedReport,
  frozen: FrozenRows | null,
): Promise<PaperContent> =>
  reportContent(server.database.db, {
    report,
    period,
    periods: await readPeriods(server.database.db),
    figures: frozen === null ? counted.figures : frozenAsFigures(frozen),
    plan: counted.plan,
    facts: counted.data.facts,
    today: server.clock.today(),
  })

/** Draws and stores the file of a report as it will have been signed; its SHA-256. */
export const storeReport = async (server: Parts, content: PaperContent): Promise<string> => {
  const bytes = await server.paperFiles.draw(content)
  const docx = createHash('sha256').update(bytes).digest('hex')
  await server.blobs.put(keyOf(docx), bytes)
  return docx
}

export const fileOfReport = async (server: Parts, report: Report, period: Period): Promise<Uint8Array> => {
  const { docx } = report.frozen ?? { docx: null }
  if (docx !== null) {
    const bytes = await server.blobs.get(keyOf(docx))
    if (bytes === null) throw new Error(`the file of report ${report.id} is missing from the store`)
    return bytes
  }
  const counted = await countReport(server, period, report.squad, server.clock.today())
  const frozen = report.frozen === null ? null : await readFrozenFigures(server.database.db, report.id)
  return server.paperFiles.draw(await contentOfReport(server, report, period, counted, frozen))
}
