/** A sheet of points as an office sends it: its columns, its coordinates, its datum, and what it would change. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import proj4 from 'proj4'
import { describe, expect, it, test } from 'vitest'
import { distanceMetres, type LngLat } from '../../domain/coordinates'
import { fromWgs84 } from '../../domain/datum'
import { comparable, hasUnseen, namesIn, yesOrNo } from '../../domain/importing/cells'
import type { CheckedRow } from '../../domain/importing/checkedRow'
import { checkSheet } from '../../domain/importing/checkSheet'
import { degreesOf, degreesPairOf } from '../../domain/importing/coordinateText'
import {
  type DatumReading,
  datumNamed,
  datumReadings,
  judgeDatum,
  type PlacedRow,
  readingToWgs84,
  readPair,
} from '../../domain/importing/datumDetective'
import { centralMeridianOf, nearestMeridian, projectedOf, projectedToWgs84 } from '../../domain/importing/gaussKrueger'
import { editDistance, nearMisses } from '../../domain/importing/nearMisses'
import { findHeader, matchColumns } from '../../domain/importing/pointColumns'
import { createSheetReader, type SheetGround } from '../../domain/importing/pointSheet'
import { isRefusal } from '../../domain/refusal'
import { text } from '../../domain/text'

const root = join(import.meta.dirname, '../..')
type ScopeFeatures = FeatureCollection<
  Polygon | MultiPolygon,
  { id: string; name: { zh: string; en: string }; squad: number }
>
const scopes = (JSON.parse(readFileSync(join(root, 'geodata/scopes.geojson'), 'utf8')) as ScopeFeatures).features.map(
  ({ geometry, properties: { id, name, squad } }) => ({
    id,
    geometry,
    name: text(name.zh, name.en),
    squad,
    uncertaintyMetres: 0,
  }),
)
const [, ...lines] = readFileSync(join(root, 'geodata/sample/points.csv'), 'utf8').trim().split('\n')
const sample = lines.map((line) => {
  const [, name = '', , lng, lat, address = ''] = line.split(',')
  return { name, position: [Number(lng), Number(lat)] as LngLat, address }
})

describe('the columns', () => {
  test.each<[string, string[], object]>([
    [
      'as the office calls them',
      ['编号', '点位名称', '点位类型', '责任单位', '牵头单位', '经度', '纬度', '所属街道'],
      { code: 0, name: 1, kind: 2, units: 3, lead: 4, lng: 5, lat: 6, scope: 7 },
    ],
    ['in English', ['Code', 'Name', 'Kind', 'Longitude', 'Latitude'], { code: 0, name: 1, kind: 2, lng: 3, lat: 4 }],
    [
      'with notes behind, blanks and full width',
      ['　名 称（必填）', '经度(GCJ-02)', 'ＬＡＴ', '责任单位（可多个）'],
      { name: 0, lng: 1, lat: 2, units: 3 },
    ],
    ['both coordinates in one', ['名称', '经纬度'], { name: 0, position: 1 }],
    ['a column that is none of ours is left', ['序号', '名称', '备注'], { name: 1 }],
    ['of another map', ['点位名称', '高德经纬度'], { name: 0, position: 1 }],
    ['the place with a note', ['名称', '位置（经纬度）'], { name: 0, position: 1 }],
    ['one for both', ['名称', '经度/纬度'], { name: 0, position: 1 }],
    ['a county is not whether it is urban', ['名称', '县市区', '经度', '纬度'], { name: 0, lng: 2, lat: 3 }],
    ['x and y are no part of other words', ['name', 'taxonomy', 'x', 'y'], { name: 0, lng: 2, lat: 3 }],
  ])('%s', (_, header, match) => expect(matchColumns(header)).toEqual(match))

  it('the header may stand below a title and notes; without one nothing is guessed', () => {
    expect(
      findHeader([
        ['2022年点位表'],
        ['填表单位：', '创文办'],
        ['名称', '点位类型', '经度', '纬度'],
        ['凤山底社区', '社区', '111.1', '37.5'],
      ]),
    ).toBe(2)
    expect(findHeader([['凤山底社区', '社区', '111.1', '37.5']])).toBeNull()
    expect(findHeader([])).toBeNull()
  })
})

describe('a coordinate as it was typed', () => {
  test.each<[string, number | null]>([
    ['111.127407', 111.127407],
    ['１１１．１２７４', 111.1274],
    [' 111.1274° ', 111.1274],
    ['111°7′38.7″', 111 + 7 / 60 + 38.7 / 3600],
    ['111度7分38.7秒', 111 + 7 / 60 + 38.7 / 3600],
    ['111°07\'38.7"E', 111 + 7 / 60 + 38.7 / 3600],
    ['东经111°7′', 111 + 7 / 60],
    ['N37°32′08″', 37 + 32 / 60 + 8 / 3600],
    ['西经111.5', -111.5],
    ['111d7m38.7s', 111 + 7 / 60 + 38.7 / 3600],
    ['111º7\'38.7"', 111 + 7 / 60 + 38.7 / 3600],
    ['37.5S', -37.5],
    ['111°77′', null],
    ['2022-07-04', null],
    ['D0001', null],
    ['', null],
    ['NaN', null],
    ['1e3', null],
  ])('%s', (cell, degrees) => {
    const read = degreesOf(cell)
    if (degrees === null) expect(read).toBeNull()
    else expect(read).toBeCloseTo(degrees, 9)
  })
  test.each<[string, readonly [number, number] | null]>([
    ['111.1274,37.5358', [111.1274, 37.5358]],
    ['37.5358，111.1274', [37.5358, 111.1274]],
    ['(111.1274 37.5358)', [111.1274, 37.5358]],
    ['111.1274；37.5358', [111.1274, 37.5358]],
    ['东经111.5°北纬37.5°', [111.5, 37.5]],
    ['E111.5N37.5', [111.5, 37.5]],
    ['111° 30′ 0″ E 37° 30′ 0″ N', [111.5, 37.5]],
    ['37.5N, 111.5E', [37.5, 111.5]],
    ['111.1274', null],
    ['1,2,3', null],
  ])('both in one: %s', (cell, pair) => expect(degreesPairOf(cell)).toEqual(pair))

  it('longitude and latitude are told apart by themselves; metres and other countries are no degrees of China', () => {
    expect(readPair(111.1, 37.5)).toEqual({ position: [111.1, 37.5], isSwapped: false })
    expect(readPair(37.5, 111.1)).toEqual({ position: [111.1, 37.5], isSwapped: true })
    for (const [lng, lat] of [
      [37511260.02, 4155983.12],
      [111.1, 111],
      [0, 0],
      [-111.1, 37.5],
    ] as const)
      expect(readPair(lng, lat)).toBeNull()
  })
})

describe('the datum', () => {
  /** As a sheet has them that was made so. */
  const asMade: Record<DatumReading, (wgs84: LngLat) => LngLat> = {
    'WGS-84': (position) => position,
    'GCJ-02': (position) => fromWgs84(position, 'GCJ-02'),
    'BD-09': (position) => fromWgs84(position, 'BD-09'),
    'GCJ-02 twice': (position) => fromWgs84(fromWgs84(position, 'GCJ-02'), 'GCJ-02'),
    'GCJ-02 undone': (position) => readingToWgs84(position, 'GCJ-02'),
  }
  const street = (address: string) => /离石区(.+?(?:街道|镇|乡))/.exec(address)?.[1] ?? ''
  const rowsIn = (datum: DatumReading, say: { names: boolean; streets: boolean }): PlacedRow[] =>
    sample.map(({ name, position, address }) => ({
      position: asMade[datum](position),
      name: say.names ? name : '某点',
      scopeName: say.streets ? street(address) : '',
    }))
  const known = new Map(sample.slice(0, 40).map(({ name, position }) => [comparable(name), position] as const))

  test.each(datumReadings)('%s is read back to where the points are', (datum) => {
    for (const { position } of sample)
      expect(distanceMetres(readingToWgs84(asMade[datum](position), datum), position)).toBeLessThan(0.2)
  })
  test.each(datumReadings)('%s is found by places that are known', (datum) => {
    const verdict = judgeDatum(rowsIn(datum, { names: true, streets: false }), { scopes, known }, [])
    expect([verdict.datum, verdict.isSure]).toEqual([datum, true])
    expect(verdict.because.zh).toMatch(/^\d+个同名点位按此换算后相距约\d米，按其他坐标系至少相距\d{3,}米。$/)
  })
  test.each(['WGS-84', 'GCJ-02', 'BD-09'] as const)('%s is found by the street offices that the rows name', (datum) => {
    const verdict = judgeDatum(rowsIn(datum, { names: false, streets: true }), { scopes, known: new Map() }, [])
    expect(verdict.datum).toBe(datum)
    expect(verdict.because.zh).toContain('落在所写的街道内')
  })
  it('a heading that the places contradict is named, and does not win', () => {
    const verdict = judgeDatum(rowsIn('GCJ-02', { names: true, streets: false }), { scopes, known }, ['经度WGS84'])
    expect([verdict.datum, verdict.isSure]).toEqual(['GCJ-02', true])
    expect(verdict.because.zh).toContain('表头写的是WGS-84 / CGCS2000，与位置不符。')
  })
  it('with nothing to judge by it is as the heading says, or WGS-84, and somebody has to look', () => {
    const rows = rowsIn('GCJ-02', { names: false, streets: false })
    expect(judgeDatum(rows, { scopes, known }, ['经度（百度）'])).toMatchObject({ datum: 'BD-09', isSure: false })
    expect(judgeDatum(rows, { scopes, known }, ['经度'])).toMatchObject({ datum: 'WGS-84', isSure: false })
    expect(judgeDatum([], { scopes, known }, [])).toMatchObject({ datum: 'WGS-84', isSure: false })
  })
  it('what headings call them', () => {
    expect(['高德经度', 'bd09_lng', 'CGCS2000经度', '经度'].map((heading) => datumNamed([heading]))).toEqual([
      'GCJ-02',
      'BD-09',
      'WGS-84',
      null,
    ])
  })
})

