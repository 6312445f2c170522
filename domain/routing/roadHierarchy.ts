/**
 * Many ways at once on a graph of roads: a contraction hierarchy (Geisberger, Sanders, Schultes and Delling, WEA 2008).
 * Nodes are taken out one by one, the least important first, and a shortcut is laid wherever the quickest way led through
 * the node. A search then only ever climbs towards more important nodes, which are few; searches from all sources and to
 * all targets meet there (Knopp and others, ALENEX 2007). What Dijkstra's algorithm answers, it answers too, sooner.
 */
import { type NodeHeap, nodeHeap } from './nodeHeap'
import type { RoadGraph } from './roadGraph'

/** How a place stands to the graph: at a node after so much time and length. */
export type Entry = { readonly node: number; readonly seconds: number; readonly metres: number }

/** Row by row, a source each; Infinity: no way. */
export type WayTable = { readonly seconds: Float64Array; readonly metres: Float64Array }

export type RoadHierarchy = {
  /** From each source, which leaves by any of its entries, to each target, which is reached by any of its own. */
  readonly table: (sources: readonly (readonly Entry[])[], targets: readonly (readonly Entry[])[]) => WayTable
}

type Link = { readonly to: number; readonly seconds: number; readonly metres: number }

/** The links of each node to more important ones, node after node. */
type Climb = {
  readonly first: Int32Array
  readonly to: Int32Array
  readonly seconds: Float64Array
  readonly metres: Float64Array
}

/** A search for a way round a node gives up after so many: a shortcut too many costs little. */
const mostWitnesses = 50

const climbOf = (links: readonly (readonly Link[])[]): Climb => {
  const all = links.flat()
  const first = new Int32Array(links.length + 1)
  for (const [node, own] of links.entries()) first[node + 1] = (first[node] ?? 0) + own.length
  return {
    first,
    to: Int32Array.from(all, ({ to }) => to),
    seconds: Float64Array.from(all, ({ seconds }) => seconds),
    metres: Float64Array.from(all, ({ metres }) => metres),
  }
}

/** Keeps the quicker one of two links between the same nodes. */
const connect = (links: Link[], link: Link): void => {
  const index = links.findIndex(({ to }) => to === link.to)
  const known = links[index]
  if (known === undefined) links.push(link)
  else if (link.seconds < known.seconds) links[index] = link
}
const disconnect = (links: Link[], node: number): void => {
  const index = links.findIndex(({ to }) => to === node)
  if (index < 0) return
  const last = links.pop()
  if (last !== undefined && index < links.length) links[index] = last
}

type Shortcut = { readonly from: number; readonly link: Link }

