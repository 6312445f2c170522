/** The ten sample road sections 包路段: where they run, whose office sponsors them, who answers for them. */
import type { LngLat } from '../../domain/coordinates'
import { chance } from '../schematic/chance'
import { toPlane, type Xy } from '../schematic/plane'
import { contains, type Land, metresToBorder } from './placing'

export type Road = {
  readonly code: string
  readonly scope: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly sponsor: { readonly zh: string; readonly en: string }
  readonly responsibleUnit: string
  readonly via: readonly LngLat[]
}

const road = (
  code: string,
  scope: string,
  zh: string,
  en: string,
  sponsor: [string, string],
  responsibleUnit: string,
  via: LngLat[],
): Road => ({
  code,
  scope,
  name: { zh, en },
  sponsor: { zh: sponsor[0], en: sponsor[1] },
  responsibleUnit,
  via,
})

const committee = 'Standing Committee of the Municipal Party Committee'

export const roads: readonly Road[] = [
  road(
    'L01',
    'fengshan',
    '滨河西路凤山段',
    'Binhe West Road, Fengshan',
    ['市委副书记', 'Deputy Secretary of the Municipal Party Committee'],
    '市发展改革委',
    [
      [111.1425, 37.5415],
      [111.138, 37.535],
      [111.1335, 37.5275],
    ],
  ),
  road(
    'L02',
    'fengshan',
    '久安路',
    'Jiu’an Road',
    ['市委常委、常务副市长', `Executive Vice Mayor, ${committee}`],
    '市财政局',
    [
      [111.111, 37.5345],
      [111.12, 37.533],
      [111.128, 37.5345],
      [111.137, 37.538],
    ],
  ),
  road(
    'L03',
    'binhe',
    '滨河东路滨河段',
    'Binhe East Road, Binhe',
    ['市委常委、纪委书记', `Secretary for Discipline Inspection, ${committee}`],
    '市纪委监委机关',
    [
      [111.152, 37.5365],
      [111.1492, 37.5285],
      [111.1515, 37.52],
      [111.1525, 37.512],
      [111.1515, 37.5065],
    ],
  ),
  road(
    'L04',
    'binhe',
    '永宁东路',
    'Yongning East Road',
    ['市委常委、组织部部长', `Head of the Organisation Department, ${committee}`],
    '市委组织部',
    [
      [111.147, 37.5195],
      [111.155, 37.5175],
      [111.165, 37.5135],
      [111.179, 37.5085],
    ],
  ),
  road(
    'L05',
    'lianhuachi',
    '兴南路',
    'Xingnan Road',
    ['市委常委、宣传部部长', `Head of the Publicity Department, ${committee}`],
    '市委宣传部',
    [
      [111.13, 37.5245],
      [111.1285, 37.514],
      [111.1305, 37.504],
    ],
  ),
  road(
    'L06',
    'lianhuachi',
    '丽景街',
    'Lijing Street',
    ['市委常委、统战部部长', `Head of the United Front Work Department, ${committee}`],
    '市医保局',
    [
      [111.1165, 37.52],
      [111.125, 37.518],
      [111.132, 37.517],
      [111.1405, 37.5185],
    ],
  ),
  road(
    'L07',
    'chengbei',
    '吕梁大道城北段',
    'Lüliang Avenue, Chengbei',
    ['市委常委、政法委书记', `Secretary for Political and Legal Affairs, ${committee}`],
    '市交通局',
    [
      [111.1465, 37.5775],
      [111.148, 37.564],
      [111.149, 37.553],
      [111.1475, 37.5445],
    ],
  ),
  road(
    'L08',
    'chengbei',
    '站前路',
    'Zhanqian Road',
    ['市委常委、秘书长', `Secretary-General, ${committee}`],
    '吕梁火车站',
    [
      [111.1425, 37.5625],
      [111.1475, 37.561],
      [111.1535, 37.5585],
    ],
  ),
  road(
    'L09',
    'xishuba',
    '吕梁大道西属巴段',
    'Lüliang Avenue, Xishuba',
    ['市委常委、副市长', `Vice Mayor, ${committee}`],
    '市工信局',
    [
      [111.151, 37.614],
      [111.1493, 37.604],
      [111.1478, 37.5945],
      [111.147, 37.586],
    ],
  ),
  road(
    'L10',
    'xishuba',
    '盛地路',
    'Shengdi Road',
    ['市委常委、副市长', `Vice Mayor, ${committee}`],
    '市新区建设管理中心',
    [
      [111.1415, 37.606],
      [111.1475, 37.6035],
      [111.1555, 37.601],
    ],
  ),
]

const stepMetres = 180
const mostCorners = 20
const borderMetres = 60

/** The road as it runs within its scope, metres: a bent line through its stops, the longest stretch off the border. */
export const runOf = ({ code, via }: Road, land: Land): Xy[] => {
  const next = chance(code)
  const line = smooth(via.map(toPlane)).map(
    ([east, north]): Xy => [east + 24 * (next() - 0.5), north + 24 * (next() - 0.5)],
  )
  const stretches: Xy[][] = [[]]
  for (const place of line) {
    if (contains(land, place) && metresToBorder(land, place) >= borderMetres) stretches.at(-1)?.push(place)
    else stretches.push([])
  }
  return stretches.reduce((best, one) => (one.length > best.length ? one : best)).slice(0, mostCorners)
}

/** Catmull–Rom through every stop, a corner about every 180 m. */
const smooth = (stops: readonly Xy[]): Xy[] => {
  const at = (index: number) => stops[Math.min(Math.max(index, 0), stops.length - 1)] as Xy
  return stops.slice(1).flatMap((to, index) => {
    const [before, from, after] = [at(index - 1), at(index), at(index + 2)]
    const steps = Math.max(1, Math.round(Math.hypot(to[0] - from[0], to[1] - from[1]) / stepMetres))
    const along = Array.from({ length: steps }, (_, step) => step / steps)
    if (index === stops.length - 2) along.push(1)
    return along.map(
      (t): Xy => [spline(before[0], from[0], to[0], after[0], t), spline(before[1], from[1], to[1], after[1], t)],
    )
  })
}

const spline = (before: number, from: number, to: number, after: number, t: number): number =>
  from + 0.5 * t * (to - before + t * (2 * before - 5 * from + 4 * to - after + t * (3 * (from - to) + after - before)))
