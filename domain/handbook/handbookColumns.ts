/** What the columns of a handbook's sheet are called. */
import { columnTable, type SheetColumn } from '../importing/sheetColumns'
import { text } from '../text'

export const handbookColumns = {
  kind: {
    label: text('点位类型', 'Kind'),
    called: ['点位类型', '类型', '类别', '点位类别', '测评点位', '考察点位', '测评类型', 'kind', 'type', 'category'],
    exactly: ['点位'],
  },
  item: {
    label: text('测评项', 'Check item'),
    called: [
      '测评项',
      '测评项目',
      '测评内容',
      '测评标准',
      '测评要求',
      '检查项',
      '检查内容',
      '考察内容',
      '实地考察内容',
      'checkitem',
      'item',
    ],
    exactly: ['内容', '标准', '项目'],
  },
  code: {
    label: text('编号', 'Code'),
    // 序号 counts the rows of one sheet, and names nothing in the next.
    called: ['编号', '测评项编号', '项目编号', '条款号', '代码', 'code'],
    exactly: ['no'],
  },
  english: {
    label: text('英文', 'In English'),
    called: ['英文', '英文名称', '测评项英文', 'english', 'inenglish'],
  },
  scope: {
    label: text('适用范围', 'Scope'),
    called: ['适用范围', '适用区域', '适用点位', '适用', 'scope', 'appliesto'],
    exactly: ['范围', '城乡'],
  },
  source: {
    label: text('出处', 'Source'),
    called: ['出处', '来源', '依据', '手册名称', '文件名称', 'source', 'document'],
    exactly: ['手册'],
  },
  version: {
    label: text('版本', 'Version'),
    called: ['版本', '手册版本', '版次', '年版', 'version', 'edition'],
  },
} as const satisfies Record<string, SheetColumn>
export type HandbookColumn = keyof typeof handbookColumns

export const handbookTable = {
  columns: handbookColumns as Readonly<Record<HandbookColumn, SheetColumn>>,
  table: columnTable<HandbookColumn>(handbookColumns),
  needed: 'item' as const,
}
