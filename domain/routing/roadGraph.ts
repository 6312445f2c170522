/**
 * A graph made of lines of roads: nodes are where lines meet, end or cross in a shared vertex; between two nodes lies a
 * piece of road with its line. Only the largest part of which every place is reached from every other is kept, so that
 * whatever is snapped to it has a way to whatever else is.
 */
import { distanceMetres, type LngLat } from '../coordinates'

export type Direction = 'both' | 'forward' | 'backward'

/** A road as drawn, [lng, lat] in WGS-84, at least two positions; `forward`: only as it is drawn. */
export type Road = {
  readonly line: readonly LngLat[]
  readonly kmPerHour: number
  readonly direction: Direction
}

/** Piece by piece and arc by arc, in arrays by number. An arc is a piece in one direction. */
export type RoadGraph = {
  readonly nodes: number
  readonly arcs: number
  readonly pieces: number
  /** The arcs that leave node n: from `firstArc[n]` up to `firstArc[n + 1]`, that one left out. */
  readonly firstArc: Int32Array
  readonly arcTo: Int32Array
  readonly arcSeconds: Float64Array
  readonly arcMetres: Float64Array
  readonly arcPiece: Int32Array
  readonly pieceFrom: Int32Array
  readonly pieceTo: Int32Array
  readonly pieceSeconds: Float64Array
  readonly pieceMetres: Float64Array
  /** 1: may be driven as drawn; 2: against it; 3: both. */
  readonly pieceWays: Uint8Array
  /** The vertices of piece p: from `firstVertex[p]` up to `firstVertex[p + 1]`, that one left out. */
  readonly firstVertex: Int32Array
  readonly lng: Float64Array
  readonly lat: Float64Array
  /** From its piece's beginning to each vertex. */
  readonly alongMetres: Float64Array
  /** Pieces that were left out: no way leads from them to the rest and back. */
  readonly apart: number
}

export const drivenForward = 1
export const drivenBackward = 2
const waysOf: Readonly<Record<Direction, number>> = { both: 3, forward: drivenForward, backward: drivenBackward }

/** Vertices closer than a centimetre are one. */
const vertexKey = ([lng, lat]: LngLat): string => `${Math.round(lng * 1e7)} ${Math.round(lat * 1e7)}`

type Piece = {
  readonly from: number
  readonly to: number
  readonly line: readonly LngLat[]
  readonly metres: number
  readonly seconds: number
  readonly ways: number
}

const lengthOf = (line: readonly LngLat[]): number =>
  line.reduce((sum, at, index) => sum + (index === 0 ? 0 : distanceMetres(line[index - 1] ?? at, at)), 0)

/** Roads cut where they meet. */
const piecesOf = (roads: readonly Road[]): { readonly pieces: Piece[]; readonly nodes: number } => {
  const keysOf = roads.map(({ line }) => line.map(vertexKey))
  const uses = new Map<string, number>()
  for (const keys of keysOf)
    for (const [index, key] of keys.entries()) {
      // An end is a node even where nothing else is.
      const isEnd = index === 0 || index === keys.length - 1
      uses.set(key, (uses.get(key) ?? 0) + (isEnd ? 2 : 1))
    }
  const numbers = new Map<string, number>()
  const nodeOf = (key: string): number => {
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, numbers.size)
    return numbers.size - 1
  }
  const pieces = roads.flatMap(({ line, kmPerHour, direction }, road): Piece[] => {
    const keys = keysOf[road] ?? []
    const cut: Piece[] = []
    let begins = 0
    for (let index = 1; index < line.length; index += 1) {
      if ((uses.get(keys[index] ?? '') ?? 0) < 2) continue
      const part = line.slice(begins, index + 1)
      const metres = lengthOf(part)
      if (metres > 0)
        cut.push({
          from: nodeOf(keys[begins] ?? ''),
          to: nodeOf(keys[index] ?? ''),
          line: part,
          metres,
          seconds: (metres * 3.6) / kmPerHour,
          ways: waysOf[direction],
        })
      begins = index
    }
    return cut
  })
  return { pieces, nodes: numbers.size }
}

type Arc = { readonly from: number; readonly to: number; readonly piece: number }

const arcsOf = (pieces: readonly Piece[]): Arc[] =>
  pieces.flatMap(({ from, to, ways }, piece) => [
    ...((ways & drivenForward) !== 0 ? [{ from, to, piece }] : []),
    ...((ways & drivenBackward) !== 0 ? [{ from: to, to: from, piece }] : []),
  ])

/** Sorted by the node that they leave. */
const byOrigin = (arcs: readonly Arc[], nodes: number): { readonly first: Int32Array; readonly order: Int32Array } => {
  const first = new Int32Array(nodes + 1)
  for (const { from } of arcs) first[from + 1] = (first[from + 1] ?? 0) + 1
  for (let node = 0; node < nodes; node += 1) first[node + 1] = (first[node + 1] ?? 0) + (first[node] ?? 0)
  const next = first.slice(0, nodes)
  const order = new Int32Array(arcs.length)
  for (const [number, { from }] of arcs.entries()) {
    const place = next[from] ?? 0
    order[place] = number
    next[from] = place + 1
  }
  return { first, order }
}

