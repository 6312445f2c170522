/**
 * Which point a row is about: the one of its code, else the nearest of its name and kind that lies where it says. A sheet
 * that has a point twice, or numbers points in its own way, is not taken for more points than there are.
 */
import { distanceMetres, type LngLat } from '../coordinates'
import { type Text, text } from '../text'
import { comparable, comparableCode } from './cells'
import type { KnownPoint } from './checkedRow'

export type RowIdentity = {
  readonly number: number
  /** '' where the sheet gives none. */
  readonly code: string
  readonly kind: string
  readonly name: string
  readonly position: LngLat
}
export type PointMatch =
  | { readonly before: KnownPoint | undefined }
  /** `retired`: the point that is out of use, where that is why. */
  | { readonly reason: Text; readonly retired?: KnownPoint }

/** Farther off it is another one of the same name and kind. */
const samePlaceMetres = 100
/** Wider than that everywhere in China, so that what is near lies in the same square or one beside it. */
const squareDegrees = 0.002

type Placed = { readonly position: LngLat }

/** Things of one kind and name by where they are: the nearest within reach, however many have the name. */
const createPlaces = <T extends Placed>() => {
  const squares = new Map<string, T[]>()
  const squareAt = ([lng, lat]: LngLat): [number, number] => [
    Math.floor(lng / squareDegrees),
    Math.floor(lat / squareDegrees),
  ]
  const keyOf = (named: string, x: number, y: number): string => `${x} ${y} ${named}`
  return {
    add: (named: string, one: T): void => {
      const [x, y] = squareAt(one.position)
      const key = keyOf(named, x, y)
      const there = squares.get(key)
      if (there) there.push(one)
      else squares.set(key, [one])
    },
    nearest: (named: string, position: LngLat): T | undefined => {
      const [x, y] = squareAt(position)
      let found: { readonly one: T; readonly metres: number } | undefined
      for (const dx of [-1, 0, 1])
        for (const dy of [-1, 0, 1])
          for (const one of squares.get(keyOf(named, x + dx, y + dy)) ?? []) {
            const metres = distanceMetres(one.position, position)
            if (metres <= samePlaceMetres && metres < (found?.metres ?? Number.POSITIVE_INFINITY))
              found = { one, metres }
          }
      return found?.one
    },
  }
}

const again = (first: number, what: Text): { readonly reason: Text } => ({
  reason: text(
    `与第${first}行${what.zh}相同。请只留一行。`,
    `It has the same ${what.en} as row ${first}; keep one of the two.`,
  ),
})

const outOfUse = (retired: KnownPoint): PointMatch => ({
  retired,
  reason: text(
    `点位${retired.code}已于${retired.retiredOn}撤点。请先恢复它，或不导入这一行。`,
    `The point ${retired.code} was retired on ${retired.retiredOn}. Bring it back first, or leave the row out.`,
  ),
})

/** Rows one after the other; of two that are the same the second is refused. */
export const createPointMatcher = (points: readonly KnownPoint[]): ((row: RowIdentity) => PointMatch) => {
  const byCode = new Map(points.map((point) => [comparableCode(point.code), point]))
  const known = createPlaces<KnownPoint>()
  const retired = createPlaces<KnownPoint>()
  const fresh = createPlaces<RowIdentity>()
  const namedOf = ({ kind, name }: Pick<RowIdentity, 'kind' | 'name'>) => `${kind} ${comparable(name)}`
  for (const point of points) (point.retiredOn === undefined ? known : retired).add(namedOf(point), point)
  const rowOfCode = new Map<string, number>()
  const rowOfPoint = new Map<number, number>()

  return (row) => {
    const code = comparableCode(row.code)
    if (code !== '') {
      const first = rowOfCode.get(code)
      if (first !== undefined) return again(first, text('编号', 'code'))
      rowOfCode.set(code, row.number)
    }
    const there = known.nearest(namedOf(row), row.position)
    const before = code === '' ? there : byCode.get(code)
    if (before !== undefined) {
      const first = rowOfPoint.get(before.id)
      if (first !== undefined) return again(first, text('点位', 'point'))
      rowOfPoint.set(before.id, row.number)
      return before.retiredOn === undefined ? { before } : outOfUse(before)
    }
    if (there !== undefined)
      return {
        reason: text(
          `没有编号“${row.code}”，但同名同类型的点位${there.code}就在这里。请改成这个编号，或在“各列的内容”中不选编号列。`,
          `There is no code "${row.code}", but ${there.code} of the same name and kind is here. Write that code, or choose no column for it.`,
        ),
      }
    const once = code === '' ? retired.nearest(namedOf(row), row.position) : undefined
    if (once !== undefined) return outOfUse(once)
    const first = fresh.nearest(namedOf(row), row.position)
    if (first !== undefined) return again(first.number, text('名称、类型和位置', 'name, kind and place'))
    fresh.add(namedOf(row), row)
    return { before: undefined }
  }
}
