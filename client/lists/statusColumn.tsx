/** The column of a place's status, the worst first. */
import { type PointStatus, pointStatuses } from '../../domain/pointStatus'
import type { Language } from '../../domain/text'
import { words } from '../words'
import type { ListLayout } from './ListPanel'
import { StatusMark } from './StatusMark'
import type { Column } from './VirtualTable'

export const statusColumn = <Row,>(
  statusOf: (row: Row) => PointStatus,
  { layout, language }: { readonly layout: ListLayout; readonly language: Language },
): Column<Row> => {
  // English words are too long to stand beside a name in the narrow list.
  const isBrief = layout === 'narrow' && language === 'en'
  return {
    key: 'status',
    label: words.status[language],
    width: isBrief ? '40px' : language === 'zh' ? '72px' : '136px',
    compare: (one, other) => pointStatuses.indexOf(statusOf(one)) - pointStatuses.indexOf(statusOf(other)),
    cell: (row) => <StatusMark status={statusOf(row)} isBrief={isBrief} />,
  }
}
