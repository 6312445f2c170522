/** What a name means that is nearly a unit's: that unit, mistyped; another name of it; another unit. */
import { Select } from '@mantine/core'
import { useState } from 'react'
import type { NameChoice } from '../../domain/importing/planComparison'
import type { Suggested } from '../../domain/importing/unitNames'
import { useLanguage } from '../language'
import { isAliasText, isUnitText, words } from './words'

const choiceText = (choice: NameChoice | undefined): string | null =>
  choice === undefined ? null : choice.is === 'new' ? 'new' : `${choice.is} ${choice.unitId}`

const choiceOf = (value: string | null): NameChoice | null => {
  if (value === null) return null
  const [is, unitId = ''] = value.split(' ')
  return is === 'same' || is === 'alias' ? { is, unitId } : { is: 'new' }
}

export const WhichUnit = ({
  name,
  suggestions,
  choice,
  onChoose,
}: {
  readonly name: string
  readonly suggestions: readonly Suggested[]
  readonly choice: NameChoice | undefined
  readonly onChoose: (choice: NameChoice | null) => void
}) => {
  const { say } = useLanguage()
  // Once it is decided nothing is suggested any more; what was chosen from stays to be chosen again.
  const [offered] = useState(suggestions)
  return (
    <Select
      size="xs"
      label={`${say(words.whichUnit)}：${name}`}
      data={[
        ...offered.map((unit) => ({ value: `same ${unit.unitId}`, label: say(isUnitText(unit.name)) })),
        ...offered.map((unit) => ({ value: `alias ${unit.unitId}`, label: say(isAliasText(unit.name)) })),
        { value: 'new', label: say(words.newUnit) },
      ]}
      value={choiceText(choice)}
      clearable={choice !== undefined}
      onChange={(value) => onChoose(choiceOf(value))}
    />
  )
}
