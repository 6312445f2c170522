/** The words of joint inspections. */
import { type Text, text } from '../../domain/text'
import { formatDay } from '../dates'

export const words = {
  squads: text('参加分队', 'Squads'),
  points: text('点位', 'Points'),
  from: text('开始日期', 'From'),
  until: text('结束日期', 'Until'),
  twoSquads: text(
    '联合督导至少要有两个分队，请再选择。',
    'A joint inspection takes at least two squads; choose another.',
  ),
} as const satisfies Record<string, Text>

/** 第一督导分队、第二督导分队 · 9月16日至9月22日 · 3个点位. */
export const inspectionText = (
  inspection: {
    readonly squads: readonly number[]
    readonly pointIds: readonly number[]
    readonly from: string
    readonly until: string
  },
  squadName: (squad: number) => Text,
): Text => {
  const names = inspection.squads.map(squadName)
  const { length } = inspection.pointIds
  const until = (language: 'zh' | 'en') => formatDay(inspection.until, language)
  return text(
    `${names.map(({ zh }) => zh).join('、')} · ${formatDay(inspection.from, 'zh')}至${until('zh')} · ${length}个点位`,
    `${names.map(({ en }) => en).join(', ')} · ${formatDay(inspection.from, 'en')} to ${until('en')} · ${length} point${length === 1 ? '' : 's'}`,
  )
}
