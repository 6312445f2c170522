/** Reads a road file, says whether it can be used, and answers what is asked of its roads. */
import { readFileSync, statSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { LngLat } from '../../../domain/coordinates'
import { readRoadFile } from '../../../domain/routing/roadFile'
import { type RoadGraph, roadGraphOf } from '../../../domain/routing/roadGraph'
import type { WayTable } from '../../../domain/routing/roadHierarchy'
import { snapTo } from '../../../domain/routing/roadSnap'
import { roadWays } from '../../../domain/routing/roadWays'
import { type Text, text } from '../../../domain/text'
import type { RoadLeg } from './engine'

export type RoadTask = { readonly task: number } & (
  | { readonly kind: 'table'; readonly sources: readonly LngLat[]; readonly targets: readonly LngLat[] }
  | { readonly kind: 'legs'; readonly points: readonly LngLat[] }
)
export type RoadAnswer = { readonly task: number } & (
  | { readonly table: WayTable }
  | { readonly legs: readonly (RoadLeg | null)[] }
  | { readonly broken: string }
)
/** The first thing it says. */
export type RoadFileRead = { readonly fault: Text } | { readonly arcs: number; readonly apart: number }

/** A file of this size is a whole country's; a string cannot hold much more. */
const mostBytes = 400 * 1024 * 1024

const graphOf = (path: string): RoadGraph | { readonly fault: Text } => {
  let parsed: unknown
  try {
    if (statSync(path).size > mostBytes)
      return { fault: text(`超过 ${mostBytes / 1024 / 1024} MB`, `it is larger than ${mostBytes / 1024 / 1024} MB`) }
    parsed = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : null
    return code === null
      ? { fault: text('不是 JSON', 'it is no JSON') }
      : { fault: text(`读不到（${code}）`, `it cannot be read (${code})`) }
  }
  const read = readRoadFile(parsed)
  if ('fault' in read) return read
  const graph = roadGraphOf(read.roads)
  return graph.pieces > 0
    ? graph
    : {
        fault: text(
          '里面的道路互不相连，走不出去又回得来',
          'no two of its roads are connected so that one could go and come back',
        ),
      }
}

const answerer = (graph: RoadGraph) => {
  const snap = snapTo(graph)
  const { table, way } = roadWays(graph)
  return (task: RoadTask): RoadAnswer => {
    if (task.kind === 'table') return { task: task.task, table: table(task.sources.map(snap), task.targets.map(snap)) }
    const snapped = task.points.map(snap)
    return {
      task: task.task,
      legs: snapped.slice(1).map((to, index) => {
        const from = snapped[index] ?? null
        return from === null || to === null ? null : way(from, to)
      }),
    }
  }
}

const graph = graphOf((workerData as { readonly path: string }).path)
const read: RoadFileRead = 'fault' in graph ? graph : { arcs: graph.arcs, apart: graph.apart }
parentPort?.postMessage(read)
if (!('fault' in graph)) {
  // A large file takes a while here; whoever asks meanwhile waits, and has the rest estimated when it takes too long.
  const answer = answerer(graph)
  parentPort?.on('message', (task: RoadTask) => {
    try {
      parentPort?.postMessage(answer(task))
    } catch (fault) {
      const broken: RoadAnswer = { task: task.task, broken: fault instanceof Error ? (fault.stack ?? '') : `${fault}` }
      parentPort?.postMessage(broken)
    }
  })
}
