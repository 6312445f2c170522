/** What an activity was, as facts to read: with whom, where, about which month, who reported. */
import { principalLabel } from '../../domain/activity'
import { listed } from '../../domain/readForm'
import { type Text, text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { squadText, unitText } from '../names'
import type { Fact } from '../ui/Facts'
import { usePointTable } from '../usePointTable'
import { useSectionById } from '../useRoadSections'
import type { ActivityDetail } from './queries'
import { monthTitle, words } from './words'

const asTyped = (typed: string): Text => text(typed, typed)

export const useActivityFacts = ({ activity }: ActivityDetail, plan: Plan): Fact[] => {
  const { say } = useLanguage()
  const sections = useSectionById()
  const table = usePointTable().data?.table
  const pointName = (pointId: number) => asTyped(table?.pointOf(pointId)?.name ?? String(pointId))
  const rows: readonly (readonly [Text, Text | null])[] = [
    [words.squads, listed(activity.squads.map((squad) => squadText(plan, squad)))],
    [
      words.units,
      activity.unitIds.length === 0 ? null : listed(activity.unitIds.map((unitId) => unitText(plan, unitId))),
    ],
    [words.points, activity.pointIds.length === 0 ? null : listed(activity.pointIds.map(pointName))],
    [
      words.places,
      activity.roadSectionIds.length === 0
        ? null
        : listed(
            activity.roadSectionIds.map((sectionId) => {
              const section = sections.get(sectionId)
              return section ? text(section.nameZh, section.nameEn) : asTyped(sectionId)
            }),
          ),
    ],
    [words.month, activity.method === 'feedbackMeeting' ? monthTitle(activity.month) : null],
    [
      words.whoReported,
      activity.principalReported &&
        (activity.deputyAccepted
          ? listed([principalLabel[activity.principalReported], words.deputyAccepted])
          : principalLabel[activity.principalReported]),
    ],
    [words.attendees, activity.attendees === null ? null : asTyped(activity.attendees)],
    [words.summary, activity.summary === '' ? null : asTyped(activity.summary)],
    [words.reason, activity.cancelledBecause === null ? null : asTyped(activity.cancelledBecause)],
  ]
  return rows.flatMap(([label, value]) =>
    value === null ? [] : [{ key: label.zh, label: say(label), value: say(value) }],
  )
}