const contract = ({ nodes, firstArc, arcTo, arcSeconds, arcMetres }: RoadGraph) => {
  /** What is left of the graph: links out of each node and, turned round, into it. */
  const out = Array.from({ length: nodes }, (): Link[] => [])
  const into = Array.from({ length: nodes }, (): Link[] => [])
  const lay = (from: number, { to, seconds, metres }: Link): void => {
    const [leaving, arriving] = [out[from], into[to]]
    if (from === to || leaving === undefined || arriving === undefined) return
    connect(leaving, { to, seconds, metres })
    connect(arriving, { to: from, seconds, metres })
  }
  for (let node = 0; node < nodes; node += 1)
    for (let arc = firstArc[node] ?? 0; arc < (firstArc[node + 1] ?? 0); arc += 1)
      lay(node, { to: arcTo[arc] ?? 0, seconds: arcSeconds[arc] ?? 0, metres: arcMetres[arc] ?? 0 })

  const near = nodeHeap(nodes)
  /** The times from a node past another one, as far as `within` and not much farther than needed. */
  const witness = (from: number, past: number, within: number): Float64Array => {
    near.clear()
    near.put(from, 0)
    for (let settled = 0; near.size() > 0 && settled < mostWitnesses; settled += 1) {
      const node = near.take()
      const after = near.keys[node] ?? 0
      if (after > within) break
      for (const { to, seconds } of out[node] ?? [])
        if (to !== past && after + seconds < (near.keys[to] ?? 0)) near.put(to, after + seconds)
    }
    return near.keys
  }
  const shortcutsPast = (node: number): Shortcut[] => {
    const [leaving = [], arriving = []] = [out[node], into[node]]
    const longest = leaving.reduce((most, { seconds }) => Math.max(most, seconds), 0)
    return arriving.flatMap((before): Shortcut[] => {
      const times = witness(before.to, node, before.seconds + longest)
      return leaving.flatMap((after) => {
        const seconds = before.seconds + after.seconds
        return after.to === before.to || (times[after.to] ?? 0) <= seconds
          ? []
          : [{ from: before.to, link: { to: after.to, seconds, metres: before.metres + after.metres } }]
      })
    })
  }

  const depth = new Int32Array(nodes)
  /** Fewer new links for more old ones first, and evenly over the map. */
  const importance = (node: number, shortcuts: number): number =>
    2 * shortcuts - (out[node]?.length ?? 0) - (into[node]?.length ?? 0) + (depth[node] ?? 0)
  const order = nodeHeap(nodes)
  for (let node = 0; node < nodes; node += 1) order.put(node, importance(node, shortcutsPast(node).length))
  while (order.size() > 0) {
    const node = order.take()
    const shortcuts = shortcutsPast(node)
    const now = importance(node, shortcuts.length)
    // Its neighbours have been taken out since it was weighed; it may have to wait.
    if (now > (order.keys[node] ?? 0)) {
      order.put(node, now)
      continue
    }
    for (const { to } of out[node] ?? []) {
      disconnect(into[to] ?? [], node)
      depth[to] = Math.max(depth[to] ?? 0, (depth[node] ?? 0) + 1)
    }
    for (const { to } of into[node] ?? []) {
      disconnect(out[to] ?? [], node)
      depth[to] = Math.max(depth[to] ?? 0, (depth[node] ?? 0) + 1)
    }
    for (const { from, link } of shortcuts) lay(from, link)
  }
  // What a node still holds leads to those that were taken out after it.
  return { ahead: climbOf(out), behind: climbOf(into) }
}

/** Prepared once, in a second or two for 50,000 arcs; then every table is quick. */
export const roadHierarchy = (graph: RoadGraph): RoadHierarchy => {
  const { ahead, behind } = contract(graph)
  const { nodes } = graph
  const heap: NodeHeap = nodeHeap(nodes)
  const lengths = new Float64Array(nodes)
  /** Every node above the entries, with its time and length. */
  const climb = (entries: readonly Entry[], { first, to, seconds, metres }: Climb, visit: (node: number) => void) => {
    heap.clear()
    for (const entry of entries)
      if (entry.seconds < (heap.keys[entry.node] ?? 0)) {
        heap.put(entry.node, entry.seconds)
        lengths[entry.node] = entry.metres
      }
    while (heap.size() > 0) {
      const node = heap.take()
      visit(node)
      const [after, length] = [heap.keys[node] as number, lengths[node] as number]
      for (let link = first[node] as number, end = first[node + 1] as number; link < end; link += 1) {
        const above = to[link] as number
        const then = after + (seconds[link] as number)
        if (then < (heap.keys[above] as number)) {
          heap.put(above, then)
          lengths[above] = length + (metres[link] as number)
        }
      }
    }
  }
  return {
    table: (sources, targets) => {
      const width = targets.length
      const table = {
        seconds: new Float64Array(sources.length * width).fill(Number.POSITIVE_INFINITY),
        metres: new Float64Array(sources.length * width).fill(Number.POSITIVE_INFINITY),
      }
      // At each node, which targets are reached from it: number, time and length, three by three.
      const reached = new Map<number, number[]>()
      for (const [column, entries] of targets.entries())
        climb(entries, behind, (node) => {
          const here = reached.get(node)
          const [after, length] = [heap.keys[node] as number, lengths[node] as number]
          if (here === undefined) reached.set(node, [column, after, length])
          else here.push(column, after, length)
        })
      for (const [row, entries] of sources.entries())
        climb(entries, ahead, (node) => {
          const here = reached.get(node)
          if (here === undefined) return
          const [after, length] = [heap.keys[node] as number, lengths[node] as number]
          for (let index = 0; index < here.length; index += 3) {
            const cell = row * width + (here[index] as number)
            const seconds = after + (here[index + 1] as number)
            if (seconds < (table.seconds[cell] as number)) {
              table.seconds[cell] = seconds
              table.metres[cell] = length + (here[index + 2] as number)
            }
          }
        })
      return table
    },
  }
}
