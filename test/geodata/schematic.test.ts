/** How the schematic map is made: shares, seats, borders; and that what is committed is what the makers make. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { contains } from '../../geodata/sampling/placing'
import { areaOf, fromPlane, toPlane, type Xy } from '../../geodata/schematic/plane'
import { powerDiagram } from '../../geodata/schematic/powerDiagram'
import { softenBorders } from '../../geodata/schematic/softenBorders'

/** 20 km by 10 km. */
const district: Xy[] = [
  [-10_000, -5_000],
  [10_000, -5_000],
  [10_000, 5_000],
  [-10_000, 5_000],
]
const seat = (code: string, east: number, km2: number) => ({ code, at: [east, 0] as Xy, targetSquareMetres: km2 * 1e6 })
const closed = (ring: readonly Xy[]): Xy[] => [...ring, ring[0] as Xy]

describe('a power diagram', () => {
  test('gives two seats the shares they aim at', () => {
    const cells = powerDiagram([seat('west', -5_000, 80), seat('east', 5_000, 120)], district)
    expect(cells.map(({ squareMetres }) => Math.round(squareMetres / 1e5) / 10)).toEqual([80, 120])
  })

  test('keeps a seat in its own cell however much its neighbour asks for', () => {
    const cells = powerDiagram([seat('small', -1_000, 1), seat('great', 1_000, 199)], district)
    expect(cells.map(({ ring, seat: at }) => contains({ rings: [closed(ring)] }, at))).toEqual([true, true])
    // The border stays 17.5 % of their 2,000 m from the seat: 9,350 m of the district's length, times 10 km.
    expect(Math.round((cells[0]?.squareMetres ?? 0) / 1e4) / 100).toBe(93.5)
  })
})

describe('a softened border', () => {
  const straight = powerDiagram([seat('west', -5_000, 100), seat('east', 5_000, 100)], district)
  const soft = softenBorders(straight)

  test('leaves the straight line', () => {
    const easts = soft.flatMap(({ ring }) => ring.map(([east]) => Math.abs(east))).filter((east) => east < 5_000)
    expect(Math.max(...easts)).toBeGreaterThan(100)
  })

  test('is the same for both neighbours', () => {
    const sides = soft.map(({ ring }) =>
      closed(ring)
        .slice(1)
        .map((to, index) => `${ring[index]} ${to}`),
    )
    const facing = (own: string[] = [], other: string[] = []) =>
      own.filter((side) => other.includes(side.split(' ').reverse().join(' ')))
    // All but the three sides that lie on the sheet's edge.
    expect(facing(sides[0], sides[1])).toHaveLength((sides[0]?.length ?? 0) - 3)
    expect(facing(sides[1], sides[0])).toHaveLength((sides[1]?.length ?? 0) - 3)
    expect(sides[0]?.length).toBeGreaterThan(40)
  })

  test('takes no land from either', () => {
    for (const [index, { ring }] of soft.entries()) {
      expect(areaOf(ring) / 1e6).toBeCloseTo(areaOf(straight[index]?.ring ?? []) / 1e6, 2)
    }
  })
})

test('the sheet of metres keeps areas and comes back to the same place', () => {
  expect(fromPlane(toPlane([111.142778, 37.683333]))).toEqual([111.142778, 37.683333])
  const square: Xy[] = [
    toPlane([111.2, 37.5]),
    toPlane([111.21, 37.5]),
    toPlane([111.21, 37.51]),
    toPlane([111.2, 37.51]),
  ]
  expect(areaOf(square) / 1e6).toBeCloseTo(0.9809, 3)
})

test('the committed files are what the makers make', () => {
  const folder = mkdtempSync(join(tmpdir(), 'geodata-'))
  try {
    for (const maker of ['build', 'buildSample']) {
      execFileSync(process.execPath, ['--import', 'tsx', `geodata/${maker}.ts`, folder])
    }
    const made = (name: string) => readFileSync(join(folder, name), 'utf8')
    const committed = (name: string) => readFileSync(join('geodata', name), 'utf8')
    for (const name of ['outline', 'offices', 'scopes', 'gaps']) {
      expect(made(`${name}.geojson`) === committed(`${name}.geojson`), name).toBe(true)
    }
    expect(made('points.csv')).toBe(committed('sample/points.csv'))
    expect(made('road_sections.geojson')).toBe(committed('sample/road_sections.geojson'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 60_000)
