import { describe, expect, it } from 'vitest'
import { exitTowards, lineCrossesBox, linesCross, overlaps } from '../../client/map/boxes'
import type { Bounds, SinglePoint } from '../../client/map/clusters'
import {
  labelTexts,
  leaderFeatures,
  outsideFeatures,
  scopeFeatures,
  scopeLabelFeatures,
} from '../../client/map/features'
import { landOf, placeLabels } from '../../client/map/labels'
import { geography } from './mapWorld'

const land = landOf(geography)
const district: Bounds = [110.9, 37.4, 111.3, 37.8]

const marker = (lng: number, lat: number): SinglePoint => ({
  type: 'point',
  index: 0,
  id: 1,
  position: [lng, lat],
  status: 'compliant',
})

/** Markers so close over a scope that no name fits between them. */
const crowd = (west: number, east: number): SinglePoint[] =>
  Array.from({ length: 400 }, (_, index) =>
    marker(west + ((index % 20) * (east - west)) / 19, 37.5 + Math.floor(index / 20) * 0.0055),
  )

const place = (shown: readonly SinglePoint[], zoom = 11, view: Bounds = district) =>
  placeLabels({ land, texts: labelTexts(geography, zoom, 'zh'), shown, view, zoom, language: 'zh' })

describe('the name of a scope', () => {
  it('stands at its seat when nothing is in the way', () => {
    expect(place([]).scopes.get('west')).toEqual({ position: [111.05, 37.55], leader: null })
  })

  it('moves off a marker, on its own land', () => {
    const moved = place([marker(111.05, 37.55)]).scopes.get('west')
    expect(moved?.leader).toBeNull()
    expect(moved?.position).not.toEqual([111.05, 37.55])
    expect(moved?.position[0]).toBeGreaterThan(111)
    expect(moved?.position[0]).toBeLessThan(111.1)
  })

  it('stands beside its land, with a line to it, when that is full of markers', () => {
    const placed = place(crowd(111, 111.1)).scopes.get('west')
    expect(placed?.leader).not.toBeNull()
    const [, end] = placed?.leader ?? []
    expect(end?.[0]).toBeGreaterThan(111)
    expect(end?.[0]).toBeLessThan(111.1)
    expect(place(crowd(111, 111.1)).scopes.get('east')?.leader).toBeNull()
  })

  it('waits for a closer look rather than stand off in a small view', () => {
    expect(place(crowd(111, 111.1), 9).scopes.has('west')).toBe(false)
  })

  it('is left out when the scope is out of view', () => {
    expect(place([], 11, [111.11, 37.4, 111.3, 37.8]).scopes.has('west')).toBe(false)
  })

  it('says its squad, and from nearer its extent', () => {
    const detailAt = (zoom: number) => labelTexts(geography, zoom, 'zh').get('west')?.detail
    expect(detailAt(9)).toBe('')
    expect(detailAt(10)).toBe('第一分队')
    expect(detailAt(12)).toBe('第一分队 · 建成区')
    expect(labelTexts(geography, 12, 'en').get('east')?.detail).toBe('Squad 5 · Whole jurisdiction')
  })

  it('is one feature per scope, and a line with its end for one that stands off', () => {
    const places = place(crowd(111, 111.1))
    const texts = labelTexts(geography, 11, 'zh')
    const chosen = { scopeId: null, squad: null }
    expect(
      scopeLabelFeatures(geography, chosen, places, texts).features.map(({ properties }) => properties.name),
    ).toEqual(['西街道', '东街道'])
    expect(leaderFeatures(geography, chosen, places).features.map(({ geometry }) => geometry.type)).toEqual([
      'LineString',
      'Point',
    ])
  })
})

describe('the scopes', () => {
  const emphasis = (chosen: { scopeId: string | null; squad: number | null }) =>
    scopeFeatures(geography, chosen).features.map(({ properties }) => properties.emphasis)

  it('stand out when chosen, and step back when another is', () => {
    expect(emphasis({ scopeId: null, squad: null })).toEqual(['plain', 'plain'])
    expect(emphasis({ scopeId: 'west', squad: null })).toEqual(['chosen', 'dimmed'])
    expect(emphasis({ scopeId: null, squad: 5 })).toEqual(['dimmed', 'chosen'])
  })

  it('leave the district as a hole in the land outside', () => {
    const [outside] = outsideFeatures(geography).features
    expect(outside?.geometry.coordinates).toHaveLength(2)
    expect(outside?.geometry.coordinates[1]).toEqual(geography.outline.features[0]?.geometry.coordinates[0])
  })
})

describe('boxes and lines', () => {
  const box = { x: 0, y: 0, halfX: 10, halfY: 5 }

  it('overlap only if they share some ground', () => {
    expect(overlaps(box, { x: 19, y: 0, halfX: 10, halfY: 5 })).toBe(true)
    expect(overlaps(box, { x: 21, y: 0, halfX: 10, halfY: 5 })).toBe(false)
  })

  it('cross only if they meet on the way', () => {
    expect(linesCross({ x: -1, y: 0 }, { x: 1, y: 0 }, { x: 0, y: -1 }, { x: 0, y: 1 })).toBe(true)
    expect(linesCross({ x: -1, y: 0 }, { x: 1, y: 0 }, { x: 3, y: -1 }, { x: 3, y: 1 })).toBe(false)
    expect(lineCrossesBox(box, { x: -20, y: 1 }, { x: 20, y: 1 })).toBe(true)
    expect(lineCrossesBox(box, { x: -20, y: 9 }, { x: 20, y: 9 })).toBe(false)
  })

  it('are left at the side that faces the way', () => {
    expect(exitTowards(box, { x: 100, y: 0 })).toEqual({ x: 10, y: 0 })
    expect(exitTowards(box, { x: 0, y: -50 })).toEqual({ x: 0, y: -5 })
  })
})
