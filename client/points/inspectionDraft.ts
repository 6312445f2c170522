/**
 * An inspection while it is filled in: findings, notes and photos item by item, and the issue that each failed item opens.
 * Pure; the draft is kept per person and point until it is saved, so that a panel closed by mistake loses nothing.
 */
import { z } from 'zod'
import { type LocalDate, localDateSchema } from '../../domain/calendar'
import { type Finding, findings, type InspectionForm, issueSentence } from '../../domain/inspection'
import { isOpen, type Severity, severityLabel } from '../../domain/issue'
import { isPhotoId } from '../../domain/photo'
import type { IssueOfPoint } from '../issues/queries'

/** What was changed by hand in the issue that a failed item opens. */
const issueDraftSchema = z.object({
  /** The client's id, made with the first fail, so that no retry opens two. */
  issueId: z.uuid(),
  /** Undefined: as the situation suggests. */
  isOn: z.boolean().optional(),
  what: z.string().optional(),
  severity: z.enum(Object.keys(severityLabel) as [Severity, ...Severity[]]),
})
type IssueDraft = z.output<typeof issueDraftSchema>

const draftSchema = z.object({
  visitedOn: localDateSchema.or(z.literal('')),
  findings: z.record(z.string(), z.enum(findings)),
  notes: z.record(z.string(), z.string()),
  photos: z.record(z.string(), z.array(z.string())),
  note: z.string(),
  squads: z.array(z.number()),
  /** Where the office inspects: the squad that is to follow the issues. */
  followingSquad: z.number().nullable(),
  issues: z.record(z.string(), issueDraftSchema),
  /** The items that it was begun with, and the version of the handbook that they come from. */
  handbook: z
    .object({
      number: z.number(),
      items: z.array(z.object({ key: z.string(), zh: z.string(), en: z.string() })),
    })
    .optional(),
})
export type InspectionDraft = z.output<typeof draftSchema>

export type DraftHandbook = NonNullable<InspectionDraft['handbook']>

export const emptyDraft = (
  today: LocalDate,
  { squads, followingSquad, handbook }: Pick<InspectionDraft, 'squads' | 'followingSquad' | 'handbook'>,
): InspectionDraft => ({
  visitedOn: today,
  findings: {},
  notes: {},
  photos: {},
  note: '',
  squads,
  followingSquad,
  issues: {},
  ...(handbook && { handbook }),
})

const isSameList = ({ items }: DraftHandbook, other: DraftHandbook): boolean =>
  items.length === other.items.length &&
  items.every(({ key, zh }, at) => key === other.items[at]?.key && zh === other.items[at]?.zh)

/**
 * The draft with the items that it goes by. A new version of the handbook that says nothing else of these items is taken
 * over in silence; another one waits until the person takes it, for what is half filled in is not changed under the thumb.
 */
export const byItsHandbook = (
  draft: InspectionDraft,
  present: DraftHandbook,
): { readonly draft: InspectionDraft; readonly handbook: DraftHandbook; readonly isOutdated: boolean } => {
  const begun = draft.handbook
  const isOutdated = begun !== undefined && !isSameList(begun, present)
  const handbook = isOutdated ? begun : present
  return { draft: { ...draft, handbook }, handbook, isOutdated }
}

/** What was found stays on the items that there still are. */
export const withHandbook = (draft: InspectionDraft, handbook: DraftHandbook): InspectionDraft => {
  const kept = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([item]) => handbook.items.some(({ key }) => key === item)))
  return {
    ...draft,
    handbook,
    findings: kept(draft.findings),
    notes: kept(draft.notes),
    photos: kept(draft.photos),
    issues: kept(draft.issues),
  }
}

/** A kept draft, or null where there is none that can be read. */
export const readDraft = (kept: string | null): InspectionDraft | null => {
  if (kept === null) return null
  try {
    const draft = draftSchema.safeParse(JSON.parse(kept)).data
    if (draft === undefined) return null
    // What was still on its way when the page went is gone with it.
    const photos = Object.entries(draft.photos).map(([item, ids]) => [item, ids.filter(isPhotoId)] as const)
    return { ...draft, photos: Object.fromEntries(photos) }
  } catch {
    return null
  }
}

export const withFinding = (
  draft: InspectionDraft,
  item: string,
  finding: Finding,
  newId: () => string,
): InspectionDraft => ({
  ...draft,
  findings: { ...draft.findings, [item]: finding },
  issues:
    finding === 'fail' && draft.issues[item] === undefined
      ? { ...draft.issues, [item]: { issueId: newId(), severity: 'ordinary' } }
      : draft.issues,
})

