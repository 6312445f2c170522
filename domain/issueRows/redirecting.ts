/** More was seen of it 补充, another squad follows it 移交, or it is an issue of its own no more 并案、作废. */
import { issueField, paragraphField, squadField } from '../form'
import { type Issue, isSameSubject, openStages } from '../issue'
import { type Refusal, refuse } from '../refusal'
import type { Standing } from '../standing'
import { text } from '../text'
import { evidence } from './evidence'
import { row } from './row'

const onlyOfficeOnceClaimed = (issue: Issue, standing: Standing): Refusal | undefined =>
  issue.stage === 'claimed' && standing !== 'office'
    ? refuse(
        'forbidden',
        '单位已认领，只有指挥部办公室可以并案或作废。请报指挥部办公室。',
        'The unit has claimed it, so only the headquarters office may merge or void it. Ask the office.',
      )
    : undefined

export const redirecting = {
  supplement: row({
    label: text('补充情况', 'Add what was seen'),
    from: openStages,
    to: 'same',
    by: ['followingSquad', 'jointSquad', 'office'],
    fields: { what: paragraphField('补充内容', 'What was seen'), ...evidence },
    change: () => ({}),
  }),

  handOver: row({
    label: text('移交督导', 'Hand over to a squad'),
    from: openStages,
    to: 'same',
    by: ['office', 'groupLeader'],
    fields: { squad: squadField('移交给', 'Squad'), reason: paragraphField('理由', 'Reason') },
    check: (issue, form, { groupOfSquad }, by) => {
      const group = groupOfSquad.get(form.squad)
      if (group === undefined)
        return refuse(
          'invalid',
          '没有这个督导分队，请从名单中选择。',
          'There is no such squad; choose one from the list.',
        )
      if (form.squad === issue.followingSquad)
        return refuse(
          'invalid',
          '这个分队已是主办分队，请选择其他分队。',
          'This squad follows the issue already; choose another.',
        )
      return by.duty.role === 'leader' && by.duty.group !== group
        ? refuse(
            'forbidden',
            '组长只能在本组的分队之间移交。跨组移交请报指挥部办公室。',
            'A group leader hands over within the own group only; ask the headquarters office to hand over to another group.',
          )
        : undefined
    },
    change: (issue, form) => ({
      followingSquad: form.squad,
      jointSquads: issue.jointSquads.filter((squad) => squad !== form.squad),
    }),
  }),

  merge: row({
    label: text('并案', 'Merge'),
    from: ['found', 'notified', 'claimed'],
    to: 'void',
    by: ['followingSquad', 'office'],
    fields: { intoIssueId: issueField('并入', 'Into issue'), reason: paragraphField('理由', 'Reason') },
    onlyWhen: (issue, _circumstances, _by, standing) => onlyOfficeOnceClaimed(issue, standing),
    check: (issue, form, { mergeTarget }) => {
      if (mergeTarget === null || mergeTarget.id !== form.intoIssueId)
        return refuse(
          'invalid',
          '找不到要并入的问题，请从同一处的问题中选择。',
          'The issue to merge into was not found; choose one of the same place.',
        )
      if (mergeTarget.id === issue.id || !isSameSubject(mergeTarget.subject, issue.subject))
        return refuse(
          'invalid',
          '只能并入同一处的另一个问题。请重新选择。',
          'An issue can only be merged into another one of the same place; choose again.',
        )
      return mergeTarget.stage === 'void' || mergeTarget.stage === 'closed'
        ? refuse('conflict', '要并入的问题已销号或作废，请另选。', 'That issue is closed or void; choose another.')
        : undefined
    },
    change: (_issue, form, { today }) => ({ mergedInto: form.intoIssueId, request: null, voidedOn: today }),
  }),

  void: row({
    label: text('作废', 'Void'),
    from: ['found', 'notified', 'claimed'],
    to: 'void',
    by: ['followingSquad', 'office'],
    fields: { reason: paragraphField('作废理由', 'Reason') },
    onlyWhen: (issue, _circumstances, _by, standing) => onlyOfficeOnceClaimed(issue, standing),
    change: (_issue, _form, { today }) => ({ request: null, voidedOn: today }),
  }),
} as const
