/** The whole check, of one moment of the database: the chain, what was noted down of it, and the folds. And how it is said. */
import { asc, gt } from 'drizzle-orm'
import { subjectKindLabel } from '../../domain/eventLabels'
import { type Text, text } from '../../domain/text'
import { anchorText } from '../anchor'
import type { Database } from '../db/open'
import { events } from '../db/schema'
import { anchors } from '../db/tables/anchors'
import type { LogEnd } from '../eventLog'
import { type ChainResult, type ChainRow, type Finding, verifyChain } from './verifyChain'
import { type FoldFinding, verifyFolds } from './verifyFolds'

export type LogResult = Omit<ChainResult, 'finding'> & {
  readonly finding: Finding | FoldFinding | null
  /** The last position that an anchor holds; 0 where there is none. */
  readonly anchoredTo: number
}

/** `noted` are the anchors that somebody kept outside; those in the database are taken as well. */
export const verifyLog = ({ db }: Database, noted: readonly LogEnd[]): Promise<LogResult> =>
  db.transaction(
    async (tx) => {
      const kept = await tx.select({ position: anchors.position, hash: anchors.hash }).from(anchors)
      const all = [...noted, ...kept]
      const chain = await verifyChain(
        (after, limit) =>
          tx.select().from(events).where(gt(events.position, after)).orderBy(asc(events.position)).limit(limit),
        all,
      )
      const finding = chain.finding ?? (await verifyFolds(tx))
      return { ...chain, finding, anchoredTo: Math.max(0, ...all.map(({ position }) => position)) }
    },
    // One moment: what the server writes meanwhile does not show.
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )

const rowText = ({ position, subjectKind, subjectId, seq, name }: ChainRow): Text =>
  text(
    `第${position}条（${subjectKindLabel[subjectKind]?.zh ?? subjectKind} ${subjectId}，第${seq}步 ${name}）`,
    `row ${position} (${subjectKind} ${subjectId}, seq ${seq}, ${name})`,
  )

const hashes = (stored: string, computed: string): Text =>
  text(`存的哈希 ${stored}，算得 ${computed}`, `stored hash ${stored}, computed ${computed}`)

const together = (...parts: readonly Text[]): Text =>
  text(parts.map(({ zh }) => zh).join(''), parts.map(({ en }) => en).join(''))

/** The finding as one sentence that names the row. */
export const findingText = (finding: Finding | FoldFinding): Text => {
  switch (finding.kind) {
    case 'altered':
      return together(
        rowText(finding.row),
        finding.column === null
          ? text(
              finding.row.position === 1 ? '的内容被改过：' : '的内容被改过（或者前一条连同它的哈希被改过）：',
              finding.row.position === 1 ? ' was altered: ' : ' was altered (or the one before it, with its hash): ',
            )
          : text(`的 ${finding.column} 列被改过，与记录的内容不符：`, `: column ${finding.column} was altered: `),
        hashes(finding.row.hash, finding.computed),
        text('。', '.'),
      )
    case 'deleted': {
      const [zh, en] =
        finding.from === finding.to
          ? [`第${finding.from}条被删除`, `row ${finding.from} was deleted`]
          : [`第${finding.from}条至第${finding.to}条被删除`, `rows ${finding.from} to ${finding.to} were deleted`]
      return finding.next === null
        ? text(`${zh}。`, `${en}.`)
        : together(text(`${zh}，其后是`, `${en}; what follows is `), rowText(finding.next), text('。', '.'))
    }
    case 'moved':
      return together(
        rowText(finding.row),
        text(
          `被调换过位置，它原来是第${finding.recordedAt}条：`,
          ` was put elsewhere; it was recorded as row ${finding.recordedAt}: `,
        ),
        hashes(finding.row.hash, finding.computed),
        text('。', '.'),
      )
    case 'inserted':
      return together(
        rowText(finding.row),
        text('是后来插入的：', ' was put in afterwards: '),
        hashes(finding.row.hash, finding.computed),
        text('。', '.'),
      )
    case 'cut':
      return text(
        `日志的末尾被截去：现在止于第${finding.last.position}条，而锚点记到第${finding.anchor.position}条（${finding.anchor.hash}）。`,
        `The end of the log was cut off: it ends with row ${finding.last.position}, but an anchor notes row ${finding.anchor.position} (${finding.anchor.hash}).`,
      )
    case 'rewritten':
      return together(
        text('日志在锚点之前被整体改写过：', 'The log was rewritten before the anchor: '),
        rowText(finding.row),
        text(
          `，存的哈希 ${finding.row.hash}，锚点记的是 ${finding.anchor.hash}。`,
          `, stored hash ${finding.row.hash}, the anchor notes ${finding.anchor.hash}.`,
        ),
      )
    case 'fold': {
      const what =
        finding.table === 'issues'
          ? text(`问题 ${finding.id}`, `issue ${finding.id}`)
          : ['point_states', 'point_days'].includes(finding.table)
            ? text(`点位 ${finding.id}`, `point ${finding.id}`)
            : text(`${finding.table} ${finding.id}`, `${finding.table} ${finding.id}`)
      if (finding.columns.length === 0)
        return finding.position === null
          ? together(
              what,
              text(
                ` 在 ${finding.table} 表里，但日志里没有它。`,
                ` stands in ${finding.table}, but the log does not tell of it.`,
              ),
            )
          : together(
              what,
              text(
                ` 在日志里（第${finding.position}条），但 ${finding.table} 表里没有它。`,
                ` is told of in the log (row ${finding.position}), but does not stand in ${finding.table}.`,
              ),
            )
      const last =
        finding.position === null
          ? text('', '')
          : text(`（最后一条 ${finding.position}）`, ` (its last row is ${finding.position})`)
      const columns = finding.columns.join(', ')
      return together(
        what,
        last,
        text(
          ` 在 ${finding.table} 表里的现状被改过，与日志不符：${columns}。`,
          ` stands otherwise in ${finding.table} than the log tells: ${columns}.`,
        ),
      )
    }
    default:
      return finding satisfies never
  }
}

/** What is said when nothing was found, and what that does not cover. */
export const soundLines = ({ rows, end, anchoredTo }: LogResult, untilNow: boolean): Text[] => [
  text(
    `日志完好：${rows} 条，止于第${end.position}条。`,
    `The log is sound: ${rows} rows, the last is ${end.position}.`,
  ),
  anchoredTo === 0
    ? text(
        '没有锚点：如果有人把整条链重算过，或截去了末尾，这次检查看不出来。请用 --anchor 给出记下的锚点。',
        'There is no anchor: a chain made anew as a whole, or a cut tail, would not show. Give one that was noted down with --anchor.',
      )
    : text(`锚点核到第${anchoredTo}条。`, `Held against anchors up to row ${anchoredTo}.`),
  ...(untilNow
    ? [text(`现在的锚点，请另行记下：${anchorText(end)}`, `The anchor of now, to be noted down: ${anchorText(end)}`)]
    : []),
]
