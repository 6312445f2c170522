/**
 * Points near each other drawn as one, with counts by status. Supercluster finds the geometry once per filter; the
 * counts are kept here by cluster, so a point that changes its status only walks up its own clusters, never over all.
 */
import type { Feature, Point } from 'geojson'
import Supercluster from 'supercluster'
import { type PointStatus, pointStatuses } from '../../domain/pointStatus'
import type { PointTable } from '../pointTable'

/** [west, south, east, north] in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number]

export type SinglePoint = {
  readonly type: 'point'
  readonly index: number
  readonly id: number
  readonly position: readonly [lng: number, lat: number]
  readonly status: PointStatus
}

export type Cluster = {
  readonly type: 'cluster'
  /** Good for as long as the clusters are. */
  readonly clusterId: number
  readonly position: readonly [lng: number, lat: number]
  readonly count: number
  /** In the order of `pointStatuses`, worst first. */
  readonly counts: readonly number[]
  readonly worst: PointStatus
  readonly overdue: number
}

export type Clusters = {
  /** How many points there are in all, each counted once. */
  readonly size: number
  readonly has: (index: number) => boolean
  readonly inView: (bounds: Bounds, zoom: number) => (SinglePoint | Cluster)[]
  /** Takes over the table's present status of the points at these indices; false if none of them is here. */
  readonly update: (indices: readonly number[]) => boolean
  /** Where the points of a cluster lie, for zooming to them; null for a cluster of an earlier filter. */
  readonly boundsOf: (clusterId: number) => Bounds | null
}

/** Beyond this zoom every point stands alone; two 10 m apart are then 8 px apart. */
export const clusterMaxZoom = 15
const clusterRadiusPx = 38

const statusCount = pointStatuses.length
const codeOf = new Map(pointStatuses.map((status, code) => [status, code]))
const overdueCode = pointStatuses.indexOf('overdue')

/**
 * Nodes are numbered: the points first, in the given order, then the clusters as supercluster makes them, always after
 * what they are made of. `Node` is what its reducer carries along.
 */
type Node = { node: number }

export const createClusters = (table: PointTable, indices: Int32Array): Clusters => {
  const size = indices.length
  const nodeOfIndex = new Map<number, number>()
  const statusOfNode = new Uint8Array(size)
  const parents: number[] = new Array(size).fill(-1)
  const points = Array.from(indices, (index, node): Feature<Point, Node> => {
    nodeOfIndex.set(index, node)
    statusOfNode[node] = codeOf.get(table.statusAt(index)) as number
    const [lng, lat] = table.at(index).position
    return { type: 'Feature', properties: { node }, geometry: { type: 'Point', coordinates: [lng, lat] } }
  })

  // Supercluster hands the reducer one object per new cluster, at first a copy of its first child's: an object not met
  // before is therefore a new cluster, and the reducer sees each child of it exactly once.
  let growing: Node | null = null
  const tree = new Supercluster<Node, Node>({
    radius: clusterRadiusPx,
    maxZoom: clusterMaxZoom,
    minZoom: 5,
    map: ({ node }) => ({ node }),
    reduce: (cluster, child) => {
      if (cluster !== growing) {
        const node = parents.push(-1) - 1
        parents[cluster.node] = node
        cluster.node = node
        growing = cluster
      }
      parents[child.node] = cluster.node
    },
  }).load(points)

  const clusterCount = parents.length - size
  const counts = new Int32Array(clusterCount * statusCount)
  // west, south, east, north of each cluster
  const extents = new Float64Array(clusterCount * 4)
  for (let at = 0; at < extents.length; at += 1) extents[at] = at % 4 < 2 ? 180 : -180
  for (let node = 0; node < parents.length; node += 1) {
    const parent = (parents[node] as number) - size
    if (parent < 0) continue
    if (node < size) {
      const at = parent * statusCount + (statusOfNode[node] as number)
      counts[at] = (counts[at] as number) + 1
      const [lng, lat] = table.at(indices[node] as number).position
      widen(extents, parent, lng, lat, lng, lat)
    } else {
      const from = node - size
      for (let code = 0; code < statusCount; code += 1) {
        const at = parent * statusCount + code
        counts[at] = (counts[at] as number) + (counts[from * statusCount + code] as number)
      }
      const [west, south, east, north] = extents.subarray(from * 4, from * 4 + 4)
      widen(extents, parent, west as number, south as number, east as number, north as number)
    }
  }

  return {
    size,
    has: (index) => nodeOfIndex.has(index),
    inView: (bounds, zoom) =>
      tree.getClusters([...bounds], Math.floor(zoom)).map((feature): SinglePoint | Cluster => {
        const [lng, lat] = feature.geometry.coordinates as [number, number]
        const { node } = feature.properties
        if (!('cluster_id' in feature.properties)) {
          const index = indices[node] as number
          const status = pointStatuses[statusOfNode[node] as number] as PointStatus
          return { type: 'point', index, id: table.at(index).id, position: [lng, lat], status }
        }
        const from = (node - size) * statusCount
        const shares = Array.from(counts.subarray(from, from + statusCount))
        const worst = pointStatuses[shares.findIndex((share) => share > 0)] as PointStatus
        return {
          type: 'cluster',
          clusterId: node,
          position: [lng, lat],
          count: feature.properties.point_count,
          counts: shares,
          worst,
          overdue: shares[overdueCode] as number,
        }
      }),
    update: (changed) => {
      let isHere = false
      for (const index of changed) {
        const node = nodeOfIndex.get(index)
        if (node === undefined) continue
        isHere = true
        const before = statusOfNode[node] as number
        const after = codeOf.get(table.statusAt(index)) as number
        statusOfNode[node] = after
        for (let parent = parents[node] as number; parent !== -1; parent = parents[parent] as number) {
          const from = (parent - size) * statusCount
          counts[from + before] = (counts[from + before] as number) - 1
          counts[from + after] = (counts[from + after] as number) + 1
        }
      }
      return isHere
    },
    boundsOf: (clusterId) => {
      const from = (clusterId - size) * 4
      if (from < 0 || from >= extents.length) return null
      const [west, south, east, north] = extents.subarray(from, from + 4)
      return [west, south, east, north] as [number, number, number, number]
    },
  }
}

const widen = (
  extents: Float64Array,
  cluster: number,
  west: number,
  south: number,
  east: number,
  north: number,
): void => {
  const at = cluster * 4
  extents[at] = Math.min(extents[at] as number, west)
  extents[at + 1] = Math.min(extents[at + 1] as number, south)
  extents[at + 2] = Math.max(extents[at + 2] as number, east)
  extents[at + 3] = Math.max(extents[at + 3] as number, north)
}
