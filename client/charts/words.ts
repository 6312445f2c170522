/** What charts say. */
import { type Text, text } from '../../domain/text'

export const words = {
  asTable: text('表格', 'Table'),
  asChart: text('图', 'Chart'),
  download: text('下载', 'Download'),
  png: text('图片（PNG）', 'Picture (PNG)'),
  svg: text('矢量图（SVG）', 'Drawing (SVG)'),
  csv: text('数据（CSV）', 'Data (CSV)'),
  notSaved: text(
    '图片没有生成。请改存矢量图（SVG），或换用新版浏览器后重试。',
    'The picture could not be made. Save the drawing (SVG), or try again with a newer browser.',
  ),
  fewer: text('少', 'Fewer'),
  more: text('多', 'More'),
} as const satisfies Record<string, Text>
