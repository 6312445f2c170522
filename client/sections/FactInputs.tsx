/** The inputs for what a section is: names, sponsor's office, responsible unit. */
import { Select, TextInput } from '@mantine/core'
import type { Plan } from '../campaignOverview'
import { words as formWords } from '../forms/words'
import { useLanguage } from '../language'
import type { Problems, TypedFacts } from './useFacts'
import { words } from './words'

export const FactInputs = ({
  plan,
  typed,
  problems,
  onType,
}: {
  readonly plan: Plan
  readonly typed: TypedFacts
  /** Those to be shown. */
  readonly problems: Problems
  readonly onType: (change: Partial<TypedFacts>) => void
}) => {
  const { say } = useLanguage()
  const errorOf = (fact: keyof TypedFacts) => problems[fact] && say(problems[fact])
  return (
    <>
      <TextInput
        label={say(words.name)}
        description={say(words.nameHint)}
        withAsterisk
        aria-required
        value={typed.nameZh}
        onChange={(event) => onType({ nameZh: event.currentTarget.value })}
        error={errorOf('nameZh')}
      />
      <TextInput
        label={say(words.nameInEnglish)}
        placeholder={say(words.optional)}
        value={typed.nameEn}
        onChange={(event) => onType({ nameEn: event.currentTarget.value })}
        error={errorOf('nameEn')}
      />
      <TextInput
        label={say(words.sponsor)}
        description={say(words.sponsorHint)}
        withAsterisk
        aria-required
        value={typed.sponsor}
        onChange={(event) => onType({ sponsor: event.currentTarget.value })}
        error={errorOf('sponsor')}
      />
      <Select
        label={say(words.responsibleUnit)}
        withAsterisk
        aria-required
        data={plan.units
          .filter(({ id, retiredOn }) => retiredOn === null || id === typed.responsibleUnitId)
          .map(({ id, name }) => ({ value: id, label: say(name) }))}
        value={typed.responsibleUnitId === '' ? null : typed.responsibleUnitId}
        onChange={(unitId) => onType({ responsibleUnitId: unitId ?? '' })}
        searchable
        placeholder={say(formWords.chooseUnit)}
        nothingFoundMessage={say(formWords.noSuchUnit)}
        maxDropdownHeight={280}
        error={errorOf('responsibleUnitId')}
      />
    </>
  )
}
