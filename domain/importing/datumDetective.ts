/**
 * In which datum a sheet's coordinates are: each possible one is tried, and judged by where it puts the points. A shift
 * of half a kilometre moves points over the borders of street offices and away from places that are known already.
 * The person decides; this says what speaks for what.
 */
import { distanceMetres, type LngLat } from '../coordinates'
import { fromWgs84, toWgs84 } from '../datum'
import { type Scope, scopesAt } from '../scope'
import { type Text, text } from '../text'
import { comparable } from './cells'

/** CGCS2000 is WGS-84 to within centimetres. The last two are mistakes that are met: shifted twice, and shifted back without having been shifted. */
export const datumReadings = ['WGS-84', 'GCJ-02', 'BD-09', 'GCJ-02 twice', 'GCJ-02 undone'] as const
export type DatumReading = (typeof datumReadings)[number]

export const datumReadingLabel: Record<DatumReading, Text> = {
  'WGS-84': text('WGS-84 / CGCS2000', 'WGS-84 / CGCS2000'),
  'GCJ-02': text('GCJ-02（高德、腾讯地图）', 'GCJ-02 (Amap, Tencent)'),
  'BD-09': text('BD-09（百度地图）', 'BD-09 (Baidu)'),
  'GCJ-02 twice': text('GCJ-02 加偏了两次', 'GCJ-02, shifted twice'),
  'GCJ-02 undone': text('未加偏却纠偏过一次', 'Corrected without having been shifted'),
}

type Shift = (position: LngLat) => LngLat

/** How each reading comes to WGS-84, and how the sheet would have to say it. */
const shifts: Record<DatumReading, { readonly there: Shift; readonly back: Shift }> = {
  'WGS-84': { there: (position) => position, back: (position) => position },
  'GCJ-02': { there: (position) => toWgs84(position, 'GCJ-02'), back: (position) => fromWgs84(position, 'GCJ-02') },
  'BD-09': { there: (position) => toWgs84(position, 'BD-09'), back: (position) => fromWgs84(position, 'BD-09') },
  'GCJ-02 twice': {
    there: (position) => toWgs84(toWgs84(position, 'GCJ-02'), 'GCJ-02'),
    back: (position) => fromWgs84(fromWgs84(position, 'GCJ-02'), 'GCJ-02'),
  },
  'GCJ-02 undone': {
    there: (position) => fromWgs84(position, 'GCJ-02'),
    back: (position) => toWgs84(position, 'GCJ-02'),
  },
}

export const readingToWgs84 = (position: LngLat, reading: DatumReading): LngLat => shifts[reading].there(position)

export const wgs84ToReading = (position: LngLat, reading: DatumReading): LngLat => shifts[reading].back(position)

// ── Which is which ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Longitudes and latitudes of China do not overlap, so that a swapped pair is known by itself. Degrees. */
const china = { west: 73, east: 136, south: 3, north: 54 } as const
const isLng = (degrees: number) => degrees >= china.west && degrees <= china.east
const isLat = (degrees: number) => degrees >= china.south && degrees <= china.north

/** `lng` and `lat` as the sheet names them; null: they are no degrees of China. */
export const readPair = (
  lng: number,
  lat: number,
): { readonly position: LngLat; readonly isSwapped: boolean } | null => {
  if (isLng(lng) && isLat(lat)) return { position: [lng, lat], isSwapped: false }
  return isLng(lat) && isLat(lng) ? { position: [lat, lng], isSwapped: true } : null
}

// ── Which datum ────────────────────────────────────────────────────────────────────────────────────────────────────

/** Null: the heading says nothing of it. */
export const datumNamed = (headings: readonly string[]): DatumReading | null => {
  const said = headings.map(comparable).join(' ')
  if (/gcj|火星|高德|amap|腾讯/u.test(said)) return 'GCJ-02'
  if (/bd0?9|百度|baidu/u.test(said)) return 'BD-09'
  return /wgs|cgcs|2000|gps/u.test(said) ? 'WGS-84' : null
}

