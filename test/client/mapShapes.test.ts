import { describe, expect, it } from 'vitest'
import { drawingOf, imageName } from '../../client/map/markers'
import { palette } from '../../client/map/palette'
import { clusterParts, clusterSizeOf, markerParts, ringShares } from '../../client/map/shapes'
import { pointStatuses } from '../../domain/pointStatus'

// In the order of the statuses: overdue, open, rectifying, awaitingRecheck, uninspected, compliant.
describe('the ring of a cluster', () => {
  it('is one status alone when all points have it', () => {
    expect(ringShares([0, 0, 0, 0, 0, 9])).toEqual([0, 0, 0, 0, 0, 16])
  })

  it('shares itself out by count', () => {
    expect(ringShares([0, 5, 0, 0, 0, 5])).toEqual([0, 8, 0, 0, 0, 8])
    expect(ringShares([25, 25, 25, 25, 0, 0])).toEqual([4, 4, 4, 4, 0, 0])
  })

  it('never hides one overdue point among a thousand', () => {
    expect(ringShares([1, 0, 0, 0, 0, 999])).toEqual([2, 0, 0, 0, 0, 14])
  })

  it('shows every status that occurs, and only those', () => {
    expect(ringShares([1, 1, 1, 1, 1, 5000])).toEqual([2, 1, 1, 1, 1, 10])
  })

  it('always has sixteen parts', () => {
    for (const counts of [
      [3, 3, 3, 3, 3, 3],
      [1, 2, 3, 4, 5, 6],
      [7, 0, 1, 0, 90, 2],
      [0, 1, 1, 1, 0, 0],
    ])
      expect(ringShares(counts).reduce((sum, share) => sum + share, 0)).toBe(16)
  })

  it('draws the overdue wedge last, beyond the others and in its own colour', () => {
    const parts = clusterParts('light', 'small', [2, 0, 0, 0, 0, 14])
    expect(parts.at(-1)?.fill).toBe(palette.light.status.overdue.share)
    expect(parts.at(-1)?.path).toContain('A15.5')
    expect(parts.slice(0, -1).some(({ path }) => path.includes('A15.5'))).toBe(false)
  })

  it('grows with the number of points', () => {
    expect([2, 9, 10, 99, 100, 999, 1000].map(clusterSizeOf)).toEqual([
      'small',
      'small',
      'medium',
      'medium',
      'large',
      'large',
      'huge',
    ])
  })
})

describe('a marker', () => {
  it('has a path of its own for every status but the three round ones', () => {
    const bodies = pointStatuses.map((status) => markerParts('light', status).at(0)?.path)
    expect(new Set(bodies).size).toBe(4)
  })

  it('tells the three round ones apart by ring, inner ring and fill', () => {
    const [uninspected] = markerParts('light', 'uninspected')
    const [compliant] = markerParts('light', 'compliant')
    expect(uninspected?.strokeWidth).toBeGreaterThan(compliant?.strokeWidth ?? 0)
    expect(markerParts('light', 'awaitingRecheck')).toHaveLength(2)
    expect(markerParts('light', 'compliant')).toHaveLength(1)
  })
})

describe('an image', () => {
  it('is found again by its name', () => {
    expect(drawingOf(imageName.marker('dark', 'open'))?.parts).toEqual(markerParts('dark', 'open'))
    expect(drawingOf(imageName.cluster('light', 'large', [2, 0, 4, 0, 0, 10]))?.parts).toEqual(
      clusterParts('light', 'large', [2, 0, 4, 0, 0, 10]),
    )
  })

  it('of a route’s stop carries its number, in the colour of its car', () => {
    const drawing = drawingOf(imageName.stop('light', 1, 'numbered', 17))
    expect(drawing?.parts[0]?.fill).toBe(palette.light.routes[1])
    expect(drawing?.label?.words).toBe('17')
  })

  it('is not made for names of a base map', () => {
    expect(drawingOf('airport-11')).toBeNull()
    expect(drawingOf('light/marker/closed')).toBeNull()
  })
})
