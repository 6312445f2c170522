import { describe, expect, it } from 'vitest'
import { type Bounds, type Cluster, createClusters } from '../../client/map/clusters'
import type { PointTable } from '../../client/pointTable'
import { everything, point, tableOf } from './mapWorld'

const world: Bounds = [110, 36, 113, 39]

/** Five points within 50 m and one 40 km away. */
const town = () =>
  tableOf([
    ...[1, 2, 3, 4, 5].map((id) => point({ id, position: [111.1 + id * 0.0001, 37.5] })),
    point({ id: 6, position: [111.5, 37.5], status: 'open' }),
  ])

const clustersOf = (table: PointTable) => createClusters(table, table.matching(everything))

const clusterAt = (table: PointTable, clusters = clustersOf(table)): Cluster => {
  const found = clusters.inView(world, 10).find((one) => one.type === 'cluster')
  if (found?.type !== 'cluster') throw new Error('there is no cluster')
  return found
}

const turn = (table: PointTable, id: number, dueOn: string | null) =>
  table.apply([
    {
      id,
      status: 'rectifying',
      dueOn,
      openIssues: 1,
      leadUnitId: null,
      isKey: false,
      isHard: false,
      trackedSince: null,
    },
  ])

describe('clusters', () => {
  it('draw points near each other as one, far ones alone', () => {
    const shown = clustersOf(town()).inView(world, 10)
    expect(shown).toHaveLength(2)
    expect(shown.find((one) => one.type === 'cluster')).toMatchObject({ count: 5, counts: [0, 0, 0, 0, 0, 5] })
    expect(shown.find((one) => one.type === 'point')).toMatchObject({ id: 6, status: 'open' })
  })

  it('fall apart when zoomed in', () => {
    const shown = clustersOf(town()).inView(world, 17)
    expect(shown.map(({ type }) => type)).toEqual(Array(6).fill('point'))
  })

  it('draw only what is in view', () => {
    expect(clustersOf(town()).inView([111.4, 37, 112, 38], 10)).toHaveLength(1)
  })

  it('say their worst status and how many are overdue', () => {
    const table = town()
    turn(table, 2, '2022-09-14')
    turn(table, 3, null)
    expect(clusterAt(table)).toMatchObject({ worst: 'overdue', overdue: 1, counts: [1, 0, 1, 0, 0, 3] })
  })

  it('follow a point that changes, at every zoom', () => {
    const table = town()
    const clusters = clustersOf(table)
    turn(table, 4, '2022-09-14')
    expect(clusters.update([3])).toBe(true)
    for (const zoom of [5, 8, 10, 12])
      expect(
        clusters.inView(world, zoom).reduce((sum, one) => sum + (one.type === 'cluster' ? one.overdue : 0), 0),
      ).toBe(1)
    expect(clusters.inView(world, 17).find((one) => one.type === 'point' && one.id === 4)).toMatchObject({
      status: 'overdue',
    })
  })

  it('hold the same counts after many changes as if made anew', () => {
    const table = tableOf(
      Array.from({ length: 400 }, (_, index) =>
        point({ id: index + 1, position: [111 + (index % 20) * 0.011, 37.4 + Math.floor(index / 20) * 0.009] }),
      ),
    )
    const clusters = clustersOf(table)
    for (let step = 0; step < 300; step += 1) {
      const index = (step * 37) % 400
      turn(table, index + 1, step % 3 === 0 ? '2022-09-01' : null)
      clusters.update([index])
    }
    const anew = clustersOf(table)
    for (const zoom of [6, 9, 11, 13]) expect(clusters.inView(world, zoom)).toEqual(anew.inView(world, zoom))
  })

  it('hold only the points that they were made of', () => {
    const table = town()
    const clusters = createClusters(table, table.matching({ ...everything, statuses: ['open'] }))
    expect(clusters.has(5)).toBe(true)
    expect(clusters.has(0)).toBe(false)
    expect(clusters.update([0])).toBe(false)
  })

  it('know where their points lie', () => {
    const table = town()
    const clusters = clustersOf(table)
    const bounds = clusters.boundsOf(clusterAt(table, clusters).clusterId)
    expect(bounds?.map((degrees) => Math.round(degrees * 1e6) / 1e6)).toEqual([111.1001, 37.5, 111.1005, 37.5])
  })

  it('know nothing of clusters of an earlier filter', () => {
    expect(clustersOf(town()).boundsOf(9999)).toBeNull()
  })

  it('stand for every point exactly once', () => {
    const table = town()
    const clusters = clustersOf(table)
    for (const zoom of [5, 10, 14, 17])
      expect(clusters.inView(world, zoom).reduce((sum, one) => sum + (one.type === 'cluster' ? one.count : 1), 0)).toBe(
        6,
      )
  })

  it('can be of no points', () => {
    const table = tableOf([])
    expect(clustersOf(table).inView(world, 10)).toEqual([])
  })
})
