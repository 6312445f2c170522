/**
 * The handbook 操作手册: which check items 测评项 each kind of place has, version by version. A version is never changed once it
 * is there; what was inspected by one reads in its words for ever.
 */
import { z } from 'zod'
import { addDays, type LocalDate } from '../calendar'
import { type Refusal, refuse } from '../refusal'
import { storable } from '../storable'
import { type Text, text } from '../text'

/** 适用范围: at which points of a kind an item is looked at. */
export const itemScopeLabel = {
  all: text('城乡通用', 'Everywhere'),
  urban: text('市区', 'Urban'),
  rural: text('非市区', 'Not urban'),
} as const satisfies Record<string, Text>
export type ItemScope = keyof typeof itemScopeLabel
export const itemScopes = Object.keys(itemScopeLabel) as [ItemScope, ...ItemScope[]]

export const longestKindName = 40
export const longestKindNameInEnglish = 80
export const longestItem = 200
export const longestItemInEnglish = 400
export const longestCode = 30
export const longestSource = 200
export const longestVersion = 60
export const mostItems = 100

export type HandbookItem = {
  /** The same through all versions, however it is worded. */
  readonly key: string
  readonly zh: string
  readonly en: string
  readonly scope: ItemScope
  /** 编号, as the handbook numbers it. */
  readonly code?: string | undefined
}

export type HandbookVersion = {
  /** Counted from 1. */
  readonly number: number
  /** 出处, and what its makers call the version. */
  readonly source: string
  readonly version: string
  /** In force from this day, unless a later one begins before it: that one takes its place before it has begun. */
  readonly from: LocalDate
  readonly reason: string
  /** The kinds of place of which this version says the items; of the others an earlier version holds. */
  readonly kinds: Readonly<Record<string, readonly HandbookItem[]>>
}

/** Every version, oldest first. */
export type Handbook = readonly HandbookVersion[]

/** What inspections and issues were made by before versions were kept. */
export const firstVersion = 1

/** Road sections have their items beside the kinds of point, under this key. */
export const roadSectionKind = 'roadSection'

const none: readonly HandbookItem[] = []

/** The items of a kind by a version, in its order. */
export const itemsIn = (handbook: Handbook, number: number, kind: string): readonly HandbookItem[] =>
  handbook.findLast((version) => version.number <= number && Object.hasOwn(version.kinds, kind))?.kinds[kind] ?? none

/**
 * The items that are looked at while a version is in force. A kind that only a later one says has those already: it has points
 * from the day on which it was made, and they would have nothing to be inspected by until the version begins.
 */
export const itemsUnder = (handbook: Handbook, number: number, kind: string): readonly HandbookItem[] => {
  const said = handbook.some((version) => version.number <= number && Object.hasOwn(version.kinds, kind))
  const first = said ? undefined : handbook.find((version) => Object.hasOwn(version.kinds, kind))
  return itemsIn(handbook, first?.number ?? number, kind)
}

/** The version in force on a day; before the first, the first. */
export const versionOn = (handbook: Handbook, day: LocalDate): number =>
  handbook.findLast(({ from }) => from <= day)?.number ?? firstVersion

export const newestVersion = (handbook: Handbook): HandbookVersion | undefined => handbook.at(-1)

/** The first day of the version that took over from this one, or came before it: the earliest of those made later. */
export const untilOf = (handbook: Handbook, number: number): LocalDate | undefined =>
  handbook
    .filter((version) => version.number > number)
    .map(({ from }) => from)
    .sort()[0]

/** Whether it was superseded before its day came. The first one holds before its day too. */
export const isSuperseded = (handbook: Handbook, { number, from }: HandbookVersion): boolean => {
  const until = untilOf(handbook, number)
  return number !== firstVersion && until !== undefined && until < from
}

/**
 * Whether a visit of this day may have been made by this version. On the day on which the next one comes into force both may:
 * nobody knows at what hour a phone heard of it.
 */
export const wasInForce = (handbook: Handbook, number: number, day: LocalDate): boolean => {
  const version = handbook.find((known) => known.number === number)
  if (version === undefined) return false
  const until = untilOf(handbook, number)
  return (version.from <= day || number === versionOn(handbook, day)) && (until === undefined || until >= day)
}

