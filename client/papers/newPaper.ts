/** A paper that is only being drafted, as the URL names it: `new.circular.<issue>`, `new.issueList.p12` for a point's. */
import { type IssuedKind, issuedKinds } from '../../domain/paper'

export type NewPaper = { readonly kind: IssuedKind; readonly issueIds: readonly string[]; readonly pointId?: number }

export const newPaperId = (kind: IssuedKind, about?: string): string =>
  about === undefined ? `new.${kind}` : `new.${kind}.${about}`

/** Null: the id is a paper's own. */
export const newPaperOf = (id: string): NewPaper | null => {
  const [mark, kindText, about] = id.split('.')
  const kind = issuedKinds.find((known) => known === kindText)
  if (mark !== 'new' || kind === undefined) return null
  if (about === undefined) return { kind, issueIds: [] }
  return /^p\d+$/.test(about) ? { kind, issueIds: [], pointId: Number(about.slice(1)) } : { kind, issueIds: [about] }
}
