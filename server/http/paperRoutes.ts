/**
 * Papers as files: `/api/papers/<id>.docx`, as it was issued byte for byte, or the draft drawn anew; and the unit's answer
 * to it, `/api/papers/<id>/reply.docx`.
 */

import { uuidSchema } from '../../domain/id'
import { holds, unitsOf } from '../../domain/people'
import { refuse } from '../../domain/refusal'
import type { Server } from '../context'
import { replyContent } from '../papers/madeOnDemand'
import { mayReadPaper } from '../papers/visiblePapers'
import { noSuchPaper, readPaper } from '../recording/paperFold'
import { docxType, fileName, fileResponse } from './download'
import { hasVersion } from './encoding'
import type { Exchange } from './exchange'
import { notSignedIn, refusalResponse } from './refusals'

const notIssued = refuse(
  'conflict',
  '文书正在生成，请稍后再下载。',
  'The paper is still being made; download it in a moment.',
)

const idOf = (pathname: string): string | null => {
  const id = /^\/api\/papers\/([^/]+)\.docx$/.exec(pathname)?.[1]
  return uuidSchema.safeParse(id).success ? (id ?? null) : null
}

const replyIdOf = (pathname: string): string | null => {
  const id = /^\/api\/papers\/([^/]+)\/reply\.docx$/.exec(pathname)?.[1]
  return uuidSchema.safeParse(id).success ? (id ?? null) : null
}

export const paperRoutes = ({
  database: { db },
  clock,
  paperFiles,
}: Pick<Server, 'database' | 'clock' | 'paperFiles'>) => ({
  file: async ({ request, identify }: Exchange): Promise<Response> => {
    const signedIn = await identify()
    if (signedIn === null) return refusalResponse(notSignedIn)
    const { pathname, searchParams } = new URL(request.url)
    const replyId = replyIdOf(pathname)
    const id = replyId ?? idOf(pathname)
    const paper = id === null ? null : await readPaper(db, id)
    if (paper === null || !mayReadPaper(signedIn.viewer, paper)) return refusalResponse(noSuchPaper)
    if (replyId !== null) {
      const unitId = searchParams.get('unit') ?? unitsOf(signedIn.viewer).find((own) => paper.unitIds.includes(own))
      const mayReply =
        unitId !== undefined && (holds(signedIn.viewer, 'office') || unitsOf(signedIn.viewer).includes(unitId))
      const content = mayReply ? await replyContent(db, paper, unitId, clock.today()) : null
      if (content === null) return refusalResponse(noSuchPaper)
      return fileResponse(await paperFiles.draw(content), docxType, fileName(content.title, 'docx'), {
        'cache-control': 'no-store',
      })
    }
    const isFrozen = paper.stage === 'issued' || (paper.kind === 'card' && paper.stage === 'signed')
    if (!isFrozen) {
      const bytes = await paperFiles.draw(await paperFiles.contentOf(paper))
      return fileResponse(bytes, docxType, fileName(`${paper.numberText ?? '草稿'}${paper.title}`, 'docx'), {
        'cache-control': 'no-store',
      })
    }
    const etag = paper.docx === null ? null : `"${paper.docx}"`
    if (etag !== null && hasVersion(request.headers, etag))
      return new Response(null, { status: 304, headers: { etag } })
    const bytes = await paperFiles.issued(paper.id)
    if (bytes === null) return refusalResponse(notIssued)
    return fileResponse(bytes, docxType, fileName(`${paper.numberText ?? ''}${paper.title}`, 'docx'), {
      vary: 'cookie',
      ...(etag !== null && { etag }),
    })
  },
})
