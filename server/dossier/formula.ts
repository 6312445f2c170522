/** The office's formula over the dossiers, with every version of it: who set it and when. */
import { and, desc, eq } from 'drizzle-orm'
import type { AdministrationEvent } from '../../domain/administration'
import type { DossierValue } from '../../domain/dossier/facts'
import { formulaResult } from '../../domain/dossier/formula'
import type { Db } from '../db/open'
import { events } from '../db/schema'

export const formulaSubject = 'dossierFormula'

export type FormulaVersion = {
  readonly version: number
  /** Null: taken back. */
  readonly formula: string | null
  readonly at: string
  readonly by: AdministrationEvent['by']
}

/** Newest first; empty while none was ever set. */
export const readFormulas = async (db: Db): Promise<FormulaVersion[]> =>
  (
    await db
      .select({ body: events.body })
      .from(events)
      .where(and(eq(events.subjectKind, 'campaign'), eq(events.subjectId, formulaSubject)))
      .orderBy(desc(events.seq))
  ).map(({ body }) => {
    const { seq, at, by, to } = JSON.parse(body) as AdministrationEvent
    return { version: seq, formula: (to as { readonly formula: string | null }).formula, at, by }
  })

/** The formula in force with its result for a unit's facts; null while there is none. */
export const readFormulaWithResult = async (db: Db, values: readonly DossierValue[]) => {
  const [newest] = await readFormulas(db)
  if (newest === undefined || newest.formula === null) return null
  return { ...newest, formula: newest.formula, result: formulaResult(newest.formula, values) }
}