/** The items that are looked at here: a place without a word on it, such as a road section, has all of them. */
export const itemsFor = (items: readonly HandbookItem[], isUrban: boolean | null): readonly HandbookItem[] =>
  isUrban === null ? items : items.filter(({ scope }) => scope === 'all' || (scope === 'urban') === isUrban)

/** As the nearest earlier version has it, else as the first that has it. Without a kind, any that has the item. */
const nearestItem = (
  handbook: Handbook,
  number: number,
  kind: string | null,
  key: string,
): HandbookItem | undefined => {
  const said = (version: HandbookVersion): HandbookItem | undefined =>
    (kind === null ? Object.values(version.kinds).flat() : (version.kinds[kind] ?? none)).find(
      (item) => item.key === key,
    )
  const earlier = handbook.filter((version) => version.number <= number)
  for (const version of [...earlier.toReversed(), ...handbook.slice(earlier.length)]) {
    const item = said(version)
    if (item !== undefined) return item
  }
  return undefined
}

/**
 * What an item was called by a version. One that the version has not, since somebody was quicker than it or slower, reads as in
 * the nearest that has it; one that the kind never had, since the place was of another then, as in any kind.
 */
export const itemIn = (
  handbook: Handbook,
  number: number,
  kind: string | null,
  key: string,
): HandbookItem | undefined =>
  nearestItem(handbook, number, kind, key) ?? (kind === null ? undefined : nearestItem(handbook, number, null, key))

// ── What the office hands in ─────────────────────────────────────────────────────────────────────────────────────

/** 出处、版本、执行日期、说明: what is said of a version when it is made. */
export const versionFactsSchema = z.strictObject({
  source: storable.trim().min(1).max(longestSource),
  version: storable.trim().min(1).max(longestVersion),
  from: z.iso.date(),
  reason: storable.trim().min(1).max(500),
})
export type VersionFacts = z.output<typeof versionFactsSchema>

/** A year typed wrong is not what somebody plans: versions are kept for good. */
const mostDaysAhead = 366

/**
 * Why a version may not come into force on that day. It may begin before one that is still to come, which then never does:
 * a day that was typed wrong holds up nobody.
 */
export const dayIsWrong = (from: LocalDate, today: LocalDate): Refusal | undefined => {
  if (from < today)
    return refuse(
      'invalid',
      '执行日期早于今天，已做的检查是按原来的版本填写的。请选今天或以后。',
      'The day lies in the past, and inspections since were made by the version before. Choose today or later.',
    )
  const last = addDays(today, mostDaysAhead)
  return from > last
    ? refuse(
        'invalid',
        `执行日期距今天超过一年。请核对年份，选${last}或以前。`,
        `The day is more than a year ahead. Check the year, and choose ${last} or earlier.`,
      )
    : undefined
}

/** A version that is still to come may be put in force earlier as it is: what it says is no news, its day is. */
export const isBroughtForward = (handbook: Handbook, from: LocalDate, today: LocalDate): boolean => {
  const newest = newestVersion(handbook)
  return newest !== undefined && newest.from > today && from < newest.from
}

/** The kinds whose items another version would say anew. */
export const changedKinds = (
  before: (kind: string) => readonly HandbookItem[],
  wanted: Readonly<Record<string, readonly HandbookItem[]>>,
): Record<string, readonly HandbookItem[]> =>
  Object.fromEntries(Object.entries(wanted).filter(([kind, items]) => !areSameItems(before(kind), items)))

const areSameItems = (one: readonly HandbookItem[], other: readonly HandbookItem[]): boolean =>
  one.length === other.length && one.every((item, at) => isSameItem(item, other[at]))

export const isSameItem = (one: HandbookItem, other: HandbookItem | undefined): boolean =>
  other !== undefined &&
  one.key === other.key &&
  one.zh === other.zh &&
  one.en === other.en &&
  one.scope === other.scope &&
  (one.code ?? '') === (other.code ?? '')
