/**
 * Walks the chain of hashes in the order of positions and names the first row that does not fit: altered, missing, put
 * elsewhere or put in. Reads in batches, so that a log of any length takes the same memory.
 */
import type { SubjectKind } from '../../domain/subjectKind'
import { hashOf, type LogEnd } from '../eventLog'

export type ChainRow = {
  readonly position: number
  readonly subjectKind: SubjectKind
  readonly subjectId: string
  readonly seq: number
  readonly name: string
  readonly at: Date
  readonly accountId: string
  readonly body: string
  readonly hash: string
}

/** Rows after a position, in order, at most `limit`. */
export type ReadRows = (after: number, limit: number) => Promise<readonly ChainRow[]>

export type Finding =
  /** Its text, or a column beside it, is not what was recorded. */
  | { readonly kind: 'altered'; readonly row: ChainRow; readonly computed: string; readonly column: string | null }
  /** Rows from here to there are gone. */
  | { readonly kind: 'deleted'; readonly from: number; readonly to: number; readonly next: ChainRow | null }
  /** It was recorded at another position. */
  | { readonly kind: 'moved'; readonly row: ChainRow; readonly computed: string; readonly recordedAt: number }
  /** It was never recorded here: the row after it follows the row before it. */
  | { readonly kind: 'inserted'; readonly row: ChainRow; readonly computed: string }
  /** The log ends before what was noted down. */
  | { readonly kind: 'cut'; readonly last: LogEnd; readonly anchor: LogEnd }
  /** The chain holds together, but it is not the one that was noted down. */
  | { readonly kind: 'rewritten'; readonly row: ChainRow; readonly anchor: LogEnd }

export type ChainResult = { readonly rows: number; readonly end: LogEnd; readonly finding: Finding | null }

const batchSize = 1_000
/** How many rows may have been taken out and the rest renumbered for it still to be told apart from an alteration. */
const mostShifted = 200

/** What stands in columns beside the body is outside of the hash; it has to be what the body says. */
const alteredColumn = (row: ChainRow): string | null => {
  let said: Record<string, unknown> & { by?: { accountId?: unknown } }
  try {
    said = JSON.parse(row.body)
  } catch {
    return 'body'
  }
  const columns: readonly (readonly [name: string, isSame: boolean])[] = [
    ['subject_kind', said.subjectKind === row.subjectKind],
    ['subject_id', said.subjectId === row.subjectId],
    ['seq', said.seq === row.seq],
    ['name', said.name === row.name],
    ['at', typeof said.at === 'string' && Date.parse(said.at) === row.at.getTime()],
    ['account_id', said.by?.accountId === row.accountId],
  ]
  return columns.find(([, isSame]) => !isSame)?.[0] ?? null
}

const follows = (previousHash: string, position: number, row: ChainRow): boolean =>
  hashOf(previousHash, position, row.body) === row.hash

/** Where a row was recorded: the position whose predecessor's hash its own goes back to. Reads the log once more. */
const recordedPosition = async (row: ChainRow, read: ReadRows): Promise<number | null> => {
  if (follows('', 1, row)) return 1
  for (let after = 0; ; ) {
    const rows = await read(after, batchSize)
    for (const { position, hash } of rows) {
      // The predecessor may stand where it stood, or have changed places with the row.
      if (follows(hash, position + 1, row)) return position + 1
      if (follows(hash, position, row)) return position
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < batchSize) return null
    after = last.position
  }
}

/** Why a row does not follow the one before it. */
const explain = async (
  before: { readonly row: ChainRow | null; readonly end: LogEnd; readonly previous: LogEnd | null },
  row: ChainRow,
  computed: string,
  read: ReadRows,
): Promise<Finding> => {
  const [next] = await read(row.position, 1)
  // Put in with a hash that fits: what stood here has moved up by one, and still follows the row before.
  if (before.row !== null && before.previous !== null && follows(before.previous.hash, before.end.position, row))
    return { kind: 'inserted', row: before.row, computed: before.row.hash }
  const recordedAt = await recordedPosition(row, read)
  if (recordedAt !== null && recordedAt !== row.position) return { kind: 'moved', row, computed, recordedAt }
  // Put in with any hash: the row after it follows the row before it.
  if (next !== undefined && follows(before.end.hash, row.position, next)) return { kind: 'inserted', row, computed }
  // Its hash is the one recorded, for the next row follows it; so its text is not.
  if (next !== undefined && follows(row.hash, next.position, next))
    return { kind: 'altered', row, computed, column: null }
  // Some were taken out and the rest renumbered: the rows still follow each other by their former numbers.
  if (next !== undefined)
    for (let shift = 1; shift <= mostShifted; shift++)
      if (follows(row.hash, next.position + shift, next))
        return { kind: 'deleted', from: row.position, to: row.position + shift - 1, next: row }
  return { kind: 'altered', row, computed, column: null }
}

/** Anchors in any order. The first finding ends the walk. */
export const verifyChain = async (read: ReadRows, anchors: readonly LogEnd[]): Promise<ChainResult> => {
  const noted = [...anchors].filter(({ position }) => position > 0).sort((one, other) => one.position - other.position)
  let nextAnchor = 0
  let end: LogEnd = { position: 0, hash: '' }
  let previous: LogEnd | null = null
  let lastRow: ChainRow | null = null
  let count = 0
  const found = (finding: Finding): ChainResult => ({ rows: count, end, finding })

  for (;;) {
    const rows = await read(end.position, batchSize)
    for (const row of rows) {
      const expected = end.position + 1
      if (row.position !== expected) return found({ kind: 'deleted', from: expected, to: row.position - 1, next: row })
      const computed = hashOf(end.hash, row.position, row.body)
      if (computed !== row.hash) return found(await explain({ row: lastRow, end, previous }, row, computed, read))
      const column = alteredColumn(row)
      if (column !== null) return found({ kind: 'altered', row, computed, column })
      count += 1
      for (let anchor = noted[nextAnchor]; anchor?.position === row.position; anchor = noted[++nextAnchor])
        if (anchor.hash !== row.hash) return found({ kind: 'rewritten', row, anchor })
      previous = end
      end = { position: row.position, hash: row.hash }
      lastRow = row
    }
    if (rows.length < batchSize) break
  }
  const anchor = noted[nextAnchor]
  return { rows: count, end, finding: anchor === undefined ? null : { kind: 'cut', last: end, anchor } }
}
