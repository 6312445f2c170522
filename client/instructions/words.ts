/** The words of instructions. What the domain names (actions, stages, links) is named in the domain's tables. */

import { groupLeader } from '../../domain/actorText'
import type { AuthorDesk, InstructionTarget } from '../../domain/instruction'
import { roleLabel } from '../../domain/people'
import { type Text, text } from '../../domain/text'

export const words = {
  title: text('批示', 'Orders'),
  one: text('批示', 'Instruction'),
  list: text('批示列表', 'List of instructions'),
  open: text('待答复', 'To be answered'),
  toAccept: text('待认可', 'To be accepted'),
  settled: text('已办结、已撤回', 'Settled or withdrawn'),
  empty: text('还没有批示', 'No instruction yet'),
  emptyNext: text(
    '打开点位、问题、单位或包路段，在“批示”一栏写批示。',
    'Open a point, an issue, a unit or a road section and write one there.',
  ),
  about: text('批示对象', 'About'),
  author: text('批示人', 'Written by'),
  writtenOn: text('批示日期', 'Written on'),
  replyBy: text('答复期限', 'Reply by'),
  overdue: text('逾期未答复', 'Answer overdue'),
  made: text('转办情况', 'What was made of it'),
  into: text('转为', 'Into'),
  asked: text('交办', 'Passed on to'),
  answers: text('答复', 'Answers'),
  accepted: text('已认可', 'Accepted'),
  sentBack: text('退回重办', 'Sent back'),
  waitsForAuthor: text('等待批示人认可', 'Waits for its author'),
  withdrawnBecause: text('撤回理由', 'Why it was withdrawn'),
  history: text('办理经过', 'History'),
  files: text('附件', 'Attachments'),
  look: text('查看', 'Open'),
  print: text('打印', 'Print'),
  chooseFrom: text('选择已办好的', 'Choose one that is made'),
  choose: text('请选择', 'Choose'),
  chooseFirst: text('请先选择一份。', 'Choose one first.'),
  makeCard: text('新拟督办卡', 'Draft a card'),
  makeNotice: text('新拟督办通知', 'Draft a notice'),
  makeInspection: text('安排联合督导', 'Order a joint inspection'),
  link: text('转办', 'Turn into it'),
  recorded: text('书面批示', 'On paper'),
  toReport: text('督查报告', 'Monthly report'),
  sheetTitle: text('批示办理单', 'Instruction'),
  signature: text('批示人签字', 'Signature of the author'),
  dateLine: text('日期', 'Date'),
} as const satisfies Record<string, Text>

export const authorText = (author: AuthorDesk | null, paperAuthor: string | null): Text => {
  const desk =
    author === null ? text('—', '—') : author.role === 'commander' ? roleLabel.commander : groupLeader(author.group)
  if (paperAuthor === null) return desk
  return paperAuthor === desk.zh ? desk : text(paperAuthor, paperAuthor)
}

/** The view that shows what an instruction is about. */
export const viewOfTarget = (target: InstructionTarget, pointId: number | null) => {
  switch (target.kind) {
    case 'point':
      return { pointId: target.pointId, issueId: null }
    case 'issue':
      return { issueId: target.issueId, pointId }
    case 'unit':
      return { opened: { kind: 'unit', id: target.unitId } } as const
    case 'roadSection':
      return { opened: { kind: 'roadSection', id: target.roadSectionId } } as const
    case 'report':
      return { opened: { kind: 'report', id: target.reportId } } as const
    default:
      return target satisfies never
  }
}
