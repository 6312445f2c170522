/** Dossiers of units 单位档案: facts with the rows behind them, contested by the unit and answered by the office, and the office's formula. */

import { eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { availableContestationActions, contestationActionSchema, unraised } from '../../domain/dossier/contestation'
import { dossierFact, dossierFactNames, dossierValues } from '../../domain/dossier/facts'
import { formulaResult, formulaSchema, parseFormula } from '../../domain/dossier/formula'
import { uuidSchema } from '../../domain/id'
import { mayReadDossier } from '../../domain/permissions'
import { isRefusal } from '../../domain/refusal'
import { storable } from '../../domain/storable'
import { campaignFactsOf } from '../campaignFacts'
import { issues, units } from '../db/schema'
import { activities } from '../db/tables/activities'
import { contestations } from '../db/tables/contestations'
import { goodPractices } from '../db/tables/goodPractices'
import { formulaSubject, readFormulas, readFormulaWithResult } from '../dossier/formula'
import { readDossiers, readUnits } from '../dossier/readDossiers'
import { fileFacts } from '../files/fileFacts'
import { issueSummary } from '../issueSummary'
import { recordAdministration } from '../recording/administration'
import { noSuchDossier, readContestationsOf, recordContestation } from '../recording/contestation'
import { accepted, procedure, router } from '../trpc'

const unitId = storable.min(1).max(40)
/** Rows of one fact are sent up to here; their number is always whole. */
const mostListed = 300

export const dossierRouter = router({
  ofUnit: procedure('seeDossier', 'read')
    .input(z.strictObject({ unitId }))
    .query(async ({ ctx: { database, clock, city, viewer }, input }) => {
      const { db } = database
      const [unit] = await db.select({ order: units.supervisedOrder }).from(units).where(eq(units.id, input.unitId))
      if (!unit || !mayReadDossier(viewer, input.unitId)) return accepted(noSuchDossier)
      const { period, groundOf } = await readDossiers({ database, clock, city })
      const values = dossierValues(groundOf(input.unitId))
      const own = await readContestationsOf(db, input.unitId)
      const raised = own.flatMap(({ raisedBy, files }) =>
        raisedBy === null ? [] : [{ by: raisedBy, form: { files } }],
      )
      return {
        unitId: input.unitId,
        isSupervised: unit.order !== null,
        period,
        values,
        formula: await readFormulaWithResult(db, values),
        mayContest: availableContestationActions(unraised('', input.unitId), viewer, {}).includes('contest'),
        contestations: own.map((contestation) => ({
          ...contestation,
          available: availableContestationActions(contestation, viewer, {}),
        })),
        files: await fileFacts(db, raised),
      }
    }),

  /** The rows behind a fact. */
  rows: procedure('seeDossier', 'read')
    .input(z.strictObject({ unitId, fact: z.enum(dossierFactNames) }))
    .query(async ({ ctx: { database, clock, city, viewer }, input }) => {
      const { db } = database
      if (!mayReadDossier(viewer, input.unitId)) return accepted(noSuchDossier)
      const { groundOf, issueIdAt } = await readDossiers({ database, clock, city })
      const behind = dossierFact(input.fact).rows(groundOf(input.unitId))
      const none = { of: behind.of, issues: [], pointIds: [], activities: [], practices: [], total: 0 }
      if (behind.of === 'issues') {
        const ids = behind.rows.slice(0, mostListed).map(issueIdAt)
        const [states, facts] = await Promise.all([
          ids.length === 0 ? [] : db.select({ state: issues.state }).from(issues).where(inArray(issues.id, ids)),
          campaignFactsOf(database),
        ])
        const summaries = states.map(({ state }) => issueSummary(state, clock.today(), facts))
        return { ...none, total: behind.rows.length, issues: summaries }
      }
      if (behind.of === 'points')
        return { ...none, total: behind.ids.length, pointIds: behind.ids.slice(0, mostListed) }
      const ids = behind.ids.slice(0, mostListed)
      if (behind.of === 'goodPractice') {
        const read =
          ids.length === 0
            ? []
            : await db.select({ state: goodPractices.state }).from(goodPractices).where(inArray(goodPractices.id, ids))
        const practices = read.map(({ state: { id, title, on } }) => ({ id, title, on }))
        return { ...none, total: behind.ids.length, practices }
      }
      if (behind.of !== 'activities') return { ...none, total: behind.ids.length }
      const held =
        ids.length === 0
          ? []
          : await db.select({ state: activities.state }).from(activities).where(inArray(activities.id, ids))
      return {
        ...none,
        total: behind.ids.length,
        activities: held.map(({ state: { id, method, date, squads } }) => ({ id, method, date, squads })),
      }
    }),

  /** Every unit's facts: the supervised ones, which alone are assessed, and the others apart. */
  list: procedure('listDossiers', 'read').query(async ({ ctx: { database, clock, city } }) => {
    const { db } = database
    const { period, groundOf } = await readDossiers({ database, clock, city })
    const formulas = await readFormulas(db)
    const formula = formulas[0]?.formula ?? null
    const waiting = await db
      .select({ unitId: contestations.unitId })
      .from(contestations)
      .where(eq(contestations.stage, 'raised'))
    const all = (await readUnits(db)).map((unit) => {
      const values = dossierValues(groundOf(unit.id))
      return {
        unitId: unit.id,
        isSupervised: unit.order !== null,
        values: values.map(({ fact, value }) => ({ fact, value })),
        result: formula === null ? null : formulaResult(formula, values),
        contested: waiting.filter((one) => one.unitId === unit.id).length,
      }
    })
    return {
      period,
      formulas,
      supervised: all.filter(({ isSupervised }) => isSupervised),
      // Outside the assessment; those of which there is nothing to tell are left out.
      others: all.filter(
        ({ isSupervised, values }) =>
          !isSupervised && values.some(({ fact, value }) => (fact === 'held' || fact === 'points') && value !== 0),
      ),
    }
  }),

  act: procedure('actOnDossier', 'write')
    .input(
      z.strictObject({
        actionId: uuidSchema,
        contestationId: uuidSchema,
        unitId,
        seq: z.number().int().min(0),
        action: contestationActionSchema,
      }),
    )
    .mutation(async ({ ctx: { database, clock, city, viewer }, input: { actionId, ...move } }) => {
      if (!mayReadDossier(viewer, move.unitId)) return accepted(noSuchDossier)
      const { groundOf } = await readDossiers({ database, clock, city })
      const ground = groundOf(move.unitId)
      return accepted(
        await recordContestation(database, clock, { actionId, viewer }, move, (fact) =>
          dossierFact(fact).value(ground),
        ),
      )
    }),

  /** Null takes the formula back. */
  setFormula: procedure('setDossierFormula', 'write')
    .input(z.strictObject({ actionId: uuidSchema, formula: formulaSchema.nullable() }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, formula } }) => {
      const read = formula === null ? null : parseFormula(formula)
      if (isRefusal(read)) return accepted(read)
      return accepted(
        await recordAdministration(
          database,
          clock,
          { actionId, viewer },
          'setDossierFormula',
          { setDossierFormula: formula },
          async ({ tx }) => ({
            subjectKind: 'campaign',
            subjectId: formulaSubject,
            name: 'setDossierFormula',
            from: { formula: (await readFormulas(tx))[0]?.formula ?? null },
            to: { formula },
          }),
        ),
      )
    }),
})
