/** What the fields of a form choose from, for an issue at a place. */
import { useMemo } from 'react'
import { usePlan } from '../campaignOverview'
import { useRoadSections } from '../useRoadSections'
import type { FieldChoices } from './FieldInput'
import type { CheckItem } from './names'

export const useFieldChoices = ({
  unitId,
  checkItems,
  issues,
}: {
  /** The unit that holds the issue, whose subordinates may be given it. */
  readonly unitId: string | null
  readonly checkItems: readonly CheckItem[]
  readonly issues: FieldChoices['issues']
}): FieldChoices => {
  const plan = usePlan()
  const { data: sections } = useRoadSections()
  return useMemo(() => {
    const units = plan?.units.filter(({ retiredOn }) => retiredOn === null) ?? []
    return {
      units,
      subordinates: units.filter(({ superiorId }) => superiorId !== null && superiorId === unitId),
      squads: plan?.squads.map(({ number, nameZh, nameEn }) => ({ number, name: { zh: nameZh, en: nameEn } })) ?? [],
      issues,
      checkItems,
      roadSections:
        sections?.sections
          .filter(({ retiredOn }) => retiredOn === null)
          .map(({ id, nameZh, nameEn }) => ({ id, name: { zh: nameZh, en: nameEn } })) ?? [],
    }
  }, [plan, sections, unitId, checkItems, issues])
}
