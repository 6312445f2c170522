/**
 * A road section 包路段: a line in the streets with a sponsoring committee member's office and a responsible unit. Its own
 * events say where it runs, whose it is, and what inspections found; its length is measured, never typed.
 */
import { along, bbox, length, lineString, nearestPointOnLine } from '@turf/turf'
import type { MultiPolygon, Polygon } from 'geojson'
import { z } from 'zod'
import type { LocalDate } from './calendar'
import { distanceMetres, type LngLat, lngLatSchema } from './coordinates'
import { decideInspection } from './inspecting'
import { type InspectionForm, type LastInspection, laterInspection } from './inspection'
import type { Circumstances } from './issueActions'
import { type Actor, actorOf, type Viewer } from './people'
import { isRefusal, type Refusal, refuse } from './refusal'
import { scopesAt } from './scope'
import { storable } from './storable'

// ── The line ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Positions in order from one end to the other. */
export type Line = readonly LngLat[]

export const mostVertices = 500
export const shortestMetres = 20
/** An issue's place further from the line than this is not on it: two lanes, a pavement, and a thumb's width. */
export const besideMetres = 60

/** West, south, east, north. */
export type Bounds = readonly [number, number, number, number]

/** The scopes' land with about two kilometres around it: a section elsewhere is a slip of the hand. */
export const boundsOfScopes = (scopes: readonly { readonly geometry: Polygon | MultiPolygon }[]): Bounds => {
  const [west, south, east, north] = bbox({
    type: 'GeometryCollection',
    geometries: scopes.map(({ geometry }) => geometry),
  })
  return [west - 0.02, south - 0.02, east + 0.02, north + 0.02]
}

const decimals = 1e6
const rounded = (degrees: number): number => Math.round(degrees * decimals) / decimals
/** To six decimals of a degree, about a tenth of a metre. */
export const roundedPlace = ([lng, lat]: readonly number[]): LngLat => [rounded(lng ?? 0), rounded(lat ?? 0)]

const isSame = (one: LngLat | undefined, other: LngLat | undefined): boolean =>
  one !== undefined && other !== undefined && one[0] === other[0] && one[1] === other[1]

/** A drawn line as it is handed in: six decimals, and no position twice in a row. */
export const tidyLine = (drawn: readonly (readonly number[])[]): LngLat[] =>
  drawn.map(roundedPlace).filter((place, index, all) => !isSame(place, all[index - 1]))

const asFeature = (line: Line) => lineString(line.map((place) => [...place]))

/** 0 for what is no line yet. */
export const lengthMetres = (line: Line): number =>
  line.length < 2 ? 0 : Math.round(length(asFeature(line), { units: 'meters' }))

/** So many metres from the first position, along the line. */
export const placeAlong = (line: Line, metres: number): LngLat =>
  roundedPlace(along(asFeature(line), Math.max(0, metres), { units: 'meters' }).geometry.coordinates)

/** Half-way along: where its mark stands, and by what its scope is found. */
export const middleOfLine = (line: Line): LngLat => placeAlong(line, length(asFeature(line), { units: 'meters' }) / 2)

export type PlaceOnLine = {
  readonly place: LngLat
  /** From the position that was asked about. */
  readonly awayMetres: number
  /** From the line's first position. */
  readonly alongMetres: number
}

/** The place on a line that is nearest to a position. */
export const nearestPlace = (line: Line, position: LngLat): PlaceOnLine => {
  const { geometry, properties } = nearestPointOnLine(asFeature(line), position, { units: 'meters' })
  const place = roundedPlace(geometry.coordinates)
  return { place, awayMetres: distanceMetres(position, place), alongMetres: Math.round(properties.totalDistance) }
}

/** The scope in which its middle lies; null: outside every scope. */
export const scopeOfLine = <S extends { readonly geometry: Polygon | MultiPolygon }>(
  line: Line,
  scopes: readonly S[],
): S | null => scopesAt(middleOfLine(line), scopes)[0] ?? null

