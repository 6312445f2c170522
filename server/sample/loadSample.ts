/** Loads the sample on top of the plan: units outside the 64, points, road sections, accounts, and the season's events. */
import type { FeatureCollection, LineString } from 'geojson'
import { type ActivityEvent, replayActivity } from '../../domain/activityActions'
import { addressee } from '../../domain/addressee'
import { holidays2022, instantAt, workingCalendar } from '../../domain/calendar'
import type { LngLat } from '../../domain/coordinates'
import { defaultTerms, type Issue, indicators, isOpen, type Subject } from '../../domain/issue'
import { untouchedPoint } from '../../domain/point'
import { isRefusal } from '../../domain/refusal'
import { boundsOfScopes, lengthMetres, placeAlong, scopeOfLine } from '../../domain/roadLine'
import { type RoadSectionFacts, undrawn } from '../../domain/roadSection'
import { groundOf } from '../../domain/routePlan'
import { scopesAt } from '../../domain/scope'
import type { Text } from '../../domain/text'
import { createAccounts } from '../accounts'
import type { BlobStore } from '../blobs/blobStore'
import { canonicalBody } from '../canonicalBody'
import { recountDays } from '../city/recountDays'
import { inBatches } from '../db/inBatches'
import type { Db } from '../db/open'
import type { LoadedPlan } from '../db/plan'
import { events, issues, pointStates, points, pointUnits, roadSections, units } from '../db/schema'
import { activities, activityRowOf } from '../db/tables/activities'
import { files, fileUses } from '../db/tables/files'
import { instructionRowOf, instructions } from '../db/tables/instructions'
import { materialRowOf, materials } from '../db/tables/materials'
import { papers } from '../db/tables/papers'
import { photos, photoUses } from '../db/tables/photos'
import { frozenFigures, reportRowOf, reports } from '../db/tables/reports'
import { roadSectionStates } from '../db/tables/roadSections'
import { squadRouteRowOf, squadRoutes } from '../db/tables/squadRoutes'
import { issueDays, pointDays } from '../db/tables/standingDays'
import {
  appendAll,
  type Decided,
  emptyLog,
  issueRow,
  pointStateRow,
  roadSectionRow,
  roadSectionStateRow,
} from '../eventLog'
import { fileUseRows } from '../files/fileUses'
import { fileKey } from '../files/storeFile'
import { packagedJson, packagedRows } from '../packagedFile'
import { photoUseRows } from '../photos/photoUses'
import { paperRow } from '../recording/paperFold'
import { sectionItems } from '../sectionItems'
import { playActivities } from './activities'
import { sampleCast } from './cast'
import { playInstructions } from './instructions'
import { playMaterials } from './materials'
import { playReports } from './reports'
import { type Place, playSeason } from './season'
import { paperSeason } from './seasonPapers'
import { photographSeason } from './seasonPhotos'
import { playSquadRoutes } from './squadRoutes'
import { playSupervision } from './supervision'

/** The sample campaign's first instant. */
export const sampleStartsAt = instantAt('2022-09-15', '09:00')

type Unit = { readonly id: string; readonly superiorId: string | null }

const loadOtherUnits = async (db: Db, { supervisedUnits }: LoadedPlan): Promise<Map<string, Unit>> => {
  const rows = packagedRows('geodata/sample/units.csv')
  const idOf = new Map<string, string>(supervisedUnits.map(({ id, name }) => [name, id]))
  for (const { code = '', name_zh = '' } of rows) idOf.set(name_zh, code.toLowerCase())
  const others = rows.map(({ code = '', name_zh = '', name_en = '', superior = '' }) => ({
    id: code.toLowerCase(),
    nameZh: name_zh,
    nameEn: name_en,
    superiorId: superior === '' ? null : known(idOf, superior),
  }))
  await db.insert(units).values(others)
  return new Map([
    ...supervisedUnits.map(({ id, name }) => [name, { id, superiorId: null }] as const),
    ...others.map(({ id, nameZh, superiorId }) => [nameZh, { id, superiorId }] as const),
  ])
}

