/** Road sections on the map: their layers as statements, what their sources hold, what the pointer snaps to, the list's filter. */
import { describe, expect, it } from 'vitest'
import { layersOf } from '../../client/map/layers'
import { mapThemes, palette } from '../../client/map/palette'
import {
  type MapSection,
  sectionFeatures,
  sectionFocusFeatures,
  sectionMarkFeatures,
  sectionPlaceFeatures,
} from '../../client/map/sectionFeatures'
import { sectionLayerIds, sectionLayers } from '../../client/map/sectionLayers'
import { nearestVertex } from '../../client/map/snapping'
import { countSections, type RoadSection, sectionsShown, standingSections } from '../../client/roadSections'
import { lineOfText, textOfLine } from '../../client/sections/lineText'
import { pointStatuses } from '../../domain/pointStatus'
import { everything } from './mapWorld'

const section = (given: Partial<RoadSection> & { id: string }): RoadSection => ({
  seq: 1,
  nameZh: `路段${given.id}`,
  nameEn: `Section ${given.id}`,
  line: [
    [111.1, 37.5],
    [111.12, 37.5],
  ],
  middle: [111.11, 37.5],
  lengthMetres: 1764,
  sponsor: '市委副书记',
  responsibleUnitId: 'unit01',
  scopeId: 'west',
  retiredOn: null,
  status: 'compliant',
  dueOn: null,
  openIssues: 0,
  ...given,
})
const late = section({ id: 'A', status: 'rectifying', dueOn: '2022-09-14', openIssues: 1 })
const fine = section({ id: 'B', scopeId: 'east', responsibleUnitId: 'unit02', sponsor: '市委秘书长' })
const gone = section({ id: 'C', retiredOn: '2022-08-01' })
const standing = standingSections([late, fine, gone], '2022-09-15')

describe('the layers of road sections', () => {
  const look = { theme: 'light', language: 'zh' } as const
  const layers = sectionLayers(look)
  const layer = (id: string) => layers.find((one) => one.id === id)

  it('lie above the scopes and under every name and marker', () => {
    const ids = layersOf({ ...look, hasBasemap: false }).map(({ id }) => id)
    const at = (id: string) => ids.indexOf(id)
    expect(at('section-focus')).toBeGreaterThan(at('scope-edge-surroundings'))
    expect(at('section-issues')).toBeLessThan(at('scope-labels'))
    expect(at('section-issues')).toBeLessThan(at('chosen-place'))
  })

  it('are few: a halo, an edge, a line, dashes for what is overdue, marks, names and issues', () => {
    expect(layers.map(({ id }) => id)).toEqual([
      'section-focus',
      'section-edge',
      'section-line',
      'section-overdue',
      'section-marks',
      'section-names',
      'section-issues',
    ])
  })

  it.each(mapThemes)('take the points’ colours, in the %s theme', (theme) => {
    const paint = sectionLayers({ theme, language: 'zh' }).find(({ id }) => id === 'section-line')?.paint
    const written = JSON.stringify(paint)
    for (const status of pointStatuses) expect(written).toContain(palette[theme].status[status].fill)
  })

  it('tell overdue apart without colour, and every status by its shape from nearer on', () => {
    expect(layer('section-overdue')).toMatchObject({ filter: ['==', ['get', 'status'], 'overdue'] })
    expect(layer('section-overdue')?.paint).toHaveProperty('line-dasharray')
    expect(layer('section-marks')).toMatchObject({
      minzoom: 12,
      layout: { 'icon-image': ['concat', 'light/marker/', ['get', 'status']] },
    })
  })

  it('write the name along the line, in the reader’s language, where it can be read', () => {
    expect(layer('section-names')).toMatchObject({
      minzoom: 13.5,
      layout: { 'symbol-placement': 'line', 'text-field': ['get', 'name_zh'] },
    })
    expect(sectionLayers({ theme: 'light', language: 'en' }).find(({ id }) => id === 'section-names')).toMatchObject({
      layout: { 'text-field': ['get', 'name_en'] },
    })
  })

  it('are met by the pointer at the edge, which is the widest, and at the mark', () => {
    expect(sectionLayerIds.filter((id) => layer(id) === undefined)).toEqual([])
  })
})