export type PlacedRow = { readonly position: LngLat; readonly name: string; readonly scopeName: string }

export type DatumEvidence = {
  readonly datum: DatumReading
  /** Rows that name a scope, and how many of them lie in it. */
  readonly named: { readonly of: number; readonly within: number }
  /** Rows whose name is known already, and how far they lie from there. */
  readonly known: { readonly of: number; readonly medianMetres: number | null }
}

export type DatumVerdict = {
  readonly datum: DatumReading
  /** Not sure: somebody has to look. */
  readonly isSure: boolean
  readonly because: Text
  /** Best first. */
  readonly evidence: readonly DatumEvidence[]
}

/** More rows than these say nothing new. */
const mostJudged = 2_000
/** What a few points do may be chance. */
const leastKnown = 5
const leastNamed = 20

const spreadOver = <T>(all: readonly T[], most: number): readonly T[] => {
  const step = Math.max(1, all.length / most)
  return Array.from({ length: Math.min(all.length, most) }, (_, at) => all[Math.floor(at * step)] as T)
}

const medianOf = (values: readonly number[]): number | null =>
  [...values].sort((one, other) => one - other)[Math.floor((values.length - 1) / 2)] ?? null

type DetectiveGround = {
  readonly scopes: readonly Pick<Scope, 'id' | 'name' | 'geometry'>[]
  /** Where places are that the system knows, by `comparable` name. */
  readonly known: ReadonlyMap<string, LngLat>
}

/** The scope that a cell names; undefined where none or several fit. */
export const scopeNamed = <S extends Pick<Scope, 'name'>>(cell: string, scopes: readonly S[]): S | undefined => {
  const said = comparable(cell)
  if (said === '') return undefined
  const [only, ...more] = scopes.filter(({ name }) => {
    const full = comparable(name.zh)
    return full === said || full.startsWith(said) || said.startsWith(full.replace(/(街道|镇|乡)$/u, ''))
  })
  return more.length === 0 ? only : undefined
}

const evidenceFor = (
  datum: DatumReading,
  rows: readonly PlacedRow[],
  { scopes, known }: DetectiveGround,
): DatumEvidence => {
  let named = 0
  let within = 0
  const metres: number[] = []
  for (const { position, name, scopeName } of rows) {
    const scope = scopeNamed(scopeName, scopes)
    const place = known.get(comparable(name))
    if (scope === undefined && place === undefined) continue
    const here = readingToWgs84(position, datum)
    if (scope !== undefined) {
      named += 1
      if (scopesAt(here, [scope]).length > 0) within += 1
    }
    if (place !== undefined) metres.push(distanceMetres(here, place))
  }
  return { datum, named: { of: named, within }, known: { of: metres.length, medianMetres: medianOf(metres) } }
}

const percentOf = ({ of, within }: DatumEvidence['named']): number => (of === 0 ? 0 : (within / of) * 100)

