/** What a paper usually says, to be changed by its drafter: from its kind, its unit and how many issues it names. */
import type { IssuedKind } from './paper'
import type { DraftForm } from './paperActions'
import { paperLabel } from './paperContent'

export type PaperTexts = { readonly title: string; readonly opening: string; readonly demands: string }

export const usualTexts = (
  kind: IssuedKind,
  about: { readonly unit: string; readonly count: number; readonly place?: string | undefined },
): PaperTexts => {
  const { unit, count, place } = about
  const here = place ?? unit
  switch (kind) {
    case 'notice':
      return {
        title: `关于交办${unit}文明城市创建问题的督办通知`,
        opening: `根据督导方案，督导分队实地考察发现你单位负责的问题${count}件，现将问题清单（见附件）交办给你单位。`,
        demands:
          '请对照清单照单全收，在认领期限前明确整改责任、时限、措施和目标，按期整改到位，并报送整改情况和佐证材料。\n逾期未整改或整改不到位的，将按规定予以通报；情节严重的，提请有关机关问责。',
      }
    case 'card':
      return {
        title: '督办卡',
        opening: '',
        demands: '请按期认领并整改，整改完成后上报整改情况和现场照片，由督导分队复查销号。',
      }
    case 'issueList':
      return { title: `${here}问题清单`, opening: '', demands: '' }
    case 'rectificationList':
      return { title: `${here}整改清单`, opening: '', demands: '' }
    case 'circular':
      return {
        title: `关于${unit}文明城市创建问题整改不力的通报`,
        opening:
          count === 0
            ? `${unit}在文明城市创建问题整改中进展缓慢，经督促仍未明显改观。经研究，予以通报。`
            : `${unit}对交办的${count}件文明城市创建问题未按期整改到位，经督促仍未完成。经研究，予以通报。`,
        demands: '请立即查找原因，落实整改责任，限期整改到位，并将整改情况书面报指挥部办公室。',
      }
    case 'referral':
      return {
        title: `关于提请对${unit}问题整改不力进行问责的函`,
        opening: `${unit}对交办的${count}件文明城市创建问题长期未整改到位，经通报仍无明显进展。现将有关证据移送贵机关，提请依规依纪研究处理。`,
        demands: '处理结果请函告我部。',
      }
    default:
      return kind satisfies never
  }
}

/** 撤销: the paper that names another says so. */
export const withdrawalTexts = (kind: IssuedKind, numberText: string, reason: string): PaperTexts => ({
  title: kind === 'card' ? '督办卡（撤销）' : `关于撤销${numberText}${paperLabel[kind].zh}的通知`,
  opening: `经研究，决定撤销${numberText}${paperLabel[kind].zh}。撤销理由：${reason}`,
  demands: '',
})

/** As the form takes them: what is left out is not there. */
export const textForm = ({ title, opening, demands }: PaperTexts) => ({
  title,
  ...(opening !== '' && { opening }),
  ...(demands !== '' && { demands }),
})

/** 一单位一稿: the draft that hands issues over to one unit, in the usual words. */
export const draftTo = (
  kind: 'notice' | 'card',
  unit: { readonly id: string; readonly name: string },
  issues: DraftForm['issues'],
): DraftForm => ({
  kind,
  ...textForm(usualTexts(kind, { unit: unit.name, count: issues.length })),
  unitIds: [unit.id],
  issues,
})