export const withRestPassed = (draft: InspectionDraft, items: readonly string[]): InspectionDraft => ({
  ...draft,
  findings: { ...Object.fromEntries(items.map((item) => [item, 'pass' as const])), ...draft.findings },
})

export const withIssue = (draft: InspectionDraft, item: string, change: Partial<IssueDraft>): InspectionDraft => {
  const before = draft.issues[item]
  return before === undefined ? draft : { ...draft, issues: { ...draft.issues, [item]: { ...before, ...change } } }
}

type Known = Pick<IssueOfPoint, 'id' | 'checkItem' | 'stage' | 'maySupplement'>

/** Issues on the same item that are still open: perhaps the same thing. */
export const sameOpen = <I extends Known>(issues: readonly I[], item: string): I[] =>
  issues.filter((issue) => issue.checkItem === item && isOpen(issue))

/** On by default; off where the same item is open already, until somebody says that this is another matter. */
export const opensIssue = (draft: InspectionDraft, item: string, issuesHere: readonly Known[]): boolean =>
  draft.findings[item] === 'fail' && (draft.issues[item]?.isOn ?? sameOpen(issuesHere, item).length === 0)

/** The open issue to which a failed item adds: the newest on it that this person may add to, unless it opens another. */
export const supplementedBy = <I extends Known>(
  draft: InspectionDraft,
  item: string,
  issuesHere: readonly I[],
): I | undefined =>
  draft.findings[item] === 'fail' && !opensIssue(draft, item, issuesHere)
    ? sameOpen(issuesHere, item).findLast(({ maySupplement }) => maySupplement)
    : undefined

export const whatOf = (draft: InspectionDraft, item: { readonly key: string; readonly zh: string }): string =>
  draft.issues[item.key]?.what ?? issueSentence(item.zh, draft.notes[item.key] ?? '')

const filled = <T>(record: Readonly<Record<string, T>>, has: (value: T) => boolean): Record<string, T> | undefined => {
  const entries = Object.entries(record).filter(([, value]) => has(value))
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

/** As it is sent. A photo goes with the issue that its item opens or adds to, and with the inspection where there is none. */
export const formOfDraft = (draft: InspectionDraft, issuesHere: readonly Known[]): InspectionForm => {
  const notes = filled(
    Object.fromEntries(Object.entries(draft.notes).map(([item, note]) => [item, note.trim()])),
    (note) => note !== '',
  )
  const photos = filled(
    Object.fromEntries(
      Object.entries(draft.photos).filter(
        ([item]) => !opensIssue(draft, item, issuesHere) && supplementedBy(draft, item, issuesHere) === undefined,
      ),
    ),
    (list) => list.length > 0,
  )
  const note = draft.note.trim()
  return {
    visitedOn: draft.visitedOn,
    findings: draft.findings,
    ...(notes && { notes }),
    ...(photos && { photos }),
    ...(note !== '' && { note }),
    ...(draft.squads.length > 1 && { squads: draft.squads }),
    ...(draft.handbook && { handbook: draft.handbook.number }),
  }
}

/** The issues that go with it. `ownSquad` is the inspecting person's; null for the office, which names who follows. */
export const issuesOfDraft = (
  draft: InspectionDraft,
  items: readonly { readonly key: string; readonly zh: string }[],
  issuesHere: readonly Known[],
  ownSquad: number | null,
) =>
  items
    .filter(({ key }) => opensIssue(draft, key, issuesHere))
    .map((item) => {
      const { issueId, severity } = draft.issues[item.key] as IssueDraft
      const photos = draft.photos[item.key] ?? []
      const others = draft.squads.filter((squad) => squad !== (ownSquad ?? draft.followingSquad))
      return {
        issueId,
        form: {
          checkItem: item.key,
          ...(draft.handbook && { handbook: draft.handbook.number }),
          what: whatOf(draft, item).trim(),
          severity,
          ...(ownSquad === null && draft.followingSquad !== null && { followingSquad: draft.followingSquad }),
          ...(others.length > 0 && { jointSquads: others }),
          ...(photos.length > 0 && { photos }),
        },
      }
    })

/** What it adds to issues that are open already. */
export const supplementsOfDraft = (
  draft: InspectionDraft,
  items: readonly { readonly key: string; readonly zh: string }[],
  issuesHere: readonly Known[],
) =>
  items.flatMap(({ key, zh }) => {
    const issue = supplementedBy(draft, key, issuesHere)
    if (issue === undefined) return []
    const photos = draft.photos[key] ?? []
    const what = issueSentence(zh, draft.notes[key] ?? '')
    return [{ issueId: issue.id, form: { what, ...(photos.length > 0 && { photos }) } }]
  })
