/**
 * The files of papers. A draft is drawn anew each time; what was signed is drawn from its frozen words, stored under the
 * SHA-256 of its bytes and read from there ever after. Nothing here runs under the writer's lock.
 */
import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { isSigned, type Paper } from '../../domain/paper'
import type { PaperContent } from '../../domain/paperContent'
import { currentAnchor } from '../anchor'
import type { BlobStore } from '../blobs/blobStore'
import type { Clock } from '../clock'
import type { Database } from '../db/open'
import { papers } from '../db/tables/papers'
import { readPicture } from '../photos/storePhoto'
import { recordIssuedFile } from '../recording/paper'
import { renderPaper } from './paper'
import { contentOf } from './paperContents'

export type PaperFiles = {
  /** Drawn of these words, links made whole; nothing is kept. */
  readonly draw: (content: PaperContent) => Promise<Uint8Array>
  /** What stands in it: as signed, or as it would be signed now. */
  readonly contentOf: (paper: Paper) => Promise<PaperContent>
  /** The file as it was issued, made now where it is still missing; null while the paper is not issued. */
  readonly issued: (paperId: string) => Promise<Uint8Array<ArrayBuffer> | null>
  /** Draws and stores the file of a signed paper; what its `issue` event will say. */
  readonly store: (paper: Paper) => Promise<{ readonly docx: string; readonly content: PaperContent }>
  /** Makes the file in the background; a failure is told, and the next reader tries again. */
  readonly makeSoon: (paperId: string) => void
  /** Once nothing is being made. */
  readonly settled: () => Promise<void>
}

const keyOf = (sha256: string) => `papers/${sha256.slice(0, 2)}/${sha256}.docx`

/** A card is issued by its approval; what the headquarters signed waits for its printing 印发. */
const issuesItself = (paper: Paper): boolean =>
  paper.docx === null && (paper.stage === 'issued' || (paper.kind === 'card' && paper.stage === 'signed'))

export const createPaperFiles = ({
  database,
  clock,
  blobs,
  publicUrl,
  onFault,
}: {
  readonly database: Database
  readonly clock: Clock
  readonly blobs: BlobStore
  readonly publicUrl: string
  readonly onFault: (fault: unknown) => void
}): PaperFiles => {
  const { db } = database
  const underWay = new Map<string, Promise<void>>()

  const read = async (paperId: string): Promise<Paper | null> => {
    const [row] = await db.select({ state: papers.state }).from(papers).where(eq(papers.id, paperId))
    return row?.state ?? null
  }
  const frozenContent = async (paper: Paper): Promise<PaperContent> => {
    const [row] = await db.select({ content: papers.content }).from(papers).where(eq(papers.id, paper.id))
    if (row?.content) return row.content
    const anchor = isSigned(paper) ? await currentAnchor(db) : null
    return contentOf(db, paper, clock.today(), anchor)
  }
  const draw = (content: PaperContent) =>
    renderPaper(
      { ...content, issues: content.issues.map((issue) => ({ ...issue, url: `${publicUrl}${issue.url}` })) },
      { photoBytes: (id) => readPicture(blobs, id) },
    )
  const store: PaperFiles['store'] = async (paper) => {
    const content = await frozenContent(paper)
    const bytes = await draw(content)
    const docx = createHash('sha256').update(bytes).digest('hex')
    await blobs.put(keyOf(docx), bytes)
    return { docx, content }
  }
  const makeNow = async (paperId: string): Promise<void> => {
    const paper = await read(paperId)
    if (paper === null || !issuesItself(paper)) return
    // Refused where another server was faster: then its file is the one.
    await recordIssuedFile(database, clock, paper, { paperId, ...(await store(paper)) })
  }
  /** One making at a time for each paper. */
  const make = (paperId: string): Promise<void> => {
    const known = underWay.get(paperId)
    if (known) return known
    const making = makeNow(paperId).finally(() => underWay.delete(paperId))
    underWay.set(paperId, making)
    return making
  }

  return {
    draw,
    contentOf: frozenContent,
    store,
    issued: async (paperId) => {
      const before = await read(paperId)
      if (before === null) return null
      if (issuesItself(before)) await make(paperId)
      const paper = before.docx === null ? await read(paperId) : before
      if (!paper?.docx) return null
      const bytes = await blobs.get(keyOf(paper.docx))
      if (bytes === null) throw new Error(`the file of paper ${paperId} is missing from the store`)
      return bytes
    },
    makeSoon: (paperId) => void make(paperId).catch(onFault),
    settled: async () => {
      await Promise.allSettled(underWay.values())
    },
  }
}
