/**
 * Gives some of the season's issues photos: how it was with the opening, how it is with the report and the re-check. The
 * rules take no notice of photos, so they are added to events that are decided already, by the fields of their forms.
 */
import type { LngLat } from '../../domain/coordinates'
import type { IssueEvent } from '../../domain/issueLifecycle'
import type { PhotoSide } from '../../domain/photo'
import type { BlobStore } from '../blobs/blobStore'
import type { photos } from '../db/tables/photos'
import type { Decided } from '../eventLog'
import { prepareDrawing } from '../photos/preparePhoto'
import { keepPicture, photoRow } from '../photos/storePhoto'
import { type Chance, seededChance } from './chance'
import { drawScene, type SceneKind, sceneKinds } from './scenes'

type PhotoRow = typeof photos.$inferInsert

export type PhotographedPlace = {
  readonly position: LngLat
  /** Check items by key, with their names. */
  readonly itemNames: Readonly<Record<string, string>>
}

/** As many as can be drawn within two seconds: those in which something happened last. */
const photographedIssues = 64

/** What a check item is about, by the words in its name. */
const kindByWord: readonly (readonly [RegExp, SceneKind])[] = [
  [/垃圾桶|清运|收集|厕/, 'bin'],
  [/停|车/, 'cars'],
  [/广告|张贴|涂写|公益|宣传|标识/, 'posters'],
  [/消防|通道|安全|应急|出口/, 'exit'],
  [/路面|破损|盲道|设施|道路|平整|墙|无障碍/, 'tiles'],
  [/摊|占道|经营|商户|门前|食品/, 'stall'],
  [/绿|树|草|花|河|水/, 'green'],
  [/垃圾|卫生|清洁|保洁|环境|整洁/, 'litter'],
]

const kindOf = (itemName: string, chance: Chance): SceneKind =>
  kindByWord.find(([words]) => words.test(itemName))?.[1] ?? chance.pick(sceneKinds)

/** Which photos an action gets, by the field of its form that takes them. */
const taken: Partial<Record<IssueEvent['name'], { readonly field: string; readonly side: PhotoSide }>> = {
  open: { field: 'photos', side: 'before' },
  fixOnSpot: { field: 'afterPhotos', side: 'after' },
  rectify: { field: 'photos', side: 'after' },
  failRecheck: { field: 'photos', side: 'before' },
  passRecheck: { field: 'photos', side: 'after' },
}

const besidePoint = ([lng, lat]: LngLat, chance: Chance, metres: number): LngLat => {
  const degrees = metres / 111_000
  const angle = chance.next() * 2 * Math.PI
  return [lng + (Math.cos(angle) * degrees) / Math.cos((lat * Math.PI) / 180), lat + Math.sin(angle) * degrees]
}

/** Of the issues that have photos, these few show what a mark is for. */
const isTakenFarAway = (nth: number) => nth % 13 === 4
const isAnOldPhoto = (nth: number) => nth % 17 === 6

const lastIssues = (decided: readonly Decided[], places: ReadonlyMap<number, PhotographedPlace>): string[] => {
  const ofPoints = new Set(
    decided.flatMap(({ subjectKind, subjectId, event }) =>
      subjectKind === 'issue' && event.subject?.kind === 'point' && places.has(event.subject.pointId)
        ? [subjectId]
        : [],
    ),
  )
  const newestFirst = new Set([...decided].reverse().map(({ subjectId }) => subjectId))
  return [...newestFirst].filter((id) => ofPoints.has(id)).slice(0, photographedIssues)
}

type Shot = {
  readonly svg: string
  readonly event: IssueEvent
  readonly takenAt: Date | null
  readonly place: LngLat | null
}

const draw = async ({ svg, event, takenAt, place }: Shot, blobs: BlobStore): Promise<PhotoRow> => {
  const prepared = await prepareDrawing(svg)
  await keepPicture(blobs, prepared)
  return photoRow(prepared, {
    takenAt,
    place,
    uploadedBy: event.by.accountId,
    uploadedAt: new Date(event.at),
    blurredFrom: null,
  })
}

export const photographSeason = async (
  decided: readonly Decided[],
  places: ReadonlyMap<number, PhotographedPlace>,
  blobs: BlobStore,
  seed = 20220915,
): Promise<{ readonly decided: readonly Decided[]; readonly photos: readonly PhotoRow[] }> => {
  const chance = seededChance(seed)
  const shots = new Map<Decided, Shot[]>()
  for (const [nth, issueId] of lastIssues(decided, places).entries()) {
    const own = decided.filter((one) => one.subjectKind === 'issue' && one.subjectId === issueId)
    const opening = own[0]?.event as IssueEvent
    const place = opening.subject?.kind === 'point' ? places.get(opening.subject.pointId) : undefined
    if (opening.name !== 'open' || place === undefined) continue
    const kind = kindOf(place.itemNames[opening.form.checkItem ?? ''] ?? '', chance)
    const scene = chance.below(1_000_000)
    own.forEach((one, index) => {
      const event = one.event as IssueEvent
      const how = taken[event.name]
      if (how === undefined) return
      const isAfter = how.side === 'after'
      const minutesBefore = isAfter && isAnOldPhoto(nth) ? 60 * 24 * 40 : 2 + chance.below(20)
      const metres = isAfter && isTakenFarAway(nth) ? 320 + chance.below(900) : 4 + chance.below(40)
      const takenAt = new Date(Date.parse(event.at) - minutesBefore * 60_000)
      shots.set(
        one,
        Array.from({ length: event.name === 'open' && nth % 3 === 0 ? 2 : 1 }, (_, take) => ({
          svg: drawScene(kind, how.side, scene, index + take * 10),
          event,
          takenAt: nth % 11 === 9 ? null : takenAt,
          place: nth % 5 === 3 ? null : besidePoint(place.position, chance, metres),
        })),
      )
    })
  }

  const rows = new Map<Decided, readonly PhotoRow[]>()
  await Promise.all(
    [...shots].map(async ([one, wanted]) => {
      rows.set(one, await Promise.all(wanted.map((shot) => draw(shot, blobs))))
    }),
  )
  // One old photo is handed in as a new proof, which the product is there to notice.
  const proofs = [...shots.keys()].filter(({ event }) => event.name === 'rectify' || event.name === 'passRecheck')
  const [borrowed, borrower] = [proofs[0], proofs.at(-1)]
  if (borrowed !== undefined && borrower !== undefined && borrowed !== borrower)
    rows.set(borrower, rows.get(borrowed) ?? [])

  const withPhotos = decided.map((one): Decided => {
    if (one.subjectKind !== 'issue' && one.subjectKind !== 'point') return one
    const photosOfEvent = rows.get(one)
    const how = taken[one.event.name as IssueEvent['name']]
    if (photosOfEvent === undefined || how === undefined) return one
    const form = { ...one.event.form, [how.field]: photosOfEvent.map(({ id }) => id) }
    return { ...one, event: { ...one.event, form } } as Decided
  })
  const byId = new Map([...rows.values()].flat().map((row) => [row.id, row]))
  return { decided: withPhotos, photos: [...byId.values()] }
}
