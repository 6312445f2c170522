/** Which scope's border is to be edited on the map, where there is a map and room to aim. */
import { Button, Select } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { useMapTasks } from '../mapTask'
import { scopeText } from '../names'
import { Section } from '../ui/Section'
import classes from './boundaries.module.css'
import { words } from './words'

export const EditChoice = ({
  plan,
  chosen,
  onBegin,
}: {
  readonly plan: Plan
  /** The scope that the map's filter shows; null: all. */
  readonly chosen: string | null
  readonly onBegin: (scopeId: string) => void
}) => {
  const { say } = useLanguage()
  const { mayDraw, hasMap } = useMapTasks()
  const [named, setNamed] = useState<string | null>(null)
  const scopeId = named ?? chosen
  if (plan.scopes.length === 0) return null
  return (
    <Section title={say(words.editOnMap)}>
      {mayDraw && hasMap ? (
        <div className={classes.begin}>
          <Select
            className={classes.which}
            aria-label={say(words.scope)}
            placeholder={say(words.chooseScope)}
            data={plan.scopes.map(({ id }) => ({ value: id, label: say(scopeText(plan, id)) }))}
            value={scopeId}
            onChange={setNamed}
          />
          <Button
            variant="default"
            fw={400}
            leftSection={<IconPencil size={16} stroke={1.6} />}
            disabled={scopeId === null}
            onClick={() => scopeId !== null && onBegin(scopeId)}
          >
            {say(words.beginEdit)}
          </Button>
        </div>
      ) : (
        <p className={classes.quiet}>{say(hasMap ? words.needsRoom : words.needsMap)}</p>
      )}
    </Section>
  )
}
