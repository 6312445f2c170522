/** Loads the 2022 plan into an empty database: the campaign, kinds of point, working days; for the sample its squads, scopes and supervised units too. */
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import type { PlanMethod } from '../../domain/activity'
import { holidays2022 } from '../../domain/calendar'
import { firstVersion, type HandbookItem, roadSectionKind } from '../../domain/handbook/handbook'
import { defaultTerms } from '../../domain/issue'
import type { Extent, ScopeKind } from '../../domain/scope'
import type { Text } from '../../domain/text'
import { packagedJson } from '../packagedFile'
import { sectionItems } from '../sectionItems'
import type { Db } from './open'
import { foldVersion } from './refold'
import { type CampaignPlan, type CheckItem, campaign, pointKinds, scopes, squads, units, workingDays } from './schema'
import { handbookVersions } from './tables/handbookVersions'

type PlanFile = {
  readonly campaign: CampaignPlan
  readonly methods: readonly PlanMethod[]
  readonly groups: readonly { readonly number: number }[]
  readonly squads: readonly {
    readonly number: number
    readonly name: string
    readonly group: number
    readonly supervisedUnits: readonly string[]
  }[]
}
type ScopeProperties = {
  readonly id: string
  readonly code: string | null
  readonly name: Text
  readonly kind: ScopeKind
  readonly extent: Extent
  readonly squad: number
  readonly schematic: boolean
}
type KindsFile = {
  readonly source: string
  readonly version: string
  readonly kinds: readonly {
    readonly key: string
    readonly zh: string
    readonly en: string
    readonly checkItems: readonly CheckItem[]
  }[]
}

export type SupervisedUnit = { readonly id: string; readonly name: string; readonly squad: number }
export type LoadedPlan = {
  readonly groups: readonly { readonly number: number }[]
  readonly squads: readonly { readonly number: number; readonly name: string; readonly group: number }[]
  readonly supervisedUnits: readonly SupervisedUnit[]
  readonly kinds: KindsFile['kinds']
  readonly scopes: readonly (ScopeProperties & { readonly geometry: Polygon | MultiPolygon })[]
  readonly startsOn: string
  readonly endsOn: string
  readonly methods: readonly PlanMethod[]
}

const readPlan = (): LoadedPlan & {
  readonly plan: CampaignPlan
  readonly source: Pick<KindsFile, 'source' | 'version'>
} => {
  const file = packagedJson<PlanFile>('geodata/source/plan.json')
  const kindsFile = packagedJson<KindsFile>('geodata/sample/point_kinds.json')
  const features =
    packagedJson<FeatureCollection<Polygon | MultiPolygon, ScopeProperties>>('geodata/scopes.geojson').features
  const names = file.squads.flatMap(({ number, supervisedUnits }) =>
    supervisedUnits.map((name) => ({ name, squad: number })),
  )
  return {
    plan: { ...file.campaign, methods: file.methods },
    source: kindsFile,
    groups: file.groups,
    squads: file.squads,
    // In the plan's order: the accounts are numbered by it.
    supervisedUnits: names.map((unit, index) => ({ ...unit, id: `unit${String(index + 1).padStart(2, '0')}` })),
    kinds: kindsFile.kinds,
    scopes: features.map(({ properties, geometry }) => ({ ...properties, geometry })),
    startsOn: file.campaign.startsOn,
    endsOn: file.campaign.endsOn,
    methods: file.methods,
  }
}

const loadOrganisation = async (
  db: Db,
  loaded: Pick<LoadedPlan, 'squads' | 'scopes' | 'supervisedUnits'>,
): Promise<void> => {
  const english = new Map(
    packagedJson<{ zh: string; en: string }[]>('geodata/sample/supervised_units.en.json').map(({ zh, en }) => [zh, en]),
  )
  await db
    .insert(squads)
    .values(
      loaded.squads.map(({ number, name, group }) => ({ number, nameZh: name, nameEn: `Squad ${number}`, group })),
    )
  await db.insert(scopes).values(
    loaded.scopes.map(({ name, ...scope }, order) => ({
      id: scope.id,
      order,
      code: scope.code,
      nameZh: name.zh,
      nameEn: name.en,
      kind: scope.kind,
      extent: scope.extent,
      squad: scope.squad,
      geometry: scope.geometry,
      schematic: scope.schematic,
    })),
  )
  await db.insert(units).values(
    loaded.supervisedUnits.map(({ id, name, squad }, index) => ({
      id,
      nameZh: name,
      nameEn: english.get(name) ?? name,
      supervisedOrder: index + 1,
      squad,
    })),
  )
}

const everywhere = (items: readonly CheckItem[]): HandbookItem[] =>
  items.map(({ key, zh, en }) => ({ key, zh, en, scope: 'all' }))

/** `clockOffsetMs` is 0 for a campaign on real time. Returns what was loaded, for whoever loads the sample on top. */
export const loadPlan = async (
  db: Db,
  { isSample, clockOffsetMs, authSecret }: { isSample: boolean; clockOffsetMs: number; authSecret: string },
): Promise<LoadedPlan> => {
  const { plan, source, ...loaded } = readPlan()
  await db
    .insert(campaign)
    .values({ id: 1, plan, isSample, clockOffsetMs, authSecret, terms: defaultTerms, foldVersion })
  await db.insert(workingDays).values([...holidays2022])
  // A campaign of one's own begins with the plan that its office pastes (server/recording/plan.ts).
  if (isSample) await loadOrganisation(db, loaded)
  await db.insert(pointKinds).values(
    loaded.kinds.map(({ key, zh, en }, order) => ({
      key,
      order,
      nameZh: zh,
      nameEn: en,
    })),
  )
  await db.insert(handbookVersions).values({
    number: firstVersion,
    position: 0,
    source: source.source,
    version: source.version,
    from: plan.startsOn,
    reason: '',
    kinds: Object.fromEntries([
      ...loaded.kinds.map(({ key, checkItems }) => [key, everywhere(checkItems)] as const),
      [roadSectionKind, everywhere(sectionItems)],
    ]),
  })
  return loaded
}
