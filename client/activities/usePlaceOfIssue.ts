/** Where an issue of the agenda is, in words. */
import { indicatorLabel } from '../../domain/issue'
import { type Text, text } from '../../domain/text'
import { useSectionById } from '../useRoadSections'
import type { AgendaIssue } from './queries'

export const usePlaceOfIssue = (): ((issue: AgendaIssue) => Text) => {
  const sections = useSectionById()
  return ({ subject, point }) => {
    if (subject.kind === 'point') return text(point?.name ?? '', point?.name ?? '')
    if (subject.kind === 'unit') return indicatorLabel[subject.indicator]
    const section = sections.get(subject.roadSectionId)
    return section ? text(section.nameZh, section.nameEn) : text(subject.roadSectionId, subject.roadSectionId)
  }
}