const known = <T>(byName: ReadonlyMap<string, T>, name: string): T => {
  const found = byName.get(name)
  if (found === undefined) throw new Error(`the sample names an unknown unit: ${name}`)
  return found
}

type SamplePoint = {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly position: LngLat
  readonly address: string
  readonly urban: boolean
  readonly responsible: readonly string[]
  readonly lead: string | null
}

const readPoints = (unitOf: ReadonlyMap<string, Unit>): SamplePoint[] =>
  packagedRows('geodata/sample/points.csv').map((row) => ({
    code: row.code ?? '',
    name: row.name ?? '',
    kind: row.kind ?? '',
    position: [Number(row.lng), Number(row.lat)],
    address: row.address ?? '',
    urban: row.urban === '1',
    responsible: (row.responsible_units ?? '').split('；').map((name) => known(unitOf, name).id),
    lead: row.lead_unit ? known(unitOf, row.lead_unit).id : null,
  }))

export const loadSample = async (db: Db, plan: LoadedPlan, passwordHash: string, blobs: BlobStore): Promise<void> => {
  const unitOf = await loadOtherUnits(db, plan)
  const squadOfUnit = Object.fromEntries(plan.supervisedUnits.map(({ id, squad }) => [id, squad]))
  const people = await createAccounts(
    db,
    sampleCast(plan, plan.startsOn, (name) => known(unitOf, name).id).map((person) => ({ ...person, passwordHash })),
  )

  const samplePoints = readPoints(unitOf)
  const scopeOf = (position: LngLat) => scopesAt(position, plan.scopes)[0] ?? null
  const ids = await db
    .insert(points)
    .values(
      samplePoints.map(({ position: [lng, lat], code, name, kind, address, urban }) => ({
        code,
        name,
        kind,
        lng,
        lat,
        address,
        urban,
        scopeId: scopeOf([lng, lat])?.id ?? null,
        isSample: true,
      })),
    )
    .returning({ id: points.id, code: points.code })
  const idOf = new Map(ids.map(({ id, code }) => [code, id]))

  const itemNames = new Map(
    plan.kinds.map(({ key, checkItems }) => [key, Object.fromEntries(checkItems.map((item) => [item.key, item.zh]))]),
  )
  const pointPlaces = samplePoints.map((point): Place & { pointId: number; position: LngLat } => {
    const pointId = idOf.get(point.code) ?? 0
    const items = itemNames.get(point.kind) ?? {}
    return {
      pointId,
      position: point.position,
      subject: { kind: 'point', pointId },
      name: point.name,
      itemNames: items,
      facts: {
        scopeSquad: scopeOf(point.position)?.squad ?? null,
        responsibleUnits: [...point.responsible].sort(),
        leadUnit: point.lead,
        squadOfUnit,
        jointSquads: [],
        checkItems: Object.keys(items),
      },
    }
  })

  const sections = packagedJson<
    FeatureCollection<LineString, { code: string; name: Text; sponsor: Text; responsibleUnit: string }>
  >('geodata/sample/road_sections.geojson').features.map(({ properties, geometry }) => ({
    id: properties.code,
    facts: {
      nameZh: properties.name.zh,
      nameEn: properties.name.en,
      line: geometry.coordinates as LngLat[],
      sponsor: properties.sponsor.zh,
      responsibleUnitId: known(unitOf, properties.responsibleUnit).id,
    },
  }))

  const places = [...pointPlaces, ...sectionPlaces(sections, plan, squadOfUnit), ...unitPlaces(plan, squadOfUnit)]
  const season = playSeason({
    places,
    people,
    bounds: boundsOfScopes(plan.scopes),
    until: sampleStartsAt,
    campaign: {
      terms: defaultTerms,
      calendar: workingCalendar(holidays2022),
      groupOfSquad: new Map(plan.squads.map(({ number, group }) => [number, group])),
      units: new Map([...unitOf.values()].map(({ id, superiorId }) => [id, { superiorId }])),
    },
  })

  const builders = samplePoints.flatMap(({ code, responsible, lead }) => {
    const pointId = idOf.get(code) ?? 0
    const leads = season.leads.get(pointId) ?? lead
    return responsible.map((unitId) => ({ pointId, unitId, isLead: unitId === leads, from: plan.startsOn }))
  })
  await inBatches(builders, (batch) => db.insert(pointUnits).values(batch))

  const unitNames = new Map([...unitOf].map(([name, { id }]) => [id, name]))
  const factsOf = new Map(places.map((place) => [canonicalBody(place.subject), place.facts]))
  const written = paperSeason(season.decided, {
    unitName: (unitId) => unitNames.get(unitId) ?? unitId,
    addresseeOf: ({ subject }) => {
      const facts = factsOf.get(canonicalBody(subject))
      const lead = subject.kind === 'point' ? season.leads.get(subject.pointId) : undefined
      const to = addressee(facts?.responsibleUnits ?? [], lead ?? facts?.leadUnit ?? null)
      return isRefusal(to) ? null : to.unitId
    },
    calendar: workingCalendar(holidays2022),
    until: sampleStartsAt,
  })
  const photographed = await photographSeason(
    written.decided,
    new Map(pointPlaces.map(({ pointId, position, itemNames }) => [pointId, { position, itemNames }])),
    blobs,
  )
  await inBatches(photographed.photos, (batch) => db.insert(photos).values(batch))
  const calendar = workingCalendar(holidays2022)
  const playedMaterials = playMaterials({ people, calendar, squadOfUnit, until: sampleStartsAt })
  const playedActivities = playActivities({
    people,
    calendar,
    squadOfUnit,
    units: new Map([...unitOf.values()].map(({ id }) => [id, id])),
    openIssuesOf: (unitId) =>
      [...season.issues.values()].filter((issue) => issue.unitId === unitId && isOpen(issue)).length,
    until: sampleStartsAt,
  })
  const playedRoutes = playSquadRoutes({
    people,
    points: new Map(
      samplePoints.map(({ code, name, kind, position, urban }) => {
        const pointId = idOf.get(code) ?? 0
        const ground = groundOf({ urban }, scopeOf(position)?.kind ?? null)
        return [pointId, { pointId, name, kind, position, ground }] as const
      }),
    ),
    decided: photographed.decided,
    until: sampleStartsAt,
  })
  const firstPointOf = (squad: number) =>
    pointPlaces.find(({ position }) => scopeOf(position)?.squad === squad)?.pointId ?? 0
  const playedInstructions = playInstructions({
    people,
    squads: plan.squads,
    pointIds: [firstPointOf(1), firstPointOf(4)],
    unitId: plan.supervisedUnits[7]?.id ?? '',
    roadSectionId: sections[0]?.id ?? '',
    until: sampleStartsAt,
  })
  const eventsOf = new Map<string, ActivityEvent[]>()
  for (const { subjectId, event } of playedActivities)
    eventsOf.set(subjectId, [...(eventsOf.get(subjectId) ?? []), event as ActivityEvent])
  const replayedActivities = [...eventsOf].map(([id, own]) => replayActivity(id, own))
  const supervision = playSupervision({
    people,
    calendar,
    squadOfUnit,
    squadOfScope: Object.fromEntries(plan.scopes.map(({ id, squad }) => [id, squad])),
    pointIdsOf: (squad) => pointPlaces.flatMap(({ pointId, facts }) => (facts.scopeSquad === squad ? [pointId] : [])),
    activities: replayedActivities,
    decided: photographed.decided,
  })
  // One log in time order; what each played is in its own order already.
  const inTimeOrder = (decided: readonly Decided[]): Decided[] =>
    [...decided].sort((one, other) => (one.event.at < other.event.at ? -1 : one.event.at > other.event.at ? 1 : 0))
  const happened = inTimeOrder([
    ...photographed.decided,
    ...playedMaterials.decided,
    ...playedActivities,
    ...playedRoutes.decided,
    ...playedInstructions.decided,
    ...supervision.decided,
  ])
  const days = recountDays(happened.map((decided, index) => ({ ...decided, position: index + 1 })))
  const playedReports = playReports({
    startsOn: plan.startsOn,
    endsOn: plan.endsOn,
    people,
    calendar,
    methods: plan.methods,
    scopes: plan.scopes,
    squads: plan.squads,
    squadOfUnit,
    names: {
      squad: (squad) => plan.squads.find(({ number }) => number === squad)?.name ?? String(squad),
      unit: (unitId) => unitNames.get(unitId) ?? unitId,
      scope: (scopeId) => plan.scopes.find(({ id }) => id === scopeId)?.name.zh ?? scopeId,
      point: (pointId) => pointPlaces.find((place) => place.pointId === pointId)?.name ?? String(pointId),
    },
    points: samplePoints.map(({ code, kind, position, urban, responsible }) => ({
      id: idOf.get(code) ?? 0,
      kind,
      scopeId: scopeOf(position)?.id ?? null,
      urban,
      unitIds: responsible,
      retiredOn: null,
    })),
    issues: [...written.issues.values()],
    happened,
    days,
    until: sampleStartsAt,
  })
  const told = inTimeOrder([...happened, ...playedReports.decided])
  const log = appendAll(emptyLog, told)
  await inBatches(log, (batch) => db.insert(events).values(batch))
  await inBatches(photoUseRows(log), (batch) => db.insert(photoUses).values(batch))
  const lastPositionOf = new Map(
    log.map(({ subjectKind, subjectId, position }) => [`${subjectKind} ${subjectId}`, position]),
  )
  for (const { id, bytes } of playedMaterials.blobs) await blobs.put(fileKey(id), bytes)
  await inBatches(playedMaterials.files, (batch) => db.insert(files).values(batch))
  await inBatches(fileUseRows(log), (batch) => db.insert(fileUses).values(batch))
  await inBatches(
    playedMaterials.materials.map((material) =>
      materialRowOf(material, lastPositionOf.get(`material ${material.id}`) ?? 0),
    ),
    (batch) => db.insert(materials).values(batch),
  )
  await db
    .insert(instructions)
    .values(
      playedInstructions.instructions.map((instruction) =>
        instructionRowOf(instruction, lastPositionOf.get(`instruction ${instruction.id}`) ?? 0),
      ),
    )
  await inBatches(
    replayedActivities.map((activity) => activityRowOf(activity, lastPositionOf.get(`activity ${activity.id}`) ?? 0)),
    (batch) => db.insert(activities).values(batch),
  )
  await inBatches(
    playedRoutes.routes.map((route) => squadRouteRowOf(route, lastPositionOf.get(`squadRoute ${route.id}`) ?? 0)),
    (batch) => db.insert(squadRoutes).values(batch),
  )
  await supervision.keep(db, (kind, id) => lastPositionOf.get(`${kind} ${id}`) ?? 0)
  await inBatches(
    [...playedReports.reports.values()].map((report) =>
      reportRowOf(report, lastPositionOf.get(`report ${report.id}`) ?? 0),
    ),
    (batch) => db.insert(reports).values(batch),
  )
  await inBatches(
    [...playedReports.frozen].flatMap(([reportId, rows]) =>
      [...rows].map(([key, ids]) => ({ reportId, key, ids: [...ids] })),
    ),
    (batch) => db.insert(frozenFigures).values(batch),
  )
  await inBatches(
    [...written.papers.values()].map((paper) => paperRow(paper, lastPositionOf.get(`paper ${paper.id}`) ?? 0)),
    (batch) => db.insert(papers).values(batch),
  )
  const issuesAt = new Map<string, Issue[]>()
  for (const issue of written.issues.values()) {
    const place = placeKey(issue.subject)
    issuesAt.set(place, [...(issuesAt.get(place) ?? []), issue])
  }
  const sectionRows = sections.flatMap(
    ({ id, facts }) =>
      roadSectionRow(id, season.sectionRecords.get(id) ?? undrawn, scopeOfLine(facts.line, plan.scopes)?.id ?? null) ??
      [],
  )
  await db.insert(roadSections).values(sectionRows)
  await inBatches(
    [...written.issues.values()].map((issue) => issueRow(issue, lastPositionOf.get(`issue ${issue.id}`) ?? 0)),
    (batch) => db.insert(issues).values(batch),
  )
  await inBatches(
    pointPlaces.map(({ pointId }) =>
      pointStateRow(
        pointId,
        season.pointRecords.get(pointId) ?? untouchedPoint,
        issuesAt.get(`point ${pointId}`) ?? [],
        lastPositionOf.get(`point ${pointId}`) ?? 0,
      ),
    ),
    (batch) => db.insert(pointStates).values(batch),
  )
  // The reports have come among the events that were counted; what stood on each day is the same.
  const positionOf = new Map(told.map((decided, index) => [decided, log[index]?.position ?? 0]))
  const inLog = <Day extends { readonly position: number }>(day: Day): Day => {
    const last = happened[day.position - 1]
    return { ...day, position: (last && positionOf.get(last)) ?? 0 }
  }
  await inBatches(days.issues.map(inLog), (batch) => db.insert(issueDays).values(batch))
  await inBatches(days.points.map(inLog), (batch) => db.insert(pointDays).values(batch))
  await db
    .insert(roadSectionStates)
    .values(
      sections.map(({ id }) =>
        roadSectionStateRow(
          id,
          season.sectionRecords.get(id) ?? undrawn,
          issuesAt.get(`roadSection ${id}`) ?? [],
          lastPositionOf.get(`roadSection ${id}`) ?? 0,
        ),
      ),
    )
}

