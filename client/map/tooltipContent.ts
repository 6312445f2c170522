/** What the map says about what is pointed at; null for what is not there any more. */
import type { TooltipContent } from './MapTooltip'
import type { MapViewProps } from './mapProps'
import type { Pointed } from './pointing'

export const contentOf = (
  { table, kindName, sections, language }: Pick<MapViewProps, 'table' | 'kindName' | 'sections' | 'language'>,
  pointed: Pointed | { readonly type: 'point'; readonly pointId: number },
): TooltipContent | null => {
  if (pointed.type === 'cluster') return { about: 'cluster', counts: pointed.counts }
  if (pointed.type === 'section') {
    const section = sections.find(({ id }) => id === pointed.roadSectionId)
    if (section === undefined) return null
    const { nameZh, nameEn, lengthMetres, statusNow } = section
    return { about: 'section', name: language === 'zh' ? nameZh : nameEn, lengthMetres, status: statusNow }
  }
  // A stop is told as the point that it is.
  if (pointed.pointId === null) return null
  const index = table.indexOf(pointed.pointId)
  if (index === undefined) return null
  const { name, kind } = table.at(index)
  return {
    about: 'point',
    pointId: pointed.pointId,
    name,
    kind: kindName?.(kind) ?? null,
    status: table.statusAt(index),
  }
}
