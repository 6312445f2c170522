/** Where an issue is, in words: the point, the road section, or the unit with the indicator. */
import { useCallback } from 'react'
import { indicatorLabel, type Subject } from '../../domain/issue'
import { type Text, text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import type { PointTable } from '../pointTable'
import { useSectionById } from '../useRoadSections'

const unknown = text('—', '—')

export const usePlaceText = (plan: Plan, table: PointTable): ((subject: Subject) => Text) => {
  const sections = useSectionById()
  return useCallback(
    (subject) => {
      switch (subject.kind) {
        case 'point': {
          const name = table.pointOf(subject.pointId)?.name
          return name === undefined ? unknown : text(name, name)
        }
        case 'roadSection': {
          const section = sections.get(subject.roadSectionId)
          return section ? text(section.nameZh, section.nameEn) : unknown
        }
        case 'unit': {
          const unit = plan.unitById.get(subject.unitId)
          const indicator = indicatorLabel[subject.indicator]
          return unit ? text(`${unit.name.zh} · ${indicator.zh}`, `${unit.name.en} · ${indicator.en}`) : unknown
        }
        default:
          return subject satisfies never
      }
    },
    [plan, table, sections],
  )
}