describe('metres of a projection', () => {
  it('are read whichever way round, with the zone or without; zones of six and three degrees', () => {
    // 111.1274, 37.5358 by proj4 2.22 on the GRS80 ellipsoid.
    const point = { northingMetres: 4155983.118, eastingMetres: 511260.023 }
    expect(projectedOf(37511260.023, 4155983.118)).toMatchObject({
      ...point,
      eastingMetres: expect.closeTo(511260.023, 3),
      zone: 37,
    })
    expect(projectedOf(4155983.118, 511260.023)).toEqual({ ...point, zone: null })
    expect(projectedOf(111.1, 37.5)).toBeNull()
    expect(projectedOf(12511260, 4155983)).toBeNull()
    expect([19, 37, 13, 45].map(centralMeridianOf)).toEqual([111, 111, 75, 135])
    expect([111.1, 112.4, 112.6].map(nearestMeridian)).toEqual([111, 111, 114])
    const [lng, lat] = projectedToWgs84({ ...point, zone: 37 }, 111)
    expect([lng.toFixed(6), lat.toFixed(6)]).toEqual(['111.127400', '37.535800'])
  })

  const ground: SheetGround = {
    kinds: [{ key: 'community', name: text('社区', 'Community') }],
    units: [],
    scopes,
    decided: new Map(),
    points: sample.slice(0, 10).map(({ name, position, address }, id) => ({
      id,
      code: `D${id}`,
      name,
      kind: 'community',
      position,
      address,
      urban: true,
      unitIds: [],
      leadId: null,
      scopeId: null,
    })),
  }
  const inMetres = (shiftMetres: number): string[][] => [
    ['名称', '类型', 'X', 'Y', '市区'],
    ...ground.points.map(({ name, position }) => {
      const [east = 0, north = 0] = proj4('WGS84', '+proj=tmerc +lon_0=111 +x_0=37500000 +ellps=GRS80', [...position])
      return [name, '社区', (north + shiftMetres).toFixed(2), east.toFixed(2), '是']
    }),
  ]
  const checked = (shiftMetres: number) => {
    const answer = checkSheet(inMetres(shiftMetres), ground, {})
    if (isRefusal(answer)) throw new Error(answer.refused.zh)
    return answer
  }
  it('are CGCS2000 where known points agree, and a survey of another datum is named', () => {
    const right = checked(0)
    expect([right.counts.unchanged, right.verdict.isSure, right.verdict.because.zh]).toEqual([
      10,
      true,
      '坐标是投影坐标（米），按 CGCS2000 高斯—克吕格、中央经线111°换算，10个同名点位相距约0米。',
    ])
    const other = checked(80)
    expect([other.verdict.isSure, other.verdict.because.zh]).toEqual([
      false,
      expect.stringContaining('10个同名点位却相距约80米，可能是北京54、西安80或其他分带'),
    ])
  })
})

