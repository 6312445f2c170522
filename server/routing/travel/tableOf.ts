/** An engine's rows as a table, once it is certain that they are as many as were asked for. */
import { z } from 'zod'
import type { WayTable } from '../../../domain/routing/roadHierarchy'
import { EngineFault } from './engine'

/** Seconds or metres: more than any way within a country is nonsense. */
export const amount = z.number().min(0).max(10_000_000)

type Rows = readonly (readonly (number | null)[])[]

/** NaN where there is no way, or where `isOnRoad` says that an end is somewhere else. */
export const tableOf = (
  height: number,
  width: number,
  seconds: Rows,
  metres: Rows,
  isOnRoad: (row: number, column: number) => boolean = () => true,
): WayTable => {
  const hasSize = (rows: Rows) => rows.length === height && rows.every((row) => row.length === width)
  if (!hasSize(seconds) || !hasSize(metres)) throw new EngineFault('wrong', `a table that is not ${height} by ${width}`)
  const cells = (rows: Rows) =>
    Float64Array.from({ length: height * width }, (_, cell) => {
      const [row, column] = [Math.floor(cell / width), cell % width]
      return isOnRoad(row, column) ? (rows[row]?.[column] ?? Number.NaN) : Number.NaN
    })
  return { seconds: cells(seconds), metres: cells(metres) }
}
