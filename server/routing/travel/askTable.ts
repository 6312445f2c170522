/**
 * The table of many places from an engine that answers for a few at a time: asked in blocks, some at once, only for what is
 * not remembered, and with places that are on no road found out and set apart.
 */
import type { LngLat } from '../../../domain/coordinates'
import { placeKey } from '../../../domain/knownTimes'
import type { WayTable } from '../../../domain/routing/roadHierarchy'
import { EngineFault, type Progress, type RoadEngine } from './engine'
import { inTurns } from './inTurns'
import { type WayCache, wayCache } from './wayCache'

/** Null: there is no way, or one end is on no road. */
type Known = readonly [seconds: number, metres: number] | null

const mostWays = 200_000
const mostPlaces = 20_000

export type AskTable = (places: readonly LngLat[], signal: AbortSignal, onProgress?: Progress) => Promise<WayTable>

const isLost = (fault: unknown): boolean => fault instanceof EngineFault && fault.kind === 'lost'

const parts = <T>(all: readonly T[], most: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, index) => all.slice(index * most, (index + 1) * most))

type Block = { readonly rows: readonly number[]; readonly columns: readonly number[] }

/** Rows that lack the same columns are asked together: one new place among known ones costs its own row and column. */
const blocksOf = (
  keys: readonly string[],
  { mostSources, mostTargets }: RoadEngine,
  ways: WayCache<Known>,
): Block[] => {
  const alike = new Map<string, { rows: number[]; columns: number[] }>()
  for (const [row, from] of keys.entries()) {
    const columns = [...keys.keys()].filter((column) => ways.get(from, keys[column] ?? '') === undefined)
    const same = alike.get(columns.join())
    if (same === undefined) alike.set(columns.join(), { rows: [row], columns })
    else same.rows.push(row)
  }
  return [...alike.values()].flatMap(({ rows, columns }) =>
    parts(rows, mostSources).flatMap((some) =>
      parts(columns, mostTargets).map((few) => ({ rows: some, columns: few })),
    ),
  )
}

/** `places` are apart from each other. Rejects with an EngineFault that is not `lost`, or with the signal's reason. */
export const askTable = (engine: RoadEngine, atOnce: number): AskTable => {
  const ways = wayCache<Known>(engine.isFar ? mostWays : 0)
  /** Whether a place is on a road, as far as it was ever in doubt. */
  const onRoad = new Map<string, boolean>()

  /** A place alone: an engine that does not say which one is lost says so of each. */
  const isFound = async (place: LngLat, signal: AbortSignal): Promise<boolean> => {
    const key = placeKey(place)
    const known = onRoad.get(key)
    if (known !== undefined) return known
    const found = await engine.table([place], [place], signal).then(
      () => true,
      (fault: unknown) => {
        if (isLost(fault)) return false
        throw fault
      },
    )
    if (onRoad.size >= mostPlaces) onRoad.clear()
    onRoad.set(key, found)
    return found
  }

  return async (places, signal, onProgress) => {
    const size = places.length
    const keys = places.map(placeKey)
    const table = { seconds: new Float64Array(size * size), metres: new Float64Array(size * size) }
    const fill = (row: number, column: number, known: Known) => {
      table.seconds[row * size + column] = known?.[0] ?? Number.NaN
      table.metres[row * size + column] = known?.[1] ?? Number.NaN
    }
    for (const [row, from] of keys.entries())
      for (const [column, to] of keys.entries()) fill(row, column, ways.get(from, to) ?? null)
    const blocks = blocksOf(keys, engine, ways)
    const at = (index: number): LngLat => places[index] ?? [0, 0]
    const isStillHere = (index: number) => onRoad.get(keys[index] ?? '') !== false

    const ask = async (block: Block, within: AbortSignal): Promise<void> => {
      const { rows, columns } = { rows: block.rows.filter(isStillHere), columns: block.columns.filter(isStillHere) }
      if (rows.length === 0 || columns.length === 0) return
      const answer = await engine.table(rows.map(at), columns.map(at), within)
      for (const [row, from] of rows.entries())
        for (const [column, to] of columns.entries()) {
          const cell = row * columns.length + column
          const [seconds = Number.NaN, metres = Number.NaN] = [answer.seconds[cell], answer.metres[cell]]
          const known: Known = Number.isFinite(seconds) && Number.isFinite(metres) ? [seconds, metres] : null
          fill(from, to, known)
          if (engine.isFar) ways.set(keys[from] ?? '', keys[to] ?? '', known)
        }
    }
    let done = 0
    const askWithoutLost = async (block: Block, within: AbortSignal): Promise<void> => {
      try {
        await ask(block, within)
      } catch (fault) {
        if (!isLost(fault)) throw fault
        const all = [...new Set([...block.rows, ...block.columns])]
        await inTurns(
          all.map((index) => (one: AbortSignal) => isFound(at(index), one)),
          atOnce,
          within,
        )
        // Each is on a road, and yet together they are not: too far apart. Then none of these ways is known.
        await ask(block, within).catch((again: unknown) => {
          if (!isLost(again)) throw again
        })
      }
      done += 1
      onProgress?.(done, blocks.length)
    }
    await inTurns(
      blocks.map((block) => (within: AbortSignal) => askWithoutLost(block, within)),
      atOnce,
      signal,
    )
    return table
  }
}
