/** The check items of one place by every version of the handbook, and by which version something may be found there. */
import type { LocalDate } from '../calendar'
import { type Refusal, refuse } from '../refusal'
import { type Handbook, isSuperseded, itemsFor, itemsUnder, untilOf, versionOn, wasInForce } from './handbook'

/** The items of one place by every version, as its rules need them: keys alone. */
export type PlaceHandbook = {
  readonly present: number
  readonly itemsBy: (number: number) => readonly string[]
  /** Those of the kinds that it was of before: a phone without network hears of the change later. */
  readonly formerItemsBy: (number: number) => readonly string[]
  /**
   * The former kind for which all of this was found, with its items; undefined where the present kind has these items, or
   * none has them all. Items that both have do not tell for which it was.
   */
  readonly formerKindOf: (
    number: number,
    found: readonly string[],
  ) => { readonly kind: string; readonly items: readonly string[] } | undefined
  /** Why nothing can be found by this version: there is none, or not yet. */
  readonly unknown: (number: number) => Refusal | undefined
  /** Why a visit of this day cannot have been made by this version. */
  readonly refusedFor: (number: number, day: LocalDate) => Refusal | undefined
}

const unknownVersion = refuse(
  'invalid',
  '没有这个版本的手册，没有保存。请刷新后按现行版核对，已填的内容仍在。',
  'There is no such version of the handbook, so nothing was saved. Reload and check by the present one; what you have filled in is kept.',
)

const outsideItsDays = (handbook: Handbook, number: number): Refusal => {
  const from = handbook.find((version) => version.number === number)?.from ?? ''
  const until = untilOf(handbook, number) ?? ''
  return refuse(
    'conflict',
    `这次检查按手册第${number}版填写，该版自${from}起${until && `、至${until}止`}执行，检查日期不在其中，没有保存。请核对检查日期，或改按现行版填写；已填的内容仍在。`,
    `The visit was filled in by version ${number} of the handbook, in force from ${from}${until && ` until ${until}`}, and its day is outside, so nothing was saved. Check the day of the visit, or change to the present version; what you have filled in is kept.`,
  )
}

export const placeHandbook = (
  handbook: Handbook,
  {
    kind,
    formerKinds = [],
    isUrban,
    today,
  }: {
    readonly kind: string
    readonly formerKinds?: readonly string[]
    readonly isUrban: boolean | null
    readonly today: LocalDate
  },
): PlaceHandbook => {
  const present = versionOn(handbook, today)
  const unknown = (number: number) =>
    number <= present && handbook.some((version) => version.number === number && !isSuperseded(handbook, version))
      ? undefined
      : unknownVersion
  const itemsOf = (ofKind: string, number: number) =>
    itemsFor(itemsUnder(handbook, number, ofKind), isUrban).map(({ key }) => key)
  return {
    present,
    itemsBy: (number) => itemsOf(kind, number),
    formerItemsBy: (number) => formerKinds.flatMap((former) => itemsOf(former, number)),
    formerKindOf: (number, found) => {
      const isFoundBy = (items: readonly string[]) => found.every((item) => items.includes(item))
      if (isFoundBy(itemsOf(kind, number))) return undefined
      return formerKinds
        .map((former) => ({ kind: former, items: itemsOf(former, number) }))
        .find(({ items }) => isFoundBy(items))
    },
    unknown,
    // A visit of long ago may still be put down by what is looked at today.
    refusedFor: (number, day) =>
      unknown(number) ??
      (number === present || wasInForce(handbook, number, day) ? undefined : outsideItsDays(handbook, number)),
  }
}