/** `headings`: of the columns that hold the coordinates. */
export const judgeDatum = (
  rows: readonly PlacedRow[],
  ground: DetectiveGround,
  headings: readonly string[],
): DatumVerdict => {
  const judged = spreadOver(rows, mostJudged)
  const evidence = datumReadings.map((datum) => evidenceFor(datum, judged, ground))
  const said = datumNamed(headings)
  const saidToo = (datum: DatumReading): Text =>
    said === null || said === datum
      ? text('', '')
      : text(
          `表头写的是${datumReadingLabel[said].zh}，与位置不符。`,
          ` The heading says ${datumReadingLabel[said].en}, which the places contradict.`,
        )
  const because = (datum: DatumReading, zh: string, en: string): Text =>
    text(`${zh}${saidToo(datum).zh}`, `${en}${saidToo(datum).en}`)

  const metresOf = ({ known }: DatumEvidence) => known.medianMetres ?? Number.POSITIVE_INFINITY
  const byPlaces = [...evidence].sort((one, other) => metresOf(one) - metresOf(other))
  const [nearest, next] = byPlaces
  if (nearest && next && nearest.known.of >= leastKnown && metresOf(nearest) * 2 + 100 <= metresOf(next)) {
    const [here, there] = [metresOf(nearest), metresOf(next)].map(Math.round)
    return {
      datum: nearest.datum,
      isSure: metresOf(nearest) <= 150,
      because: because(
        nearest.datum,
        `${nearest.known.of}个同名点位按此换算后相距约${here}米，按其他坐标系至少相距${there}米。`,
        `${nearest.known.of} points of the same name then lie about ${here} m apart, in any other datum ${there} m at least.`,
      ),
      evidence: byPlaces,
    }
  }

  const byScope = [...evidence].sort((one, other) => percentOf(other.named) - percentOf(one.named))
  const [best, second] = byScope
  if (best && second && best.named.of >= leastNamed && percentOf(best.named) - percentOf(second.named) >= 5)
    return {
      datum: best.datum,
      isSure: percentOf(best.named) >= 90,
      because: because(
        best.datum,
        `${best.named.of}个写明街道的点位中，按此换算有${best.named.within}个落在所写的街道内，按其他坐标系至多${second.named.within}个。`,
        `Of ${best.named.of} points that name their street office ${best.named.within} then lie in it, in any other datum ${second.named.within} at most.`,
      ),
      evidence: byScope,
    }

  const datum = said ?? 'WGS-84'
  return {
    datum,
    isSure: false,
    because:
      said === null
        ? text(
            '表中没有足够的已知点位或街道可以比对，暂按 WGS-84。请在地图上核对几个点位后选定。',
            'There are too few known places or street offices to judge by; WGS-84 is assumed. Check some points on the map and choose.',
          )
        : text(
            `表头写的是${datumReadingLabel[said].zh}，没有足够的已知点位或街道可以比对。请核对几个点位后选定。`,
            `The heading says ${datumReadingLabel[said].en}; there are too few known places or street offices to judge by. Check some points and choose.`,
          ),
    evidence,
  }
}

/** How near the points of a right projection lie to those that are known. */
const rightMetres = 30

/** Of a sheet in metres of a projection: that is CGCS2000, unless points that are known say otherwise. `positions` as converted so. */
export const judgeProjected = (
  rows: readonly PlacedRow[],
  ground: DetectiveGround,
  centralMeridian: number,
): DatumVerdict => {
  const evidence = evidenceFor('WGS-84', spreadOver(rows, mostJudged), ground)
  const { of, medianMetres } = evidence.known
  const zh = `坐标是投影坐标（米），按 CGCS2000 高斯—克吕格、中央经线${centralMeridian}°换算`
  const en = `The coordinates are metres of a projection, read as CGCS2000 Gauss–Krüger on the meridian ${centralMeridian}°`
  if (of < leastKnown || medianMetres === null)
    return {
      datum: 'WGS-84',
      isSure: false,
      because: text(
        `${zh}，没有足够的已知点位可以比对。请核对几个点位。`,
        `${en}; there are too few known places to judge by. Check some points.`,
      ),
      evidence: [evidence],
    }
  const metres = Math.round(medianMetres)
  return medianMetres <= rightMetres
    ? {
        datum: 'WGS-84',
        isSure: true,
        because: text(
          `${zh}，${of}个同名点位相距约${metres}米。`,
          `${en}; ${of} points of the same name lie about ${metres} m apart.`,
        ),
        evidence: [evidence],
      }
    : {
        datum: 'WGS-84',
        isSure: false,
        because: text(
          `${zh}，${of}个同名点位却相距约${metres}米，可能是北京54、西安80或其他分带。请向提供方问明后先转成经纬度。`,
          `${en}, but ${of} points of the same name lie about ${metres} m apart: it may be Beijing 54, Xi’an 80 or another zone. Ask where it comes from, and convert it to degrees first.`,
        ),
        evidence: [evidence],
      }
}
