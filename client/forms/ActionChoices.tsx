/** What this person may do about what is open: a button for each action, which opens its form. Nothing where there is none. */
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Text } from '../../domain/text'
import { useLanguage } from '../language'
import { Section } from '../ui/Section'
import classes from './actionChoices.module.css'
import { words } from './words'

type Choices<Name extends string> = {
  readonly names: readonly Name[]
  readonly labelOf: (name: Name) => Text
  readonly onChoose: (name: Name) => void
  /** Before each label. */
  readonly icon?: ReactNode
}

/** The buttons alone, under a heading that is there already. */
export const ActionButtons = <Name extends string>({ names, labelOf, onChoose, icon }: Choices<Name>) => {
  const { say } = useLanguage()
  return (
    <div className={classes.choices}>
      {names.map((name) => (
        <Button
          key={name}
          data-opens={name}
          variant="default"
          size="compact-md"
          fw={400}
          leftSection={icon}
          onClick={() => onChoose(name)}
        >
          {say(labelOf(name))}
        </Button>
      ))}
    </div>
  )
}

export const ActionChoices = <Name extends string>(choices: Choices<Name>) => {
  const { say } = useLanguage()
  if (choices.names.length === 0) return null
  return (
    <Section level={4} title={say(words.actions)}>
      <ActionButtons {...choices} />
    </Section>
  )
}
