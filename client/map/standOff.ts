/** Labels that find no room on what they name: each beside it, at the end of a line that is short and crosses little. Pure. */
import { type Box, lineCrossesBox, linesCross, overlaps } from './boxes'
import type { Pixel } from './framing'

export type Name = {
  readonly id: string
  /** What is named, where the line ends. */
  readonly anchor: Pixel
  readonly halfX: number
  readonly halfY: number
}

/** In pixels of length: how much longer a line may be to avoid each of these. */
const costOf = { line: 90, label: 120, marker: 22, othersLand: 40, nowhere: 600 }

/** Sixteen directions, the nearer first; wider than high, as labels are. */
const offsets: readonly Pixel[] = [52, 70, 92, 116, 144, 176].flatMap((distance) =>
  Array.from({ length: 16 }, (_, turn) => ({
    x: distance * 1.25 * Math.cos((turn / 8) * Math.PI),
    y: distance * Math.sin((turn / 8) * Math.PI),
  })),
)

type Round = { readonly boxes: ReadonlyMap<string, Box>; readonly cost: number }

/** Who comes first takes the best place, so a few orders are tried and the cheapest kept. A name may get no box. */
export const standOff = (
  names: readonly Name[],
  markers: readonly Box[],
  isFree: (box: Box) => boolean,
  isOnOthersLand: (box: Box, id: string) => boolean,
): ReadonlyMap<string, Box> => {
  const orders = [
    [...names].sort((one, other) => one.anchor.y - other.anchor.y),
    [...names].sort((one, other) => other.anchor.y - one.anchor.y),
    [...names].sort((one, other) => one.anchor.x - other.anchor.x),
    [...names].sort((one, other) => other.anchor.x - one.anchor.x),
  ]
  const rounds = orders.map((order) => placed(order, markers, isFree, isOnOthersLand))
  return rounds.reduce((best, round) => (round.cost < best.cost ? round : best)).boxes
}

const placed = (
  order: readonly Name[],
  markers: readonly Box[],
  isFree: (box: Box) => boolean,
  isOnOthersLand: (box: Box, id: string) => boolean,
): Round => {
  const boxes = new Map<string, Box>()
  const lines: (readonly [Pixel, Pixel])[] = []
  let total = 0
  for (const { id, anchor, halfX, halfY } of order) {
    let best: { readonly box: Box; readonly cost: number } = { box: { ...anchor, halfX, halfY }, cost: costOf.nowhere }
    const others = [...boxes.values()]
    for (const by of offsets) {
      const box = { x: anchor.x + by.x, y: anchor.y + by.y, halfX, halfY }
      let cost = Math.hypot(by.x, by.y)
      if (cost >= best.cost || !isFree(box) || others.some((other) => overlaps(box, other))) continue
      const onTheWay = (blocks: readonly Box[]) => blocks.filter((block) => lineCrossesBox(block, box, anchor)).length
      cost += costOf.line * lines.filter(([from, to]) => linesCross(from, to, box, anchor)).length
      cost += costOf.label * onTheWay(others) + costOf.marker * onTheWay(markers)
      cost += costOf.label * lines.filter(([from, to]) => lineCrossesBox(box, from, to)).length
      // Asked last, since it takes longest to find out.
      if (cost < best.cost && isOnOthersLand(box, id)) cost += costOf.othersLand
      if (cost < best.cost) best = { box, cost }
    }
    total += best.cost
    if (best.cost === costOf.nowhere) continue
    boxes.set(id, best.box)
    lines.push([best.box, anchor])
  }
  return { boxes, cost: total }
}