describe('the sources of road sections', () => {
  const sections: readonly MapSection[] = standing

  it('hold a line and a mark for each that is still one, with its status today', () => {
    expect(sectionFeatures(sections).features.map(({ properties }) => properties)).toEqual([
      { section: 'A', name_zh: '路段A', name_en: 'Section A', status: 'overdue' },
      { section: 'B', name_zh: '路段B', name_en: 'Section B', status: 'compliant' },
    ])
    expect(sectionMarkFeatures(sections).features[0]?.geometry.coordinates).toEqual([111.11, 37.5])
  })

  it('hold the hovered and, above it, the selected line', () => {
    const states = (selected: string | null, hovered: string | null) =>
      sectionFocusFeatures(sections, selected, hovered).features.map(({ properties }) => properties?.state)
    expect(states('A', 'B')).toEqual(['hovered', 'selected'])
    expect(states('C', null)).toEqual([])
  })

  it('hold the issues of the selected one and the place that is being chosen', () => {
    const { features } = sectionPlaceFeatures([{ id: 'i1', at: [111.105, 37.5], status: 'open' }], [111.11, 37.5])
    expect(features.map(({ properties }) => properties)).toEqual([
      { what: 'issue', issue: 'i1', status: 'open' },
      { what: 'chosen' },
    ])
  })
})

describe('the filter', () => {
  const squadOfScope = new Map([
    ['west', 1],
    ['east', 5],
  ])
  const shown = (given: Partial<typeof everything>) =>
    sectionsShown(standing, { ...everything, ...given }, squadOfScope).map(({ id }) => id)

  it('shows sections by status, scope, squad, unit and words', () => {
    expect(shown({})).toEqual(['A', 'B'])
    expect(shown({ statuses: ['overdue'] })).toEqual(['A'])
    expect(shown({ scopeId: 'east' })).toEqual(['B'])
    expect(shown({ squad: 1 })).toEqual(['A'])
    expect(shown({ unitId: 'unit02' })).toEqual(['B'])
    expect(shown({ search: '秘书长' })).toEqual(['B'])
  })

  it('by a kind of point asks for points alone; urban streets stay with urban points', () => {
    expect(shown({ kind: 'community' })).toEqual([])
    expect(shown({ urbanOnly: true })).toEqual(['A', 'B'])
  })

  it('counts each status as if none were chosen', () => {
    expect(countSections(standing, { ...everything, statuses: ['open'] }, squadOfScope)).toEqual({
      overdue: 1,
      open: 0,
      rectifying: 0,
      awaitingRecheck: 0,
      uninspected: 0,
      compliant: 1,
    })
  })
})

describe('snapping', () => {
  const project = ([lng, lat]: [number, number]) => ({ x: lng * 100, y: -lat * 100 })
  const lines: [number, number][][] = [
    [
      [0, 0],
      [1, 0],
      [2, 0],
    ],
    [
      [1.1, 0],
      [1.1, 1],
    ],
  ]

  it('takes a vertex within reach, and an end before what lies between ends', () => {
    expect(nearestVertex(lines, { x: 5, y: 3 }, project, 14)).toEqual([0, 0])
    expect(nearestVertex(lines, { x: 103, y: 0 }, project, 14)).toEqual([1.1, 0])
    expect(nearestVertex(lines, { x: 92, y: 0 }, project, 14)).toEqual([1, 0])
    expect(nearestVertex(lines, { x: 50, y: 0 }, project, 14)).toBeNull()
  })
})

describe('positions as text', () => {
  it('are read as they are written', () => {
    const line: [number, number][] = [
      [111.142565, 37.541594],
      [111.141894, 37.540706],
    ]
    expect(textOfLine(line)).toBe('111.142565,37.541594\n111.141894,37.540706')
    expect(lineOfText(textOfLine(line))).toEqual(line)
    expect(lineOfText(' 111.142565，37.541594 ；111.141894 37.540706\n\n')).toEqual(line)
  })

  it.each(['', '111.1,37.5', '111.1\n37.5', 'a,b\nc,d', '111.1,37.5,3\n111.2,37.5', '200,37.5\n111,37.5'])(
    '%j is no line',
    (text) => {
      expect(lineOfText(text)).toBeNull()
    },
  )
})