/** What is wrong with a line; null: nothing. */
export const lineFault = (line: Line, [west, south, east, north]: Bounds): Refusal | null => {
  if (line.length < 2)
    return refuse('invalid', '路段至少要有起点和终点，请继续画。', 'A section needs a start and an end; go on drawing.')
  if (line.length > mostVertices)
    return refuse(
      'invalid',
      `路段有${line.length}个转折点，最多${mostVertices}个。请减少转折点或分成两段。`,
      `The section has ${line.length} vertices; ${mostVertices} is the most. Leave some out, or make it two sections.`,
    )
  if (line.some(([lng, lat]) => rounded(lng) !== lng || rounded(lat) !== lat))
    return refuse(
      'invalid',
      '路段坐标最多六位小数，请四舍五入后重新提交。',
      'Positions have six decimals at the most; round them and send them again.',
    )
  if (line.some(([lng, lat]) => lng < west || lng > east || lat < south || lat > north))
    return refuse(
      'invalid',
      '路段超出督导区域。请核对坐标（先经度、后纬度，WGS-84）。',
      'The section leaves the supervised area. Check the positions: longitude first, latitude second, WGS-84.',
    )
  if (line.some((place, index) => isSame(place, line[index - 1])))
    return refuse(
      'invalid',
      '路段有连续重复的转折点，请删除其中一个。',
      'A position occurs twice in a row; delete one of the two.',
    )
  if (lengthMetres(line) < shortestMetres)
    return refuse(
      'invalid',
      `路段只有${lengthMetres(line)}米，至少${shortestMetres}米。请画到路段终点。`,
      `The section is ${lengthMetres(line)} m long; ${shortestMetres} m is the least. Draw it to its end.`,
    )
  return null
}

/** Why no issue may be opened at a place of a section; undefined: it may. */
export const noIssueAt = (
  { line, retiredOn }: { readonly line: Line; readonly retiredOn: LocalDate | null },
  at: LngLat,
): Refusal | undefined => {
  if (retiredOn !== null)
    return refuse(
      'conflict',
      '这个包路段已停用，不能再立案。请在现有的路段或点位上立案。',
      'This road section is retired; no issue can be opened on it. Open it on a present section or point.',
    )
  return nearestPlace(line, at).awayMetres > besideMetres
    ? refuse(
        'invalid',
        '问题位置不在这个包路段上，请在路段上重新点选。',
        'The place is not on this road section; choose a place on the line.',
      )
    : undefined
}

// ── What may happen to it ──────────────────────────────────────────────────────────────────────────────────────────

const line = z.array(lngLatSchema).max(5_000)
const name = storable.trim().min(1).max(40)
const nameInEnglish = storable.trim().min(1).max(80)
const sponsor = storable.trim().min(1).max(60)
const unitId = storable.trim().min(1).max(40)
const reason = storable.trim().min(1).max(500)

const factsShape = { nameZh: name, nameEn: nameInEnglish, line, sponsor, responsibleUnitId: unitId }
export const drawFormSchema = z.strictObject(factsShape)
/** What is left out stays as it is. */
export const editFormSchema = z.strictObject({
  nameZh: name.optional(),
  nameEn: nameInEnglish.optional(),
  line: line.optional(),
  sponsor: sponsor.optional(),
  responsibleUnitId: unitId.optional(),
  reason,
})
export const retireFormSchema = z.strictObject({ reason })

/** What a section is, as the office says it. */
export type RoadSectionFacts = {
  readonly nameZh: string
  readonly nameEn: string
  readonly line: Line
  /** The office or title of the sponsoring committee member, never a person's name. */
  readonly sponsor: string
  readonly responsibleUnitId: string
}
const factNames = [
  'nameZh',
  'nameEn',
  'line',
  'sponsor',
  'responsibleUnitId',
] as const satisfies readonly (keyof RoadSectionFacts)[]

export type RoadSectionAction =
  | { readonly name: 'draw'; readonly form: RoadSectionFacts }
  | { readonly name: 'edit'; readonly form: z.output<typeof editFormSchema> }
  | { readonly name: 'retire'; readonly form: z.output<typeof retireFormSchema> }
  | { readonly name: 'inspect'; readonly form: InspectionForm }

type Moment = { readonly seq: number; readonly at: string; readonly by: Actor }
export type RoadSectionEvent = Moment &
  (
    | { readonly name: 'draw'; readonly form: RoadSectionFacts }
    /** Only what was changed, as it was and as it is. */
    | {
        readonly name: 'edit'
        readonly from: Partial<RoadSectionFacts>
        readonly to: Partial<RoadSectionFacts>
        readonly reason: string
      }
    | { readonly name: 'retire'; readonly on: LocalDate; readonly reason: string }
    | { readonly name: 'inspect'; readonly form: InspectionForm; readonly complete: boolean }
  )

/** The fold of a section's own events; without facts it has not been drawn. */
export type RoadSectionRecord = {
  readonly seq: number
  readonly facts: RoadSectionFacts | null
  readonly retiredOn: LocalDate | null
  readonly lastInspection: LastInspection | null
}
export const undrawn: RoadSectionRecord = { seq: 0, facts: null, retiredOn: null, lastInspection: null }

