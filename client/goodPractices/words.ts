/** The words of good practices. What the domain names is named in its tables. */
import { type Text, text } from '../../domain/text'

export const words = {
  title: text('经验做法', 'Good practice'),
  record: text('记一条经验做法', 'Record a good practice'),
  list: text('经验做法', 'Good practices'),
  none: text('这个月还没有经验做法。', 'No good practice in this month.'),
  noneNext: text(
    '看到可以推广的做法，随时记录，月度报告会用到。',
    'Record what others could do as well; the monthly report tells of it.',
  ),
  everySquad: text('全部分队', 'All squads'),
  squad: text('所属分队', 'Squad'),
  publishedOnly: text('只看媒体刊发的', 'Published only'),
  wholeCampaign: text('创建以来', 'Whole campaign'),
  published: text('已刊发', 'Published'),
  office: text('指挥部办公室', 'Headquarters office'),
  publications: text('媒体刊发', 'Published by'),
  history: text('记录经过', 'History'),
  photo: text('照片', 'Photo'),
  unit: text('单位', 'Unit'),
  scope: text('督导范围', 'Scope'),
  withdrawn: text('已撤回', 'Withdrawn'),
} as const satisfies Record<string, Text>
