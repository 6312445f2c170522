/** An inspection 实地考察: one visit to a point or road section, with what was found, check item by check item. */
import { z } from 'zod'
import { localDateSchema } from './calendar'
import { storable } from './storable'
import { type Text, text } from './text'

export const findings = ['pass', 'fail', 'notApplicable'] as const
export type Finding = (typeof findings)[number]

export const findingLabel: Record<Finding, Text> = {
  pass: text('符合', 'Pass'),
  fail: text('不符合', 'Fail'),
  notApplicable: text('不适用', 'Not applicable'),
}

/** The SHA-256 of a stored photo. */
const photoId = z.string().regex(/^[0-9a-f]{64}$/)

/** What a person hands in; `visitedOn` is the day in Shanghai. The findings are by check item key. */
export const inspectionFormSchema = z.strictObject({
  visitedOn: localDateSchema,
  findings: z.record(z.string().min(1).max(60), z.enum(findings)),
  note: storable.trim().max(500).optional(),
  /** What there is to say of an item, and its pictures; both by check item key. */
  notes: z.record(z.string().min(1).max(60), storable.trim().min(1).max(500)).optional(),
  photos: z.record(z.string().min(1).max(60), z.array(photoId).max(12)).optional(),
  /** Squads that were there together 联合督导, the inspecting one among them. */
  squads: z.array(z.number().int().positive().max(99)).max(12).optional(),
  /** The version of the handbook by which it was filled in; without it, the one in force when it is recorded. */
  handbook: z.number().int().positive().max(100_000).optional(),
})
export type InspectionForm = z.output<typeof inspectionFormSchema>

/** The last inspection of a place, as its status needs it. */
export type LastInspection = {
  readonly visitedOn: string
  /** Every check item of the point's kind had a finding. */
  readonly complete: boolean
  readonly failedItems: readonly string[]
  /** The version of the handbook that it was made by; absent before versions were kept. */
  readonly handbook?: number
  /** The kind that the point had then, where it is of another now. */
  readonly formerKind?: string
}

/** Whether it answers for all that is asked of the place. Of another kind, other items are asked. */
export const isWhole = ({ complete, formerKind }: LastInspection): boolean => complete && formerKind === undefined

/**
 * What the last inspection is worth once the point is of another kind: what it found amiss stands, that all was well does
 * not. With the kind that it was made for it counts again: a mistake is taken back without a trace, if nobody came meanwhile.
 */
export const afterKindChange = (
  { formerKind, ...made }: LastInspection,
  { from, to }: { readonly from: string; readonly to: string },
): LastInspection => {
  const madeFor = formerKind ?? from
  return madeFor === to ? made : { ...made, formerKind: madeFor }
}

/** What is found out about an inspection when it is recorded, and kept with it: kinds and handbooks change later. */
export type FilledInFor = {
  readonly complete: boolean
  readonly handbook?: number | undefined
  /** The kind that it was filled in for, where the point was of another by the time it was recorded. */
  readonly formerKind?: string | undefined
}

/** An inspection as its event keeps it. */
export type Inspected = FilledInFor & { readonly form: InspectionForm }

/** Whether every check item that the kind has on this day got a finding; kept in the event, since kinds may change later. */
export const isComplete = (
  { findings: found }: Pick<InspectionForm, 'findings'>,
  checkItems: readonly string[],
): boolean => checkItems.length > 0 && checkItems.every((item) => found[item] !== undefined)

export const lastInspectionOf = (
  { visitedOn, findings: found }: Pick<InspectionForm, 'visitedOn' | 'findings'>,
  { complete, handbook, formerKind }: FilledInFor,
): LastInspection => ({
  visitedOn,
  complete,
  // In an order of their own: an event that is read back tells its findings in another one than the form did.
  failedItems: Object.entries(found)
    .flatMap(([item, finding]) => (finding === 'fail' ? [item] : []))
    .sort(),
  ...(handbook !== undefined && { handbook }),
  ...(formerKind !== undefined && { formerKind }),
})

/**
 * The newer of what is known and one more visit: an older visit recorded late does not replace a newer one. Of two kinds,
 * what was found for the present one goes before what was found for a former one, whenever that was.
 */
export const laterInspection = (known: LastInspection | null, { form, ...one }: Inspected): LastInspection => {
  const visit = lastInspectionOf(form, one)
  if (known === null) return visit
  const isKnownOfPresent = known.formerKind === undefined
  if (isKnownOfPresent !== (visit.formerKind === undefined)) return isKnownOfPresent ? known : visit
  return known.visitedOn > visit.visitedOn ? known : visit
}

/** What is wrong, as an official would put it: from the check item's name and what was noted on it. Kept in Chinese. */
export const issueSentence = (itemName: string, note: string): string => {
  const noted = note.trim()
  if (noted === '') return `实地考察发现“${itemName}”不符合要求。`
  return `实地考察发现“${itemName}”不符合要求：${/[。！？.!?]$/.test(noted) ? noted : `${noted}。`}`
}
