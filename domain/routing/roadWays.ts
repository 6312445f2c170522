/** The quickest ways between places that are snapped to a graph of roads: tables of many, and the line of one. */
import type { LngLat } from '../coordinates'
import { nodeHeap } from './nodeHeap'
import { drivenBackward, drivenForward, type RoadGraph } from './roadGraph'
import { type Entry, roadHierarchy, type WayTable } from './roadHierarchy'
import type { Snapped } from './roadSnap'

export type Way = { readonly line: readonly LngLat[]; readonly metres: number; readonly seconds: number }

export type RoadWays = {
  /** Row by row, a source each; NaN: the source or the target is on no road. */
  readonly table: (sources: readonly (Snapped | null)[], targets: readonly (Snapped | null)[]) => WayTable
  readonly way: (from: Snapped, to: Snapped) => Way
}

/** Where a piece is come to or left, seen from a place on it. */
type PieceEnd = Entry & { readonly atMetres: number }

const nowhere = -1
const quickest = (ends: readonly PieceEnd[]): PieceEnd | undefined =>
  ends.reduce<PieceEnd | undefined>(
    (best, one) => (best === undefined || one.seconds < best.seconds ? one : best),
    undefined,
  )

/** Keeps its working arrays between searches: one search at a time. */
export const roadWays = (graph: RoadGraph): RoadWays => {
  const { nodes, firstArc, arcTo, arcSeconds, arcMetres, arcPiece } = graph
  const { pieceFrom, pieceTo, pieceSeconds, pieceMetres, pieceWays, firstVertex, lng, lat, alongMetres } = graph
  const hierarchy = roadHierarchy(graph)

  const placeOn = ({ piece, alongMetres: along }: Snapped) => {
    const [ways = 0, seconds = 0, metres = 0] = [pieceWays[piece], pieceSeconds[piece], pieceMetres[piece]]
    const share = metres === 0 ? 0 : along / metres
    return {
      isForward: (ways & drivenForward) !== 0,
      isBackward: (ways & drivenBackward) !== 0,
      share,
      begin: { node: pieceFrom[piece] ?? 0, atMetres: 0, seconds: share * seconds, metres: along },
      end: { node: pieceTo[piece] ?? 0, atMetres: metres, seconds: (1 - share) * seconds, metres: metres - along },
    }
  }
  const departures = (at: Snapped): PieceEnd[] => {
    const { isForward, isBackward, begin, end } = placeOn(at)
    return [...(isForward ? [end] : []), ...(isBackward ? [begin] : [])]
  }
  const arrivals = (at: Snapped): PieceEnd[] => {
    const { isForward, isBackward, begin, end } = placeOn(at)
    return [...(isForward ? [begin] : []), ...(isBackward ? [end] : [])]
  }
  /** Along the piece on which both are; null: they are on two, or the other way is not allowed. */
  const direct = (from: Snapped, to: Snapped): Omit<Entry, 'node'> | null => {
    if (from.piece !== to.piece) return null
    const { isForward, isBackward, share } = placeOn(from)
    const ahead = placeOn(to).share - share
    if ((ahead > 0 && !isForward) || (ahead < 0 && !isBackward)) return null
    return {
      seconds: Math.abs(ahead) * (pieceSeconds[from.piece] ?? 0),
      metres: Math.abs(ahead) * (pieceMetres[from.piece] ?? 0),
    }
  }

  const heap = nodeHeap(nodes)
  const lengths = new Float64Array(nodes)
  /** By which arc a node is reached, and from which node; `nowhere`: the way begins there. */
  const reachedBy = new Int32Array(nodes)
  const reachedFrom = new Int32Array(nodes)
  /** Dijkstra's algorithm, until both ends of the target's piece have their times. */
  const search = (from: Snapped, to: Snapped): void => {
    heap.clear()
    const reach = (node: number, seconds: number, metres: number, arc: number, before: number) => {
      if (seconds >= (heap.keys[node] as number)) return
      heap.put(node, seconds)
      lengths[node] = metres
      reachedBy[node] = arc
      reachedFrom[node] = before
    }
    for (const { node, seconds, metres } of departures(from)) reach(node, seconds, metres, nowhere, nowhere)
    const open = new Set(arrivals(to).map(({ node }) => node))
    while (heap.size() > 0) {
      const node = heap.take()
      open.delete(node)
      if (open.size === 0) return
      const [seconds, metres] = [heap.keys[node] as number, lengths[node] as number]
      for (let arc = firstArc[node] as number, end = firstArc[node + 1] as number; arc < end; arc += 1)
        reach(
          arcTo[arc] as number,
          seconds + (arcSeconds[arc] as number),
          metres + (arcMetres[arc] as number),
          arc,
          node,
        )
    }
  }

  /** The vertices of a piece strictly between two places on it, in the order in which they are driven through. */
  const between = (piece: number, fromMetres: number, toMetres: number): LngLat[] => {
    const [low, high] = [Math.min(fromMetres, toMetres), Math.max(fromMetres, toMetres)]
    const line: LngLat[] = []
    for (let vertex = firstVertex[piece] ?? 0; vertex < (firstVertex[piece + 1] ?? 0); vertex += 1) {
      const along = alongMetres[vertex] ?? 0
      if (along > low && along < high) line.push([lng[vertex] ?? 0, lat[vertex] ?? 0])
    }
    return fromMetres <= toMetres ? line : line.reverse()
  }
  const vertexAt = (vertex: number): LngLat => [lng[vertex] ?? 0, lat[vertex] ?? 0]
  /** A whole piece but for where it is left, as one of its arcs drives it. */
  const driven = (piece: number, arc: number): LngLat[] => {
    const isForward = arcTo[arc] === pieceTo[piece]
    const length = pieceMetres[piece] ?? 0
    return isForward
      ? [vertexAt(firstVertex[piece] ?? 0), ...between(piece, 0, length)]
      : [vertexAt((firstVertex[piece + 1] ?? 1) - 1), ...between(piece, length, 0)]
  }

  return {
    table: (sources, targets) => {
      const table = hierarchy.table(
        sources.map((source) => (source === null ? [] : departures(source))),
        targets.map((target) => (target === null ? [] : arrivals(target))),
      )
      for (const [row, source] of sources.entries())
        for (const [column, target] of targets.entries()) {
          const cell = row * targets.length + column
          const way =
            source === null || target === null ? { seconds: Number.NaN, metres: Number.NaN } : direct(source, target)
          if (way === null || way.seconds > (table.seconds[cell] ?? 0)) continue
          table.seconds[cell] = way.seconds
          table.metres[cell] = way.metres
        }
      return table
    },
    way: (from, to) => {
      search(from, to)
      const straight = direct(from, to)
      const best = quickest(
        arrivals(to).map((end) => ({
          ...end,
          seconds: (heap.keys[end.node] ?? 0) + end.seconds,
          metres: (lengths[end.node] ?? 0) + end.metres,
        })),
      )
      if (best === undefined || (straight !== null && straight.seconds <= best.seconds))
        return {
          seconds: straight?.seconds ?? Number.POSITIVE_INFINITY,
          metres: straight?.metres ?? Number.POSITIVE_INFINITY,
          line: [from.at, ...between(to.piece, from.alongMetres, to.alongMetres), to.at],
        }
      const corner = best.atMetres === 0 ? (firstVertex[to.piece] ?? 0) : (firstVertex[to.piece + 1] ?? 1) - 1
      const parts: LngLat[][] = [[vertexAt(corner), ...between(to.piece, best.atMetres, to.alongMetres), to.at]]
      let { node } = best
      for (let arc = reachedBy[node] ?? nowhere; arc !== nowhere; arc = reachedBy[node] ?? nowhere) {
        parts.push(driven(arcPiece[arc] ?? 0, arc))
        node = reachedFrom[node] ?? 0
      }
      const left = quickest(departures(from).filter((end) => end.node === node))
      parts.push([from.at, ...between(from.piece, from.alongMetres, left?.atMetres ?? 0)])
      return { seconds: best.seconds, metres: best.metres, line: parts.reverse().flat() }
    },
  }
}
