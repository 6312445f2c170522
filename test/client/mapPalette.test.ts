import { describe, expect, it } from 'vitest'
import { mapThemes, mixed, palette } from '../../client/map/palette'
import { type PointStatus, pointStatuses } from '../../domain/pointStatus'
import { contrastOf, distanceOf, lightnessOf, linearOf, seenBy, sights } from './mapColours'

const pairs = pointStatuses.flatMap((one, at) =>
  pointStatuses.slice(at + 1).map((other): [PointStatus, PointStatus] => [one, other]),
)

describe.each(mapThemes)('the %s palette', (theme) => {
  const { status: looks, squads, routes, routeNumber, district, outside, gap, label, labelMuted } = palette[theme]
  const grounds = [district, outside, gap]

  it.each(pointStatuses)('sets the edge of %s off from every ground by 3 : 1', (status) => {
    const outermost = looks[status].outline ?? looks[status].edge
    for (const ground of grounds) expect(contrastOf(outermost, ground)).toBeGreaterThanOrEqual(3)
  })

  it.each(pointStatuses)('sets the fill of %s off from its edge by 3 : 1', (status) => {
    expect(contrastOf(looks[status].fill, looks[status].edge)).toBeGreaterThanOrEqual(3)
  })

  it.each(sights)('keeps the six fills apart for %s', (sight) => {
    for (const [one, other] of pairs) {
      const distance = distanceOf(seenBy(sight, linearOf(looks[one].fill)), seenBy(sight, linearOf(looks[other].fill)))
      expect(distance, `${one} and ${other}`).toBeGreaterThan(0.08)
    }
  })

  it('keeps the six fills apart in grey', () => {
    for (const [one, other] of pairs)
      expect(
        Math.abs(lightnessOf(looks[one].fill) - lightnessOf(looks[other].fill)),
        `${one} and ${other}`,
      ).toBeGreaterThan(4)
  })

  it('gives each status a shape of its own', () => {
    expect(new Set(pointStatuses.map((status) => looks[status].shape)).size).toBe(6)
  })

  it('draws the edges of all squads at 3 : 1 or more', () => {
    for (const edge of Object.values(squads))
      for (const ground of grounds) expect(contrastOf(edge, ground)).toBeGreaterThanOrEqual(3)
  })

  it('sets every car’s route off from the grounds, and its numbers off from it', () => {
    for (const color of routes) {
      for (const ground of grounds) expect(contrastOf(color, ground)).toBeGreaterThanOrEqual(3)
      expect(contrastOf(color, routeNumber)).toBeGreaterThanOrEqual(4.5)
    }
  })

  it.each(sights)('keeps the routes apart from each other and from the statuses for %s', (sight) => {
    const seen = (color: string) => seenBy(sight, linearOf(color))
    for (const [at, one] of routes.entries()) {
      for (const other of routes.slice(at + 1))
        expect(distanceOf(seen(one), seen(other)), `${one} and ${other}`).toBeGreaterThan(0.08)
      for (const status of pointStatuses)
        expect(distanceOf(seen(one), seen(looks[status].fill)), `${one} and ${status}`).toBeGreaterThan(0.08)
    }
  })

  it('keeps names readable at 4.5 : 1', () => {
    for (const color of [label, labelMuted])
      for (const ground of grounds) expect(contrastOf(color, ground)).toBeGreaterThanOrEqual(4.5)
  })
})

describe('mixed', () => {
  it('takes a share of the second colour', () => {
    expect(mixed('#000000', '#ff8000', 0.5)).toBe('#804000')
    expect(mixed('#102030', '#ffffff', 0)).toBe('#102030')
  })
})
