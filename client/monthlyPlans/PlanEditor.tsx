/** A plan being edited: entries by hand, or as the rule proposes them. */
import { Button } from '@mantine/core'
import { IconPlus, IconWand } from '@tabler/icons-react'
import { v7 as uuidv7 } from 'uuid'
import { earlierOf, firstDayOf, type LocalDate, lastDayOf, laterOf } from '../../domain/calendar'
import { mostEntries } from '../../domain/monthlyPlan'
import { monthlyPlanActions } from '../../domain/monthlyPlanActions'
import type { Plan } from '../campaignOverview'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { EntryInputs } from './EntryInputs'
import classes from './monthlyPlans.module.css'
import { type PlanDetail, usePlanEditing } from './usePlanEditing'
import { words } from './words'

export const PlanEditor = ({
  saved,
  plan,
  today,
  onDone,
}: {
  readonly saved: PlanDetail['plan']
  readonly plan: Plan
  readonly today: LocalDate
  readonly onDone: () => void
}) => {
  const { say } = useLanguage()
  const { entries, problem, change, remove, add, propose, save, ...sending } = usePlanEditing(saved)
  const choices = useFieldChoices()
  // The squad's own units first: it is with these that it works.
  const isOwn = (unitId: string) => plan.unitById.get(unitId)?.squad === saved.squad
  const units = [...choices.units].sort((one, other) => Number(isOwn(other.id)) - Number(isOwn(one.id)))
  const [first, last] = [firstDayOf(saved.month), lastDayOf(saved.month)]
  const { submit } = useSubmit({ read: () => entries, send: save, onDone })
  return (
    <FormFrame
      title={say(saved.seq === 0 ? words.make : words.edit)}
      submitLabel={say(monthlyPlanActions.save.label)}
      sending={sending}
      problem={problem}
      onSubmit={submit}
      onCancel={onDone}
    >
      <div className={classes.buttons}>
        <Button
          variant="default"
          fw={400}
          leftSection={<IconWand size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => void propose()}
        >
          {say(words.propose)}
        </Button>
      </div>
      {entries.map((entry, index) => (
        <EntryInputs
          key={entry.id}
          entry={entry}
          number={index + 1}
          units={units}
          first={first}
          last={last}
          onChange={(changed) => change(entry.id, changed)}
          onRemove={() => remove(entry.id)}
        />
      ))}
      <div className={classes.buttons}>
        <Button
          variant="default"
          fw={400}
          disabled={entries.length >= mostEntries}
          leftSection={<IconPlus size={16} stroke={1.8} aria-hidden="true" />}
          onClick={() =>
            add({
              id: uuidv7(),
              date: earlierOf(laterOf(today, first), last),
              method: 'observe',
              unitIds: [],
              pointIds: [],
              note: null,
            })
          }
        >
          {say(words.add)}
        </Button>
      </div>
    </FormFrame>
  )
}
