/** The papers that wait for a person, and what each asks: the rule is the paper table's, the order of the tasks this one's. */
import { and, asc, eq, inArray, or, type SQL } from 'drizzle-orm'
import type { Paper } from '../../domain/paper'
import { availablePaperActions, type PaperActionName } from '../../domain/paperActions'
import type { Viewer } from '../../domain/people'
import { visibleTo } from '../../domain/permissions'
import type { Db } from '../db/open'
import { papers } from '../db/tables/papers'

/** What a waiting paper asks of somebody, the nearest step first. */
const tasks = ['approve', 'sign', 'check', 'issue', 'revise', 'deliver'] as const satisfies readonly PaperActionName[]
export type PaperTask = (typeof tasks)[number]

const taskOf = (paper: Paper, viewer: Viewer): PaperTask | null => {
  const available = availablePaperActions(paper, viewer)
  return (
    tasks.find((task) => {
      if (!available.includes(task)) return false
      if (task === 'revise') return paper.returned !== null && paper.drafted?.by.accountId === viewer.accountId
      // A card's receipt is a courtesy; a notice hands over by being delivered.
      return task !== 'deliver' || paper.kind === 'notice'
    }) ?? null
  )
}

const waitingRows: SQL | undefined = or(
  inArray(papers.stage, ['drafted', 'checked', 'signed']),
  and(eq(papers.kind, 'notice'), eq(papers.stage, 'issued'), eq(papers.isWithdrawn, false)),
)

/** Oldest first. A unit has no part in how papers come about: nothing waits for it here. */
export const readWaitingPapers = async (
  db: Db,
  viewer: Viewer,
): Promise<readonly { readonly paper: Paper; readonly task: PaperTask }[]> => {
  if (visibleTo(viewer).issues !== 'all') return []
  const rows = await db.select({ state: papers.state }).from(papers).where(waitingRows).orderBy(asc(papers.position))
  return rows.flatMap(({ state }) => {
    const task = taskOf(state, viewer)
    return task === null ? [] : [{ paper: state, task }]
  })
}
