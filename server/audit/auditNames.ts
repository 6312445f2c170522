/** What ids in the log are called: units, squads, check items; points, issues and accounts of the rows that are read. */

import { eq, inArray } from 'drizzle-orm'
import { methodLabel } from '../../domain/activity'
import { dayText } from '../../domain/dayText'
import { dossierFact } from '../../domain/dossier/facts'
import { firstVersion, itemIn, newestVersion } from '../../domain/handbook/handbook'
import type { Names } from '../../domain/readForm'
import { type Text, text } from '../../domain/text'
import type { Db } from '../db/open'
import { issues, pointKinds, points, roadSections, scopes, squads, units, user } from '../db/schema'
import { activities } from '../db/tables/activities'
import { contestations } from '../db/tables/contestations'
import { goodPractices } from '../db/tables/goodPractices'
import { instructions } from '../db/tables/instructions'
import { materials } from '../db/tables/materials'
import { papers } from '../db/tables/papers'
import { questionnaires } from '../db/tables/questionnaires'
import { readHandbook } from '../handbook'

export type PlanNames = Omit<Names, 'checkItem' | 'issue'> & {
  readonly roadSection: (id: string) => Text
  /** An item of a kind of place in the words of a version; without the kind, of any that has it. */
  readonly checkItemOf: (kind: string | null, key: string, version?: number) => Text
}

const itself = (id: string | number): Text => text(String(id), String(id))

/** The plan changes seldom and is small: read once for a list or an export. */
export const readPlanNames = async (db: Db): Promise<PlanNames> => {
  const unitOf = new Map((await db.select().from(units)).map((unit) => [unit.id, text(unit.nameZh, unit.nameEn)]))
  const squadOf = new Map((await db.select().from(squads)).map((squad) => [squad.number, squad]))
  const scopeOf = new Map((await db.select().from(scopes)).map(({ id, nameZh, nameEn }) => [id, text(nameZh, nameEn)]))
  const sectionOf = new Map((await db.select().from(roadSections)).map((section) => [section.id, section]))
  const kindOf = new Map((await db.select().from(pointKinds)).map((kind) => [kind.key, kind]))
  const handbook = await readHandbook(db)
  return {
    unit: (id) => unitOf.get(id) ?? itself(id),
    squad: (number) => {
      const squad = squadOf.get(number)
      return squad ? text(squad.nameZh, squad.nameEn) : itself(number)
    },
    scope: (id) => scopeOf.get(id) ?? itself(id),
    day: dayText,
    roadSection: (id) => {
      const section = sectionOf.get(id)
      return section ? text(section.nameZh, section.nameEn) : itself(id)
    },
    kind: (key) => {
      const kind = kindOf.get(key)
      return kind ? text(kind.nameZh, kind.nameEn) : itself(key)
    },
    checkItemOf: (kind, key, version = newestVersion(handbook)?.number ?? firstVersion) => {
      const item = itemIn(handbook, version, kind, key)
      return item ? text(item.zh, item.en) : itself(key)
    },
  }
}

export type KnownPoint = { readonly id: number; readonly code: string; readonly name: string; readonly kind: string }

const byId = async <K, V>(ids: readonly K[], read: (ids: K[]) => Promise<readonly (readonly [K, V])[]>) =>
  new Map(ids.length === 0 ? [] : await read([...new Set(ids)]))

export const readPointNames = (db: Db, ids: readonly number[]): Promise<Map<number, KnownPoint>> =>
  byId(ids, async (wanted) =>
    (
      await db
        .select({ id: points.id, code: points.code, name: points.name, kind: points.kind })
        .from(points)
        .where(inArray(points.id, wanted))
    ).map((point) => [point.id, point] as const),
  )

export const readIssueNames = (db: Db, ids: readonly string[]): Promise<Map<string, string>> =>
  byId(ids, async (wanted) =>
    (await db.select({ id: issues.id, state: issues.state }).from(issues).where(inArray(issues.id, wanted))).map(
      ({ id, state }) => [id, state.what] as const,
    ),
  )

/** What papers, materials, activities and instructions are called, by id. */
export const readOwnNames = async (
  db: Db,
  ids: {
    readonly paper: readonly string[]
    readonly material: readonly string[]
    readonly activity: readonly string[]
    readonly instruction: readonly string[]
    readonly questionnaire: readonly string[]
    readonly goodPractice: readonly string[]
    readonly contestation: readonly string[]
  },
): Promise<ReadonlyMap<string, Text>> => {
  const same = (name: string) => text(name, name)
  const ofPapers = await byId(ids.paper, async (wanted) =>
    (await db.select({ state: papers.state }).from(papers).where(inArray(papers.id, wanted))).map(
      ({ state }) => [state.id, same(state.numberText ?? state.title)] as const,
    ),
  )
  const ofMaterials = await byId(ids.material, async (wanted) =>
    (
      await db.select({ id: materials.id, name: materials.name }).from(materials).where(inArray(materials.id, wanted))
    ).map(({ id, name }) => [id, same(name)] as const),
  )
  const ofActivities = await byId(ids.activity, async (wanted) =>
    (await db.select({ state: activities.state }).from(activities).where(inArray(activities.id, wanted))).map(
      ({ state }) => {
        const { zh, en } = methodLabel[state.method]
        return [state.id, text(`${zh}（${dayText(state.date).zh}）`, `${en} (${dayText(state.date).en})`)] as const
      },
    ),
  )
  const ofContestations = await byId(ids.contestation, async (wanted) =>
    (
      await db
        .select({ id: contestations.id, fact: contestations.fact, nameZh: units.nameZh, nameEn: units.nameEn })
        .from(contestations)
        .innerJoin(units, eq(units.id, contestations.unitId))
        .where(inArray(contestations.id, wanted))
    ).map(({ id, fact, nameZh, nameEn }) => {
      const { label } = dossierFact(fact)
      return [id, text(`${nameZh}：${label.zh}`, `${nameEn}: ${label.en}`)] as const
    }),
  )
  const ofInstructions = await byId(ids.instruction, async (wanted) =>
    (await db.select({ state: instructions.state }).from(instructions).where(inArray(instructions.id, wanted))).map(
      ({ state }) => [state.id, same(state.text)] as const,
    ),
  )
  const ofQuestionnaires = await byId(ids.questionnaire, async (wanted) =>
    (
      await db
        .select({ id: questionnaires.id, nameZh: scopes.nameZh, nameEn: scopes.nameEn })
        .from(questionnaires)
        .innerJoin(scopes, eq(scopes.id, questionnaires.scopeId))
        .where(inArray(questionnaires.id, wanted))
    ).map(({ id, nameZh, nameEn }) => [id, text(nameZh, nameEn)] as const),
  )
  const ofPractices = await byId(ids.goodPractice, async (wanted) =>
    (await db.select({ state: goodPractices.state }).from(goodPractices).where(inArray(goodPractices.id, wanted))).map(
      ({ state }) => [state.id, same(state.title)] as const,
    ),
  )
  return new Map([
    ...ofContestations,
    ...ofPapers,
    ...ofMaterials,
    ...ofActivities,
    ...ofInstructions,
    ...ofQuestionnaires,
    ...ofPractices,
  ])
}

export const readAccountNames = (db: Db, ids: readonly string[]): Promise<Map<string, string>> =>
  byId(ids, async (wanted) =>
    (await db.select({ id: user.id, name: user.name }).from(user).where(inArray(user.id, wanted))).map(
      ({ id, name }) => [id, name] as const,
    ),
  )
