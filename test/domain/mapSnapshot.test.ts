/** The picture of all points by columns: an example written out, and nothing lost on the way. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromColumns, type MapPoint, toColumns } from '../../domain/mapSnapshot'

const station: MapPoint = {
  id: 11,
  code: 'CZ-001',
  name: '吕梁火车站',
  kind: 'station',
  position: [111.143562, 37.518031],
  scopeId: 'binhe',
  urban: true,
  responsibleUnitIds: ['unit41', 'unit47'],
  leadUnitId: 'unit47',
  status: 'rectifying',
  dueOn: '2022-09-16',
  openIssues: 1,
  isKey: true,
  isHard: false,
  trackedSince: '2022-09-01',
  retiredOn: null,
}
const temple: MapPoint = {
  id: 12,
  code: 'CJ-009',
  name: '山上村',
  kind: 'village',
  position: [111.143561, 37.6],
  scopeId: null,
  urban: false,
  responsibleUnitIds: [],
  leadUnitId: null,
  status: 'uninspected',
  dueOn: null,
  openIssues: 0,
  isKey: false,
  isHard: true,
  trackedSince: null,
  retiredOn: '2022-09-12',
}

it('ids and positions are differences, positions in millionths of a degree; repeated words are kept once', () => {
  expect(toColumns({ position: 7, today: '2022-09-15', points: [station, temple, { ...station, id: 14 }] })).toEqual({
    position: 7,
    today: '2022-09-15',
    id: [11, 1, 2],
    code: ['CZ-001', 'CJ-009', 'CZ-001'],
    name: ['吕梁火车站', '山上村', '吕梁火车站'],
    lng: [111_143_562, -1, 1],
    lat: [37_518_031, 81_969, -81_969],
    kind: { words: ['station', 'village'], at: [0, 1, 0] },
    scope: { words: ['binhe', null], at: [0, 1, 0] },
    urban: [1, 0, 1],
    units: {
      words: [
        [['unit41', 'unit47'], 'unit47'],
        [[], null],
      ],
      at: [0, 1, 0],
    },
    standing: {
      words: [
        ['rectifying', '2022-09-16', 1],
        ['uninspected', null, 0],
      ],
      at: [0, 1, 0],
    },
    marks: {
      words: [
        [1, 0, '2022-09-01', null],
        [0, 1, null, '2022-09-12'],
      ],
      at: [0, 1, 0],
    },
  })
})

it('a code that only counts on from the one before is left out', () => {
  const coded = (...codes: string[]) => ({
    position: 7,
    today: '2022-09-15',
    points: codes.map((code, index) => ({ ...station, id: index + 1, code })),
  })
  const listed = coded('D0098', 'D0099', 'D0100', 'D0102', 'X9', 'X10', 'S')
  expect(toColumns(listed).code).toEqual(['D0098', null, null, 'D0102', 'X9', null, 'S'])
  expect(fromColumns(toColumns(listed))).toEqual(listed)
})

it('no points make an empty picture', () => {
  const empty = { position: 0, today: '2022-09-15', points: [] }
  expect(fromColumns(toColumns(empty))).toEqual(empty)
})

const degrees = (min: number, max: number) =>
  fc.integer({ min: min * 1_000_000, max: max * 1_000_000 }).map((millionths) => millionths / 1_000_000)
const unitId = fc.constantFrom('unit01', 'unit02', '离石区', '__proto__')
const anyPoint: fc.Arbitrary<MapPoint> = fc.record({
  id: fc.integer({ min: 1, max: 2_000_000_000 }),
  code: fc.string(),
  name: fc.string({ unit: 'grapheme' }),
  kind: fc.constantFrom('station', 'village', 'null', ''),
  position: fc.tuple(degrees(-180, 180), degrees(-90, 90)),
  scopeId: fc.option(fc.constantFrom('binhe', 'null', '')),
  urban: fc.boolean(),
  responsibleUnitIds: fc.array(unitId, { maxLength: 3 }),
  leadUnitId: fc.option(unitId),
  status: fc.constantFrom('open', 'rectifying', 'awaitingRecheck', 'uninspected', 'compliant'),
  dueOn: fc.option(fc.constantFrom('2022-09-16', '2022-12-31')),
  openIssues: fc.nat({ max: 50 }),
  isKey: fc.boolean(),
  isHard: fc.boolean(),
  trackedSince: fc.option(fc.constantFrom('2022-08-01', '2022-09-15')),
  retiredOn: fc.option(fc.constantFrom('2022-08-01', '2022-09-15')),
})

it('every picture comes back as it was, also through JSON', () => {
  fc.assert(
    fc.property(fc.array(anyPoint, { maxLength: 30 }), fc.nat(), (points, position) => {
      const snapshot = { position, today: '2022-09-15', points }
      expect(fromColumns(JSON.parse(JSON.stringify(toColumns(snapshot))))).toEqual(snapshot)
    }),
    { seed: 2022, numRuns: 200 },
  )
})

it('a position finer than a millionth of a degree is rounded to it: at most 6 cm off', () => {
  const [point] = fromColumns(
    toColumns({ position: 1, today: '2022-09-15', points: [{ ...station, position: [111.14356249, 37.51803151] }] }),
  ).points
  expect(point?.position).toEqual([111.143562, 37.518032])
})
