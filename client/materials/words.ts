/** The words of materials. What the domain names is named in its tables. */
import type { MaterialCounts } from '../../domain/material'
import { type Text, text } from '../../domain/text'

export const words = {
  title: text('申报材料', 'Application materials'),
  list: text('材料清单', 'List of materials'),
  empty: text('还没有下达申报材料。', 'No materials have been asked for yet.'),
  emptyNext: text(
    '由指挥部办公室或督导分队下达清单，单位按期报送。',
    'The office or the squad sends the list; the unit submits in time.',
  ),
  defineList: text('下达材料清单', 'Ask for materials'),
  names: text('材料名称（一行一份）', 'Materials (one a line)'),
  units: text('报送单位', 'Units'),
  allUnits: text('全部督导单位', 'All supervised units'),
  squadUnits: text('本分队督导的单位', "This squad's units"),
  onlyThis: text('只选本单位', 'This unit only'),
  tooManyNames: text('一次最多 40 份材料，请分次下达。', 'At most 40 materials at a time; send the rest afterwards.'),
  nameTooLong: text('有材料名称超过 100 字，请缩短。', 'A name is longer than 100 characters; shorten it.'),
  due: text('期限', 'Due'),
  versions: text('历次报送', 'Earlier versions'),
  returnAndOpen: text('退改并立案', 'Return and open an issue'),
  seeIssue: text('查看问题', 'See the issue'),
  waiting: text('等待审核', 'Waiting for review'),
} as const satisfies Record<string, Text>

export const versionNumber = (number: number): Text => text(`第${number}稿`, `Version ${number}`)
export const askedOf = (units: number, names: number): Text =>
  text(`将向${units}个单位各下达${names}份材料`, `${names} materials from each of ${units} units`)

/** 3/8 合格. */
export const acceptedOf = ({ accepted, all }: Pick<MaterialCounts, 'accepted' | 'all'>): Text =>
  text(`${accepted}/${all} 合格`, `${accepted}/${all} accepted`)
export const overdueCount = (count: number): Text => text(`${count}份逾期`, `${count} overdue`)
export const toReview = (count: number): Text => text(`${count}份待审`, `${count} to review`)