const placeKey = (subject: Subject): string =>
  subject.kind === 'point'
    ? `point ${subject.pointId}`
    : subject.kind === 'roadSection'
      ? `roadSection ${subject.roadSectionId}`
      : `unit ${subject.unitId}`

type Section = { readonly id: string; readonly facts: RoadSectionFacts }

/** Issues lie at a third, a half and two thirds of the way. */
const shareOfTheWay = [1 / 3, 1 / 2, 2 / 3]

const sectionPlaces = (sections: readonly Section[], plan: LoadedPlan, squadOfUnit: Record<string, number>): Place[] =>
  sections.map(({ id, facts }, index): Place => {
    const metres = lengthMetres(facts.line) * (shareOfTheWay[index % shareOfTheWay.length] ?? 0)
    return {
      subject: { kind: 'roadSection', roadSectionId: id, at: placeAlong(facts.line, metres) },
      name: facts.nameZh,
      itemNames: Object.fromEntries(sectionItems.map(({ key, zh }) => [key, zh])),
      section: facts,
      facts: {
        scopeSquad: scopeOfLine(facts.line, plan.scopes)?.squad ?? null,
        responsibleUnits: [facts.responsibleUnitId],
        leadUnit: null,
        squadOfUnit,
        jointSquads: [],
        checkItems: sectionItems.map(({ key }) => key),
      },
    }
  })

/** Two units of each squad have an issue that is about papers, not about a place. */
const unitPlaces = (plan: LoadedPlan, squadOfUnit: Record<string, number>): Place[] =>
  plan.squads.flatMap(({ number }) =>
    plan.supervisedUnits
      .filter(({ squad }) => squad === number)
      .slice(0, 2)
      .map(
        ({ id, name }, index): Place => ({
          subject: {
            kind: 'unit',
            unitId: id,
            indicator: indicators[(number + index) % indicators.length] ?? 'routineWork',
          },
          name,
          itemNames: {},
          facts: {
            scopeSquad: null,
            responsibleUnits: [id],
            leadUnit: null,
            squadOfUnit,
            jointSquads: [],
            checkItems: null,
          },
        }),
      ),
  )
