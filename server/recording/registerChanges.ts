/**
 * The one way by which changes of the register are written: its tables, and with them the standing of points that become
 * of another kind, which by what was found for the former one comply no longer. Under the writer's lock.
 */
import { and, asc, inArray, isNotNull } from 'drizzle-orm'
import { applyPointEvent } from '../../domain/point'
import type { RegisterChange } from '../../domain/pointRegister'
import { inBatches } from '../db/inBatches'
import { type Db, rawOf } from '../db/open'
import { pointStates } from '../db/schema'
import { pointDayRow, pointStateRow } from '../eventLog'
import { writePointDays, writePointStates } from '../logStatements'
import { writeRegister } from '../pointRegister/writeRegister'
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

const foldKindChanges = async (
  { tx, now, today, send }: Writing,
  changes: readonly RegisterChange[],
  position: number,
): Promise<void> => {
  const changeOf = new Map(
    changes.flatMap(({ pointId, before, after }) =>
      before === null || after === null || before.kind === after.kind
        ? []
        : [[pointId, { name: 'kindChanged', at: now.toISOString(), from: before.kind, to: after.kind }] as const],
    ),
  )
  await inBatches([...changeOf.keys()], async (pointIds) => {
    const inspected = await readInspected(tx, pointIds)
    if (inspected.length === 0) return
    const issuesOf = await readIssuesOfPoints(
      tx,
      inspected.map(({ pointId }) => pointId),
    )
    const rows = inspected.flatMap(({ pointId, ...record }) => {
      const change = changeOf.get(pointId)
      if (change === undefined) return []
      return [pointStateRow(pointId, applyPointEvent(record, change), issuesOf.get(pointId) ?? [], position)]
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

/** `position`: of the event that tells of them. */
export const writeRegisterChanges = async (
  writing: Writing,
  changes: readonly RegisterChange[],
  position: number,
): Promise<void> => {
  await writeRegister(writing.tx, changes, { position, today: writing.today })
  await foldKindChanges(writing, changes, position)
}
