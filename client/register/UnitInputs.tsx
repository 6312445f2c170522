/** Units found by name: several that are responsible with the one that leads, or a single one. */
import { MultiSelect, Select } from '@mantine/core'
import type { Text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { words as formWords } from '../forms/words'
import { useLanguage } from '../language'
import { unitText } from '../names'
import { words } from './words'

/** Those in use, and the ones that are held already. */
const useChoices = (plan: Plan, held: readonly string[]) => {
  const { say } = useLanguage()
  return plan.units
    .filter(({ id, retiredOn }) => retiredOn === null || held.includes(id))
    .map(({ id, name }) => ({ value: id, label: say(name) }))
}

export const UnitsInput = ({
  plan,
  unitIds,
  problem,
  onChange,
}: {
  readonly plan: Plan
  readonly unitIds: readonly string[]
  readonly problem: Text | undefined
  readonly onChange: (unitIds: string[]) => void
}) => {
  const { say } = useLanguage()
  return (
    <MultiSelect
      label={say(words.units)}
      withAsterisk
      aria-required
      data={useChoices(plan, unitIds)}
      value={[...unitIds]}
      onChange={onChange}
      searchable
      hidePickedOptions
      placeholder={unitIds.length > 0 ? undefined : say(formWords.chooseUnits)}
      nothingFoundMessage={say(formWords.noSuchUnit)}
      maxDropdownHeight={280}
      error={problem && say(problem)}
    />
  )
}

/** One of those that are responsible, or nobody. */
export const LeadInput = ({
  plan,
  unitIds,
  leadId,
  onChange,
}: {
  readonly plan: Plan
  readonly unitIds: readonly string[]
  readonly leadId: string | null
  readonly onChange: (leadId: string | null) => void
}) => {
  const { say } = useLanguage()
  return (
    <Select
      label={say(words.lead)}
      description={say(words.leadHint)}
      data={unitIds.map((id) => ({ value: id, label: say(unitText(plan, id)) }))}
      value={leadId}
      onChange={onChange}
      clearable
      placeholder={say(words.noLead)}
      maxDropdownHeight={280}
    />
  )
}

export const UnitInput = ({
  plan,
  label,
  among,
  unitId,
  problem,
  onChange,
}: {
  readonly plan: Plan
  readonly label: Text
  /** Only these; without them, all that are in use. */
  readonly among?: readonly string[]
  readonly unitId: string | null
  readonly problem: Text | undefined
  readonly onChange: (unitId: string | null) => void
}) => {
  const { say } = useLanguage()
  const all = useChoices(plan, [])
  return (
    <Select
      label={say(label)}
      withAsterisk
      aria-required
      data={among === undefined ? all : among.map((id) => ({ value: id, label: say(unitText(plan, id)) }))}
      value={unitId}
      onChange={onChange}
      searchable
      placeholder={say(formWords.chooseUnit)}
      nothingFoundMessage={say(formWords.noSuchUnit)}
      maxDropdownHeight={280}
      error={problem && say(problem)}
    />
  )
}
