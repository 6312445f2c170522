/** What this person may do about what is open: a button for each action, which opens its form. Nothing where there is none. */
import { Button } from '@mantine/core'
import type { Text } from '../../domain/text'
import { useLanguage } from '../language'
import { Section } from '../ui/Section'
import classes from './actionChoices.module.css'
import { words } from './words'

export const ActionChoices = <Name extends string>({
  names,
  labelOf,
  onChoose,
}: {
  readonly names: readonly Name[]
  readonly labelOf: (name: Name) => Text
  readonly onChoose: (name: Name) => void
}) => {
  const { say } = useLanguage()
  if (names.length === 0) return null
  return (
    <Section level={4} title={say(words.actions)}>
      <div className={classes.choices}>
        {names.map((name) => (
          <Button
            key={name}
            data-opens={name}
            variant="default"
            size="compact-md"
            fw={400}
            onClick={() => onChoose(name)}
          >
            {say(labelOf(name))}
          </Button>
        ))}
      </div>
    </Section>
  )
}