it('names that nearly are: the place left out, a part, a slip; nothing where nothing is near', () => {
  const units = ['市教育局', '市公安局', '市住建局', '离石区教育科技局', '凤山街道办事处']
  expect(nearMisses('教育局', units)).toEqual(['市教育局'])
  expect(nearMisses('市公按局', units)).toEqual(['市公安局'])
  expect(nearMisses('凤山街道', units)).toEqual(['凤山街道办事处'])
  expect(nearMisses('国家电网', units)).toEqual([])
  expect([editDistance('公安', '公按', 2), editDistance('甲', '甲乙丙丁', 2)]).toEqual([1, 3])
})

it('a cell: several names, yes and no, what cannot be seen', () => {
  expect(namesIn('市教育局、市公安局；市教育局\n市住建局')).toEqual(['市教育局', '市公安局', '市住建局'])
  expect(['是', '１', '否', '', '大概'].map(yesOrNo)).toEqual([true, true, false, undefined, undefined])
  expect(['凤山\u202e底', '凤山\u200b底', '凤山\n底', '𠮷祥里', '=HYPERLINK("x")'].map(hasUnseen)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

describe('a sheet beside what is there', () => {
  const place: LngLat = [111.1274, 37.5358]
  const ground: SheetGround = {
    kinds: [
      { key: 'community', name: text('社区', 'Community') },
      { key: 'market', name: text('集贸市场', 'Market') },
    ],
    units: [
      { id: 'education', name: text('市教育局', 'Education Bureau') },
      { id: 'police', name: text('市公安局', 'Police') },
    ],
    scopes,
    decided: new Map(),
    points: [
      {
        id: 7,
        code: 'D0001',
        name: '凤山底社区',
        kind: 'community',
        position: place,
        address: '',
        urban: true,
        unitIds: ['police'],
        leadId: null,
        scopeId: null,
      },
    ],
  }
  const header = ['编号', '名称', '类型', '经度', '纬度', '责任单位', '牵头单位', '市区']
  const check = (rows: readonly string[][], datum: DatumReading = 'WGS-84', head = header): CheckedRow[] => {
    const read = createSheetReader(ground, matchColumns(head), { datum, centralMeridian: 111 })
    return rows.map((cells, index) => read({ number: index + 2, cells }))
  }
  const says = (row: CheckedRow | undefined): string =>
    row === undefined ? '' : [row.is, ...(row.is === 'refused' ? row.reasons : row.notes).map(({ zh }) => zh)].join(' ')
  const one = (...cells: string[]): string => says(check([cells])[0])
  const good = ['', '久安市场', '集贸市场', '111.13', '37.53', '市公安局', '', '是']

  it('a place within the stated uncertainty of a border belongs to nobody until the office has said whose it is', () => {
    const uncertain = { ...ground, scopes: scopes.map((scope) => ({ ...scope, uncertaintyMetres: 30 })) }
    const read = createSheetReader(uncertain, matchColumns(header), { datum: 'WGS-84', centralMeridian: 111 })
    // Eleven metres north of a corner of 凤山街道 and 莲花池街道, and a place far from any border.
    const near = read({ number: 2, cells: good.with(3, '111.130803').with(4, '37.529035') })
    expect(says(near)).toBe('new 距边界11米，边界误差±30米，归属要由办公室确定。')
    expect(near).toMatchObject({ point: { scopeId: null } })
    const inside = read({ number: 3, cells: good.with(3, '111.1274').with(4, '37.5358') })
    expect([says(inside), inside.is === 'new' && inside.point.scopeId]).toEqual(['new', 'fengshan'])
  })
  it('new, unchanged, changed: by its code, else by name, kind and place', () => {
    const same = ['D0001', '凤山底社区', '社区', '111.1274', '37.5358', '市公安局', '', '是']
    const noCode = ['', '凤山底社区', '社区', '111.12745', '37.53585', '市公安局', '', '是']
    expect(check([good]).map(({ is }) => is)).toEqual(['new'])
    expect(check([same]).map(({ is }) => is)).toEqual(['unchanged'])
    const [moved] = check([noCode])
    expect(moved).toMatchObject({
      is: 'changed',
      pointId: 7,
      differences: [{ column: 'place', before: '111.127400, 37.535800', after: '111.127450, 37.535850（移动7米）' }],
    })
    expect(check([['', '凤山底社区', '社区', '111.2', '37.5358', '市公安局', '', '是']])[0]?.is).toBe('new')
    const other = ['D0001', '凤山底新社区', '社区', '111.1274', '37.5358', '市教育局、市公安局', '市教育局', '否']
    expect(check([other])[0]).toMatchObject({
      is: 'changed',
      differences: [
        { column: 'name', before: '凤山底社区', after: '凤山底新社区' },
        { column: 'urban', before: '是', after: '否' },
        { column: 'units', before: '市公安局', after: '市教育局、市公安局' },
        { column: 'lead', before: '', after: '市教育局' },
      ],
    })
  })
  it('another kind: said what that means', () => {
    const [row] = check([['D0001', '凤山底社区', '集贸市场', '111.1274', '37.5358', '市公安局', '', '是']])
    expect(row).toMatchObject({
      is: 'changed',
      differences: [{ column: 'kind', before: '社区', after: '集贸市场' }],
      notes: [{ zh: expect.stringContaining('按原类型检查达标的不再算达标') }],
    })
  })
  it('an empty cell says nothing: what is there stays', () => {
    expect(check([['D0001', '凤山底社区', '社区', '111.1274', '37.5358', '', '', '']])[0]?.is).toBe('unchanged')
  })
  it('of several of one name the nearest is meant; each row has its own', () => {
    const twins = [place, [111.1279, 37.5358] as LngLat].map((position, at) => ({
      ...(ground.points[0] as SheetGround['points'][number]),
      id: at,
      code: `W${at}`,
      name: '公厕',
      position,
    }))
    const read = createSheetReader({ ...ground, points: twins }, matchColumns(header), {
      datum: 'WGS-84',
      centralMeridian: 111,
    })
    const rows = [twins[1], twins[0]].map((point, at) =>
      read({ number: at, cells: ['', '公厕', '社区', ...(point?.position ?? []).map(String), '', '', ''] }),
    )
    expect(rows.map((row) => [row.is, 'pointId' in row && row.pointId])).toEqual([
      ['unchanged', 1],
      ['unchanged', 0],
    ])
  })
  it('a sheet that numbers points in its own way does not make them new', () => {
    expect(one('1', '凤山底社区', '社区', '111.1274', '37.5358', '市公安局', '', '是')).toBe(
      'refused 没有编号“1”，但同名同类型的点位D0001就在这里。请改成这个编号，或在“各列的内容”中不选编号列。',
    )
  })
  it('a point that is retired stays so, by its code and by its place; one in use of the same name there goes before it', () => {
    const [community] = ground.points as [SheetGround['points'][number]]
    const gone = { ...community, retiredOn: '2022-08-20' }
    const told = (points: SheetGround['points'], code: string) => {
      const read = createSheetReader({ ...ground, points }, matchColumns(header), {
        datum: 'WGS-84',
        centralMeridian: 111,
      })
      return says(read({ number: 2, cells: [code, '凤山底社区', '社区', '111.1274', '37.5358', '市公安局', '', '是'] }))
    }
    const retired = 'refused 点位D0001已于2022-08-20撤点。请先恢复它，或不导入这一行。'
    expect(told([gone], 'D0001')).toBe(retired)
    expect(told([gone], '')).toBe(retired)
    expect(told([gone, { ...community, id: 8, code: 'D0002' }], '')).toBe('unchanged')
    expect(told([gone], 'D0009')).toBe('new')
  })
  it('codes and house numbers with a stroke are not run together', () => {
    const two = check([
      ['1-12', ...good.slice(1)],
      ['11-2', '久安市场二', ...good.slice(2)],
      ['', '久安路1-1号', ...good.slice(2)],
      ['', '久安路11号', ...good.slice(2)],
    ])
    expect(two.map(({ is }) => is)).toEqual(['new', 'new', 'new', 'new'])
  })
  it('a lead may be named where the units are not; a lead that is no longer among them is gone', () => {
    const lead = (cells: string[], head: string[]) => check([cells], 'WGS-84', head)[0]
    const base = ['D0001', '凤山底社区', '社区', '111.1274', '37.5358']
    expect(lead([...base, '市公安局'], [...header.slice(0, 5), '牵头单位'])).toMatchObject({
      is: 'changed',
      differences: [{ column: 'lead', before: '', after: '市公安局' }],
    })
    const led = { ...ground, points: ground.points.map((point) => ({ ...point, leadId: 'police' })) }
    const read = createSheetReader(led, matchColumns(header), { datum: 'WGS-84', centralMeridian: 111 })
    expect(read({ number: 2, cells: [...base, '市教育局', '', ''] })).toMatchObject({
      differences: [
        { column: 'units', before: '市公安局', after: '市教育局' },
        { column: 'lead', before: '市公安局', after: '' },
      ],
    })
  })
  it('what the office has decided of a point outlives the place that a sheet gives it', () => {
    const decided = { ...ground, decided: new Map([[7, 'lianhuachi']]) }
    const read = createSheetReader(decided, matchColumns(header), { datum: 'WGS-84', centralMeridian: 111 })
    expect(
      read({ number: 2, cells: ['D0001', '凤山底社区', '社区', '111.1294', '37.5358', '', '', ''] }),
    ).toMatchObject({
      is: 'changed',
      point: { position: [111.1294, 37.5358], scopeId: 'lianhuachi' },
    })
  })
  it('units on lines of their own are several', () => {
    expect(check([good.with(5, '市公安局\n市教育局')])[0]).toMatchObject({
      point: { unitIds: ['police', 'education'] },
    })
  })
  it('20,000 rows with the same slip in every second: each of these is refused', () => {
    const rows = Array.from({ length: 20_000 }, (_, at) =>
      good.with(3, (111 + at / 100_000).toFixed(6)).with(5, at % 2 === 0 ? '公安局' : '市公安局'),
    )
    const answers = check(rows)
    expect(answers.filter(({ is }) => is === 'refused').length).toBeGreaterThanOrEqual(10_000)
  })
  it('what the sheet has no column for stays as it is', () => {
    const [row] = check([['D0001', '凤山底社区', '社区', '111.1274', '37.5358']], 'WGS-84', header.slice(0, 5))
    expect(row).toMatchObject({ is: 'unchanged', point: { urban: true, unitIds: ['police'] } })
  })
  it('a sheet in another datum that says the same changes nothing', () => {
    const [lng, lat] = fromWgs84(place, 'GCJ-02')
    const row = ['D0001', '凤山底社区', '社区', lng.toFixed(6), lat.toFixed(6), '市公安局', '', '是']
    expect(check([row], 'GCJ-02')[0]?.is).toBe('unchanged')
    expect(check([row], 'WGS-84')[0]).toMatchObject({ is: 'changed', differences: [{ column: 'place' }] })
  })
  it.each<[string, Record<number, string>, string]>([
    ['no name', { 1: ' ' }, 'refused 没有名称。请填写。'],
    ['a kind that is none', { 2: '菜市场' }, 'refused 没有点位类型“菜市场”。请从“社区”、“集贸市场”中选写。'],
    ['a unit by a slip', { 5: '公安局' }, 'refused 没有单位“公安局”。是不是“市公安局”？请改成系统中的名称。'],
    [
      'a unit by a slip that leads',
      { 5: '公安局', 6: '公安局' },
      'refused 没有单位“公安局”。是不是“市公安局”？请改成系统中的名称。',
    ],
    ['no unit', { 5: '' }, 'refused 没有责任单位。请填写。'],
    ['a lead that is none of them', { 6: '市教育局' }, 'refused 牵头单位“市教育局”不在责任单位之中。请核对。'],
    ['latitude 111', { 4: '111' }, 'refused 坐标“111.13, 111”不在国内。请核对。'],
    ['a date', { 3: '2022-07-04' }, 'refused 坐标“2022-07-04”、“37.53”读不懂。请写成 111.1274 或 111°7′38.7″。'],
    ['metres with their zone', { 3: '37511260.02', 4: '4155983.12' }, 'new'],
    ['metres the other way round', { 3: '4155983.12', 4: '37511260.02' }, 'new'],
    ['metres without a zone', { 3: '511260.02', 4: '4155983.12' }, 'new 投影坐标没有带号，按中央经线111°换算。'],
    ['metres of no zone', { 3: '99511260', 4: '4155983' }, 'refused 坐标“99511260, 4155983”不在国内。请核对。'],
    ['neither yes nor no', { 7: '大概' }, 'refused “大概”不是“是”或“否”。请改正。'],
    ['what cannot be seen', { 1: '久安\u202e市场' }, 'refused “名称”中有看不见的控制字符。请清除格式后重新填写。'],
    ['a name of 61 characters', { 1: '长'.repeat(61) }, 'refused 名称超过60字。请缩短。'],
    ['swapped', { 3: '37.53', 4: '111.13' }, 'new 经度和纬度填反了，已对调。'],
    ['beyond every scope', { 3: '112.5', 4: '37.8' }, 'new 不在任何督导范围，没有分队督导。'],
    ['markup is a name like another', { 1: '<script>alert(1)</script>' }, 'new'],
    ['a formula is a name like another', { 1: '=HYPERLINK("http://x")' }, 'new'],
    ['four bytes', { 1: '𠮷祥里市场' }, 'new'],
  ])('%s', (_, changes, said) => expect(one(...good.map((cell, at) => changes[at] ?? cell))).toBe(said))

  it('the same twice: by code, by point, by name and place', () => {
    const twice = (...rows: string[][]) => says(check(rows)[1])
    expect(twice(['X1', ...good.slice(1)], ['x1', '别处', ...good.slice(2)])).toBe(
      'refused 与第2行编号相同。请只留一行。',
    )
    expect(twice(good, good)).toBe('refused 与第2行名称、类型和位置相同。请只留一行。')
    const known = ['D0001', '凤山底社区', '社区', '111.1274', '37.5358', '市公安局', '', '是']
    expect(twice(known, ['', ...known.slice(1)])).toBe('refused 与第2行点位相同。请只留一行。')
  })
})
