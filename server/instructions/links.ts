/** Papers and joint inspections as an instruction names them: what they are, and which of them the office may choose from. */
import { and, desc, eq, inArray, ne } from 'drizzle-orm'
import { type Instruction, idOfLink, type LinkKind } from '../../domain/instruction'
import type { InstructionAction } from '../../domain/instructionActions'
import type { Db } from '../db/open'
import { jointInspections } from '../db/schema'
import { papers } from '../db/tables/papers'

/** What a form's paper or joint inspection is; null: there is none, or it was discarded. */
export const linkedKind = async (db: Db, action: InstructionAction): Promise<LinkKind | null> => {
  if (action.name !== 'turnInto') return null
  const { as, paperId, inspectionId } = action.form
  if (as === 'jointInspection') {
    if (inspectionId === undefined) return null
    return (await db.$count(jointInspections, eq(jointInspections.id, inspectionId))) > 0 ? as : null
  }
  if (paperId === undefined) return null
  const [paper] = await db
    .select({ kind: papers.kind })
    .from(papers)
    .where(and(eq(papers.id, paperId), ne(papers.stage, 'discarded')))
  return paper?.kind === 'card' || paper?.kind === 'notice' ? paper.kind : null
}

const mostOffered = 60

const paperColumns = { state: papers.state }
const shownPaper = ({
  state: { id, kind, stage, numberText, title, unitIds },
}: {
  state: typeof papers.$inferSelect.state
}) => ({
  id,
  kind,
  stage,
  name: numberText ?? title,
  unitIds,
})

/** The papers and joint inspections that instructions are linked to. */
export const readLinks = async (db: Db, { links }: Pick<Instruction, 'links'>) => {
  const ids = links.map(idOfLink)
  if (ids.length === 0) return { papers: [], inspections: [] }
  return {
    papers: (await db.select(paperColumns).from(papers).where(inArray(papers.id, ids))).map(shownPaper),
    inspections: await db.select().from(jointInspections).where(inArray(jointInspections.id, ids)),
  }
}

/** The newest cards, notices and joint inspections: one that was just made is among them. */
export const readLinkable = async (db: Db) => ({
  papers: (
    await db
      .select(paperColumns)
      .from(papers)
      .where(and(inArray(papers.kind, ['card', 'notice']), ne(papers.stage, 'discarded')))
      .orderBy(desc(papers.position))
      .limit(mostOffered)
  ).map(shownPaper),
  inspections: await db
    .select()
    .from(jointInspections)
    .orderBy(desc(jointInspections.from), desc(jointInspections.id))
    .limit(mostOffered),
})
