/** Dossiers taken away as files: all units as .xlsx, one unit as .docx. */
import { eq } from 'drizzle-orm'
import { dossierFact, dossierFactNames, dossierValues } from '../../domain/dossier/facts'
import { formulaResult } from '../../domain/dossier/formula'
import { mayReadDossier } from '../../domain/permissions'
import type { SheetCell } from '../../domain/sheet'
import { text } from '../../domain/text'
import type { Server } from '../context'
import { units } from '../db/schema'
import { docxType, fileName, fileResponse, streamResponse, xlsxType } from '../http/download'
import type { Exchange } from '../http/exchange'
import { malformed, notSignedIn, refusalResponse } from '../http/refusals'
import { workbook } from '../papers/workbook'
import { noSuchDossier, readContestationsOf } from '../recording/contestation'
import { dossierDocx } from './dossierDocx'
import { readFormulas, readFormulaWithResult } from './formula'
import { readDossiers, readUnits } from './readDossiers'

const cell = (value: string | number | null): SheetCell =>
  typeof value === 'number' ? { kind: 'number', value } : { kind: 'text', value: value ?? '—' }

const unitColumn = text('单位', 'Unit')
const assessed = text('参加考核', 'Assessed')
const yes = text('是', 'Yes')
const apart = text('否（单列）', 'No (apart)')
const resultColumn = text('公式结果', 'Result of the formula')

export const dossierRoutes = (server: Pick<Server, 'database' | 'clock' | 'city'>) => {
  const { db } = server.database
  return {
    /** `/api/dossiers.xlsx`. */
    all: async ({ language }: Exchange): Promise<Response> => {
      const { period, groundOf } = await readDossiers(server)
      const formula = (await readFormulas(db))[0]?.formula ?? null
      const rows = (await readUnits(db)).map((unit): SheetCell[] => {
        const values = dossierValues(groundOf(unit.id))
        const result = formula === null ? null : formulaResult(formula, values)
        return [
          cell(language === 'zh' ? unit.nameZh : unit.nameEn),
          cell((unit.order === null ? apart : yes)[language]),
          ...values.map(({ value }) => cell(value)),
          ...(result === null ? [] : [cell('value' in result ? result.value : result.none[language])]),
        ]
      })
      const columns = [
        { header: unitColumn[language], width: 30, isCentred: false },
        { header: assessed[language], width: 12, isCentred: true },
        ...dossierFactNames.map((name) => ({ header: dossierFact(name).label[language], width: 11, isCentred: true })),
        ...(formula === null ? [] : [{ header: `${resultColumn[language]} ${formula}`, width: 24, isCentred: true }]),
      ]
      const title =
        language === 'zh'
          ? `单位档案（${period.from}至${period.until}）`
          : `Dossiers of units (${period.from} to ${period.until})`
      const sheet = workbook(rows, { sheetName: language === 'zh' ? '单位档案' : 'Dossiers', title, columns })
      return streamResponse(sheet, xlsxType, fileName(`单位档案${period.until}`, 'xlsx'))
    },

    /** `/api/dossier/unit03.docx`. */
    ofUnit: async ({ request, identify }: Exchange): Promise<Response> => {
      const signedIn = await identify()
      if (signedIn === null) return refusalResponse(notSignedIn)
      const unitId = /^\/api\/dossier\/([\w.-]{1,40})\.docx$/.exec(new URL(request.url).pathname)?.[1]
      if (unitId === undefined) return refusalResponse(malformed)
      const [unit] = await db.select().from(units).where(eq(units.id, unitId))
      if (!unit || !mayReadDossier(signedIn.viewer, unitId)) return refusalResponse(noSuchDossier)
      const { period, groundOf } = await readDossiers(server)
      const values = dossierValues(groundOf(unitId))
      const bytes = await dossierDocx({
        unit: unit.nameZh,
        isSupervised: unit.supervisedOrder !== null,
        period,
        values,
        formula: await readFormulaWithResult(db, values),
        contestations: await readContestationsOf(db, unitId),
      })
      return fileResponse(bytes, docxType, fileName(`${unit.nameZh}单位档案${period.until}`, 'docx'), {
        'cache-control': 'no-store',
      })
    },
  }
}
