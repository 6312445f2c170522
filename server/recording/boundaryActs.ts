/** What gives the scopes other boundaries: a checked file, an edit on the map, a statement of their uncertainty, an earlier version. */
import { and, eq, inArray } from 'drizzle-orm'
import type { BoundaryEdit, UncertaintyStatement } from '../../domain/boundaries/boundaryEdit'
import { type Refusal, refuse } from '../../domain/refusal'
import type { CheckedBoundaries } from '../boundaries/boundaryThread'
import { isOvertaken, overtakenBorders } from '../boundaries/presentBoundaries'
import { canonicalBody } from '../canonicalBody'
import type { Clock } from '../clock'
import type { Database } from '../db/open'
import { events, scopes } from '../db/schema'
import { readGroundVersion } from '../groundVersion'
import { type Receipt, record, type Sent } from '../record'
import { type Boundary, boundaryOf, readBoundariesAt, setBoundaries } from './boundaries'

const changedMeanwhile = refuse(
  'conflict',
  '核对之后，点位或督导范围有了变化，没有启用。请重新核对后再启用。',
  'Points or scopes have changed since the file was checked, so nothing was set. Check it again first.',
)
const someFatal = (names: string): Refusal =>
  refuse(
    'conflict',
    `${names}的边界有错误，没有启用。请在地图软件中修正，或把这些面选为“不采用”。`,
    `The boundaries of ${names} have faults, so nothing was set. Correct them in a map program, or choose that they are not taken.`,
  )
const nothingToSet = refuse(
  'conflict',
  '文件里没有督导范围的边界可以启用。请为至少一个面选定是哪个督导范围。',
  'The file has no boundary of a scope. Say of one area at least whose it is.',
)
const noSuchVersion = refuse(
  'notFound',
  '没有这一版边界。请刷新后重试。',
  'There is no such version of the boundaries. Reload and try again.',
)
const alreadySo = refuse(
  'conflict',
  '现在的边界就是这一版，没有改动。请刷新查看。',
  'These are the boundaries that hold already; reload to see them.',
)
const noSuchScope = refuse(
  'notFound',
  '有的督导范围已经不在了，没有改动。请刷新后重新选择。',
  'A scope is not there any more, so nothing was changed. Reload and choose again.',
)
const statedAlready = refuse(
  'conflict',
  '这些范围的边界误差已经是这样，没有改动。请刷新查看。',
  'That is what is stated of these scopes already; reload to see it.',
)

export type BoundaryImport = {
  readonly id: string
  readonly fileName: string
  /** SHA-256 of the file's bytes, which are kept. */
  readonly fileHash: string
  readonly checked: CheckedBoundaries
  readonly groundVersion: number
  /** As it was checked; undefined: each scope keeps what was stated of it. */
  readonly uncertaintyMetres: number | undefined
  /** Null: a file gives them. */
  readonly edit: BoundaryEdit | null
  /** Of the boundaries from which the edit began; undefined: of a file, which replaces whatever holds. */
  readonly base: number | undefined
  /** The fingerprint of what the person looked at. */
  readonly seen: string
}

/** Sets boundaries as they were checked and looked at: of a file, or edited on the map. */
export const recordBoundaries = (
  database: Database,
  clock: Clock,
  sent: Sent,
  { id, fileName, fileHash, checked, groundVersion, seen, uncertaintyMetres, edit, base }: BoundaryImport,
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { setBoundaries: id, fileHash, seen, ...(edit && { edit }) }, async (writing) => {
    const { check, fingerprint } = checked
    // Asked here, where the same action sent once more has its first answer.
    if (await isOvertaken(writing.tx, base)) return overtakenBorders
    if (fingerprint !== seen || (await readGroundVersion(writing.tx)) !== groundVersion) return changedMeanwhile
    const chosen = check.boundaries.filter(({ scopeId }) => scopeId !== null)
    const wrong = chosen.filter(({ faults }) => faults.some(({ isFatal }) => isFatal))
    if (wrong.length > 0) return someFatal(wrong.map(({ name, index }) => name || String(index + 1)).join('、'))
    const present = new Map((await writing.tx.select().from(scopes)).map((scope) => [scope.id, scope]))
    const boundaries = chosen.flatMap(({ scopeId, area }): Boundary[] => {
      if (scopeId === null || area === null) return []
      const before = present.get(scopeId)
      return [
        {
          scopeId,
          area,
          schematic: edit !== null && !edit.isOfficial && (before?.schematic ?? false),
          uncertaintyMetres: uncertaintyMetres ?? before?.uncertaintyMetres ?? 0,
        },
      ]
    })
    if (boundaries.length === 0) return nothingToSet
    const stated = uncertaintyMetres === undefined ? {} : { uncertaintyMetres }
    return edit === null
      ? setBoundaries(writing, {
          id,
          name: 'setBoundaries',
          boundaries,
          to: { fileName, fileHash, datum: check.datum, ...stated },
        })
      : setBoundaries(writing, { id, name: 'editBoundaries', boundaries, to: { ...edit, fileHash, ...stated } })
  })

/** Of the boundaries as they stand; a version of its own, for points wait or go by it. */
export const recordUncertainty = (
  database: Database,
  clock: Clock,
  sent: Sent,
  { id, statement }: { readonly id: string; readonly statement: UncertaintyStatement },
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { stateUncertainty: id, statement }, async (writing) => {
    const { scopeIds, uncertaintyMetres, reason } = statement
    const present = await writing.tx.select().from(scopes).where(inArray(scopes.id, scopeIds)).orderBy(scopes.order)
    if (present.length < new Set(scopeIds).size) return noSuchScope
    const boundaries = present
      .filter((scope) => scope.uncertaintyMetres !== uncertaintyMetres)
      .map((scope) => ({ ...boundaryOf({ ...scope, scopeId: scope.id }), uncertaintyMetres }))
    if (boundaries.length === 0) return statedAlready
    const to = { uncertaintyMetres, reason }
    return setBoundaries(writing, { id, name: 'stateUncertainty', boundaries, to })
  })

/** `position`: of the event whose boundaries are to hold again; 0: those that the campaign began with. */
export const recordRestoredBoundaries = (
  database: Database,
  clock: Clock,
  sent: Sent,
  { id, position }: { readonly id: string; readonly position: number },
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { restoreBoundaries: position, id }, async (writing) => {
    const { tx } = writing
    const [event] = await tx
      .select({ at: events.at })
      .from(events)
      .where(and(eq(events.position, position), eq(events.subjectKind, 'boundaries')))
    if (event === undefined && position !== 0) return noSuchVersion
    const earlier = await readBoundariesAt(tx, position)
    const present = await tx
      .select()
      .from(scopes)
      .where(
        inArray(
          scopes.id,
          earlier.map(({ scopeId }) => scopeId),
        ),
      )
    const nowOf = new Map(
      present.map((scope) => [scope.id, canonicalBody(boundaryOf({ ...scope, scopeId: scope.id }))]),
    )
    const boundaries = earlier.filter((boundary) => nowOf.get(boundary.scopeId) !== canonicalBody(boundary))
    if (boundaries.length === 0) return alreadySo
    const to = { restoredFrom: event?.at.toISOString() ?? null }
    return setBoundaries(writing, { id, name: 'restoreBoundaries', boundaries, to })
  })