export type RoadSectionCircumstances = {
  readonly today: LocalDate
  /** Units that are not retired. */
  readonly units: ReadonlyMap<string, unknown>
  readonly bounds: Bounds
  readonly openIssues: number
  /** Whose the section is; null before it is drawn. */
  readonly here: Pick<Circumstances, 'subject' | 'groupOfSquad' | 'today'> | null
}

const noSuchSection = refuse(
  'notFound',
  '没有这个包路段。请刷新后重新选择。',
  'There is no such road section. Reload and choose again.',
)
const retiredAlready = refuse(
  'conflict',
  '这个包路段已停用，请刷新查看。',
  'This road section is retired; reload to see it.',
)
const noSuchUnit = refuse(
  'invalid',
  '没有这个责任单位，或已停用。请从名单中选择。',
  'There is no such unit, or it is retired; choose one from the list.',
)

const sameFact = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const picked = (facts: RoadSectionFacts, names: readonly (keyof RoadSectionFacts)[]): Partial<RoadSectionFacts> =>
  Object.fromEntries(names.map((fact) => [fact, facts[fact]]))

export const decideRoadSectionAction = (
  record: RoadSectionRecord,
  action: RoadSectionAction,
  viewer: Viewer,
  circumstances: RoadSectionCircumstances,
  now: Date,
): RoadSectionEvent | Refusal => {
  const { units, bounds, here, today, openIssues } = circumstances
  const moment = { seq: record.seq + 1, at: now.toISOString() }
  const present = record.facts
  if (action.name === 'inspect') {
    if (present === null || here === null) return noSuchSection
    if (record.retiredOn !== null) return retiredAlready
    const place = { kind: 'roadSection', roadSectionId: '', at: present.line[0] ?? [0, 0] } as const
    const decided = decideInspection({ ...place, at: [...place.at] }, action.form, viewer, here)
    return isRefusal(decided) ? decided : { ...action, ...moment, ...decided }
  }

  const post = viewer.posts.find(({ duty }) => duty.role === 'office')
  if (!post)
    return refuse(
      'forbidden',
      '包路段由指挥部办公室划定和修改，请联系办公室。',
      'The headquarters office draws and changes road sections; ask the office.',
    )
  const by = actorOf(viewer, post)
  if (action.name === 'draw') {
    if (present !== null)
      return refuse(
        'conflict',
        '这个包路段已经画好，请刷新后查看。',
        'This section has been drawn already; reload to see it.',
      )
    if (!units.has(action.form.responsibleUnitId)) return noSuchUnit
    return lineFault(action.form.line, bounds) ?? { ...action, ...moment, by }
  }
  if (present === null) return noSuchSection
  if (record.retiredOn !== null) return retiredAlready
  if (action.name === 'retire')
    return openIssues > 0
      ? refuse(
          'conflict',
          `这个包路段还有${openIssues}个问题未办结，不能停用。请先销号或作废。`,
          `This section still holds ${openIssues} open issues and cannot be retired. Close or void them first.`,
        )
      : { name: 'retire', ...moment, by, on: today, reason: action.form.reason }

  const { reason, ...wanted } = action.form
  const next: RoadSectionFacts = { ...present, ...definedOnly(wanted) }
  const changed = factNames.filter((fact) => !sameFact(next[fact], present[fact]))
  if (changed.length === 0)
    return refuse('invalid', '没有改动，无需保存。', 'Nothing was changed; there is nothing to save.')
  if (changed.includes('responsibleUnitId') && !units.has(next.responsibleUnitId)) return noSuchUnit
  const fault = changed.includes('line') ? lineFault(next.line, bounds) : null
  return fault ?? { name: 'edit', ...moment, by, from: picked(present, changed), to: picked(next, changed), reason }
}

/** A form's field that is left out may come as undefined. */
const definedOnly = (wanted: { readonly [F in keyof RoadSectionFacts]?: RoadSectionFacts[F] | undefined }) =>
  Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as Partial<RoadSectionFacts>

export const applyRoadSectionEvent = (record: RoadSectionRecord, event: RoadSectionEvent): RoadSectionRecord => {
  const { seq } = event
  switch (event.name) {
    case 'draw':
      return { ...record, seq, facts: event.form }
    case 'edit':
      return { ...record, seq, facts: record.facts && { ...record.facts, ...event.to } }
    case 'retire':
      return { ...record, seq, retiredOn: event.on }
    case 'inspect':
      return { ...record, seq, lastInspection: laterInspection(record.lastInspection, event) }
    default:
      return event satisfies never
  }
}

export const replayRoadSection = (events: readonly RoadSectionEvent[]): RoadSectionRecord =>
  events.reduce(applyRoadSectionEvent, undrawn)
