import { describe, expect, it } from 'vitest'
import {
  boundsOfFilter,
  contains,
  metresPerPixelAt,
  middleOf,
  overflowOf,
  scaleBarOf,
  widened,
} from '../../client/map/framing'
import { lengthLabel } from '../../client/map/MapControls'
import { pointsInView } from '../../client/map/pointsInView'
import { everything, geography, point, tableOf } from './mapWorld'

const size = { width: 1000, height: 600 }
const panels = { left: 100, right: 400, top: 50, bottom: 0 }

describe('where the camera looks', () => {
  it('is the district and all scopes by default', () => {
    expect(boundsOfFilter(geography, everything)).toEqual([111, 37.5, 111.2, 37.7])
  })

  it('is the scope that is chosen, or the scopes of the squad', () => {
    expect(boundsOfFilter(geography, { scopeId: 'east', squad: null })).toEqual([111.1, 37.5, 111.2, 37.6])
    expect(boundsOfFilter(geography, { scopeId: null, squad: 1 })).toEqual([111, 37.5, 111.1, 37.6])
  })

  it('is the district when the chosen scope is unknown', () => {
    expect(boundsOfFilter(geography, { scopeId: 'nowhere', squad: null })).toEqual([111, 37.5, 111.2, 37.7])
  })

  it('has its middle between the panels', () => {
    expect(middleOf(size, panels)).toEqual({ x: 350, y: 325 })
  })

  it('stays where it is while no panel covers the selected point', () => {
    expect(overflowOf({ x: 400, y: 300 }, size, panels, 60)).toEqual({ x: 0, y: 0 })
  })

  it('moves by just what a panel covers', () => {
    expect(overflowOf({ x: 700, y: 300 }, size, panels, 60)).toEqual({ x: 160, y: 0 })
    expect(overflowOf({ x: 120, y: 80 }, size, panels, 60)).toEqual({ x: -40, y: -30 })
  })

  it('knows when what was drawn still suffices', () => {
    const drawn = widened([0, 0, 10, 10], 0.3)
    expect(drawn).toEqual([-3, -3, 13, 13])
    expect(contains(drawn, [2, 2, 12, 12])).toBe(true)
    expect(contains(drawn, [4, 2, 14, 12])).toBe(false)
  })
})

describe('the scale bar', () => {
  it('takes the longest round length that fits', () => {
    expect(scaleBarOf(10, 110)).toEqual({ metres: 1000, widthPx: 100 })
    expect(scaleBarOf(60, 110)).toEqual({ metres: 5000, widthPx: 5000 / 60 })
    expect(scaleBarOf(2, 110)).toEqual({ metres: 200, widthPx: 100 })
  })

  it('says it in kilometres from one kilometre on', () => {
    expect(lengthLabel(500, 'zh')).toBe('500米')
    expect(lengthLabel(5000, 'zh')).toBe('5公里')
    expect(lengthLabel(2000, 'en')).toBe('2 km')
  })

  it('measures pixels at the district: about 61 m at zoom 10', () => {
    expect(Math.round(metresPerPixelAt(37.5, 10))).toBe(61)
  })
})

describe('the points that the keyboard goes through', () => {
  const table = tableOf([
    point({ id: 1, position: [111.1, 37.5] }),
    point({ id: 2, position: [111.15, 37.5], status: 'open' }),
    point({ id: 3, position: [111.11, 37.5], status: 'open' }),
    point({ id: 4, position: [111.19, 37.5], status: 'open', dueOn: '2022-09-01' }),
    point({ id: 5, position: [112, 37.5], status: 'open' }),
  ])
  const all = table.matching(everything)
  const listed = (limit?: number) =>
    pointsInView(table, all, [111, 37.4, 111.2, 37.6], limit).map((index) => table.at(index).id)

  it('are those in view, the worst first, then from the middle outwards', () => {
    expect(listed()).toEqual([4, 3, 2, 1])
  })

  it('are no more than can be gone through', () => {
    expect(listed(2)).toEqual([4, 3])
  })
})
