/** What the fields of a form choose from: what the campaign has, and for an issue what its place has. */
import { useMemo } from 'react'
import { usePlan } from '../campaignOverview'
import type { CheckItem } from '../names'
import { useRoadSections } from '../useRoadSections'
import type { FieldChoices } from './FieldInput'

/** One list, so that what is worked out from it stays. */
const none: readonly never[] = []

/** What is not given there is nothing of: most forms are not about an issue. */
export const useFieldChoices = ({
  unitId = null,
  checkItems = none,
  issues = none,
}: {
  /** The unit that holds the issue, whose subordinates may be given it. */
  readonly unitId?: string | null
  readonly checkItems?: readonly CheckItem[]
  readonly issues?: FieldChoices['issues']
} = {}): FieldChoices => {
  const plan = usePlan()
  const { data: sections } = useRoadSections()
  return useMemo(() => {
    const units = plan?.units.filter(({ retiredOn }) => retiredOn === null) ?? []
    return {
      units,
      subordinates: units.filter(({ superiorId }) => superiorId !== null && superiorId === unitId),
      squads: plan?.squads.map(({ number, nameZh, nameEn }) => ({ number, name: { zh: nameZh, en: nameEn } })) ?? [],
      scopes: plan?.scopes.map(({ id, nameZh, nameEn }) => ({ id, name: { zh: nameZh, en: nameEn } })) ?? [],
      issues,
      checkItems,
      roadSections:
        sections?.sections
          .filter(({ retiredOn }) => retiredOn === null)
          .map(({ id, nameZh, nameEn }) => ({ id, name: { zh: nameZh, en: nameEn } })) ?? [],
    }
  }, [plan, sections, unitId, checkItems, issues])
}