/**
 * For each node the number of the part it belongs to, within which every node is reached from every other (Tarjan, SIAM
 * Journal on Computing 1, 1972; without recursion, which a long road would exhaust).
 */
const strongParts = (arcs: readonly Arc[], nodes: number): Int32Array => {
  const { first, order } = byOrigin(arcs, nodes)
  const part = new Int32Array(nodes).fill(-1)
  const found = new Int32Array(nodes).fill(-1)
  const low = new Int32Array(nodes)
  const next = first.slice(0, nodes)
  const open: number[] = []
  const path: number[] = []
  let [count, parts] = [0, 0]
  const enter = (node: number) => {
    found[node] = count
    low[node] = count
    count += 1
    open.push(node)
    path.push(node)
  }
  const leave = (node: number) => {
    path.pop()
    const above = path.at(-1)
    if (above !== undefined) low[above] = Math.min(low[above] ?? 0, low[node] ?? 0)
    if (low[node] !== found[node]) return
    for (let member = open.pop(); member !== undefined; member = member === node ? undefined : open.pop())
      part[member] = parts
    parts += 1
  }
  for (let root = 0; root < nodes; root += 1) {
    if (found[root] === -1) enter(root)
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const at = next[node] ?? 0
      if (at === (first[node + 1] ?? 0)) {
        leave(node)
        continue
      }
      next[node] = at + 1
      const to = arcs[order[at] ?? -1]?.to ?? node
      if (found[to] === -1) enter(to)
      else if (part[to] === -1) low[node] = Math.min(low[node] ?? 0, found[to] ?? 0)
    }
  }
  return part
}

/** The pieces both of whose ends are in the part with most nodes, their nodes numbered anew. */
const connected = (pieces: readonly Piece[], nodes: number): { readonly kept: Piece[]; readonly nodes: number } => {
  const part = strongParts(arcsOf(pieces), nodes)
  const sizes = new Map<number, number>()
  for (const one of part) sizes.set(one, (sizes.get(one) ?? 0) + 1)
  const [largest = -1] = [...sizes].reduce((best, one) => (one[1] > best[1] ? one : best), [-1, 0])
  const numbers = new Int32Array(nodes).fill(-1)
  let count = 0
  for (let node = 0; node < nodes; node += 1)
    if (part[node] === largest) {
      numbers[node] = count
      count += 1
    }
  const kept = pieces.flatMap((piece) => {
    const [from = -1, to = -1] = [numbers[piece.from], numbers[piece.to]]
    return from >= 0 && to >= 0 ? [{ ...piece, from, to }] : []
  })
  return { kept, nodes: count }
}

/** Without roads, or where no road can be driven from anywhere and back, it has no pieces. */
export const roadGraphOf = (roads: readonly Road[]): RoadGraph => {
  const cut = piecesOf(roads)
  const { kept, nodes } = connected(cut.pieces, cut.nodes)
  const arcs = arcsOf(kept)
  const { first, order } = byOrigin(arcs, nodes)
  const ofArc = (of: (piece: Piece) => number): Float64Array =>
    Float64Array.from(order, (arc) => {
      const piece = kept[arcs[arc]?.piece ?? -1]
      return piece === undefined ? 0 : of(piece)
    })
  const vertices = kept.flatMap(({ line }) => line)
  const firstVertex = new Int32Array(kept.length + 1)
  const alongMetres = new Float64Array(vertices.length)
  for (const [number, { line }] of kept.entries()) {
    const begins = firstVertex[number] ?? 0
    firstVertex[number + 1] = begins + line.length
    for (let index = 1; index < line.length; index += 1) {
      const [before, at] = [line[index - 1], line[index]]
      if (before !== undefined && at !== undefined)
        alongMetres[begins + index] = (alongMetres[begins + index - 1] ?? 0) + distanceMetres(before, at)
    }
  }
  return {
    nodes,
    arcs: arcs.length,
    pieces: kept.length,
    firstArc: first,
    arcTo: Int32Array.from(order, (arc) => arcs[arc]?.to ?? 0),
    arcSeconds: ofArc(({ seconds }) => seconds),
    arcMetres: ofArc(({ metres }) => metres),
    arcPiece: Int32Array.from(order, (arc) => arcs[arc]?.piece ?? 0),
    pieceFrom: Int32Array.from(kept, ({ from }) => from),
    pieceTo: Int32Array.from(kept, ({ to }) => to),
    pieceSeconds: Float64Array.from(kept, ({ seconds }) => seconds),
    pieceMetres: Float64Array.from(kept, ({ metres }) => metres),
    pieceWays: Uint8Array.from(kept, ({ ways }) => ways),
    firstVertex,
    lng: Float64Array.from(vertices, ([lng]) => lng),
    lat: Float64Array.from(vertices, ([, lat]) => lat),
    alongMetres,
    apart: cut.pieces.length - kept.length,
  }
}
