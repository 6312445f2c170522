/** Put right is shown, not only said: photos of a place, papers of a unit's work. */
import { optionalFiles, optionalPapers, optionalPhotos } from '../form'
import { type Refusal, refuse } from '../refusal'

export const evidence = {
  photos: optionalPhotos('照片', 'Photos'),
  papers: optionalPapers('佐证材料（文号）', 'Papers (document no.)'),
  files: optionalFiles('附件', 'Attachments'),
}
type Evidence = {
  readonly photos?: readonly string[] | undefined
  readonly papers?: string | undefined
  readonly files?: readonly string[] | undefined
}
export const withoutEvidence = (
  form: Evidence,
  what: { readonly zh: string; readonly en: string },
): Refusal | undefined =>
  (form.photos ?? []).length > 0 || (form.files ?? []).length > 0 || form.papers !== undefined
    ? undefined
    : refuse(
        'invalid',
        `${what.zh}请附照片，或写明佐证材料。`,
        `Give photos with it, or name the papers that show it: ${what.en} needs them.`,
      )
