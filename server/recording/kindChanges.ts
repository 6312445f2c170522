/**
 * Points that become of another kind stand anew: by what was found for the former one they comply no longer. Many at once,
 * as a sheet changes them. Called where the register is written, under the writer's lock.
 */
import { and, asc, inArray, isNotNull } from 'drizzle-orm'
import { applyPointEvent } from '../../domain/point'
import type { RegisterChange } from '../../domain/pointRegister'
import { inBatches } from '../db/inBatches'
import { type Db, rawOf } from '../db/open'
import { pointStates } from '../db/schema'
import { pointDayRow, pointStateRow } from '../eventLog'
import { writePointDays, writePointStates } from '../logStatements'
import { readIssuesOfPoints } from '../readCircumstances'
import type { Writing } from '../record'
import { recordColumns } from './place'

/** Those of which something has been found. */
const readInspected = (tx: Db, pointIds: number[]) =>
  tx
    .select({ pointId: pointStates.pointId, ...recordColumns })
    .from(pointStates)
    .where(and(inArray(pointStates.pointId, pointIds), isNotNull(pointStates.lastInspection)))
    .orderBy(asc(pointStates.pointId))

/** `position`: of the event that tells of the changes. */
export const foldKindChanges = async (
  { tx, now, today, send }: Writing,
  changes: readonly RegisterChange[],
  position: number,
): Promise<void> => {
  const rekinded = changes.flatMap(({ pointId, before, after }) =>
    before === null || after === null || before.kind === after.kind
      ? []
      : [{ pointId, from: before.kind, to: after.kind }],
  )
  const changeOf = new Map(rekinded.map((change) => [change.pointId, change]))
  await inBatches([...changeOf.keys()], async (pointIds) => {
    const [inspected, issuesOf] = await Promise.all([readInspected(tx, pointIds), readIssuesOfPoints(tx, pointIds)])
    const rows = inspected.flatMap(({ pointId, ...record }) => {
      const change = changeOf.get(pointId)
      if (change === undefined) return []
      const after = applyPointEvent(record, { name: 'kindChanged', at: now.toISOString(), ...change })
      return [pointStateRow(pointId, after, issuesOf.get(pointId) ?? [], position)]
    })
    send(writePointStates(rawOf(tx), rows))
    send(
      writePointDays(
        rawOf(tx),
        rows.map((row) => pointDayRow(row, today)),
      ),
    )
  })
}
