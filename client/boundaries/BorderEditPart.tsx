/** Borders that are being edited on the map: which they are, what is wrong with them, what changes hands, and the reason to set them. */
import { Button, Checkbox, Loader, Select } from '@mantine/core'
import { useState } from 'react'
import { listed } from '../../domain/readForm'
import type { Plan } from '../campaignOverview'
import { ReasonInput } from '../forms/ReasonInput'
import { useLanguage } from '../language'
import { scopeText } from '../names'
import type { PointTable } from '../pointTable'
import { ActionBar } from '../ui/ActionBar'
import { CancelButton } from '../ui/CancelButton'
import { RefusalNote } from '../ui/Note'
import { Section } from '../ui/Section'
import type { ViewControl } from '../useView'
import { BoundaryFaults } from './BoundaryFaults'
import { type BorderHistory, changedOf } from './borderHistory'
import classes from './boundaries.module.css'
import { HandOverList } from './HandOverList'
import type { BorderEditing } from './useBorderEdit'
import { editedText, words } from './words'

export const BorderEditPart = ({
  history,
  editing,
  plan,
  table,
  control,
  onDone,
}: {
  readonly history: BorderHistory
  readonly editing: BorderEditing
  readonly plan: Plan
  readonly table: PointTable
  readonly control: ViewControl
  readonly onDone: () => void
}) => {
  const { say } = useLanguage()
  const [reason, setReason] = useState('')
  const [isOfficial, setOfficial] = useState(false)
  const [isPressed, setPressed] = useState(false)
  const { check, problem, isOvertaken, isChecking, isSetting } = editing
  const changed = changedOf(history)
  const isWrong = check?.boundaries.some(({ faults }) => faults.some(({ isFatal }) => isFatal)) === true
  const set = async () => {
    setPressed(true)
    if (reason.trim() === '') return
    if (await editing.set({ reason: reason.trim(), isOfficial })) onDone()
  }
  return (
    <Section title={say(words.editOnMap)}>
      <div className={classes.edit}>
        <Select
          label={say(words.edited)}
          allowDeselect={false}
          data={plan.scopes.map(({ id }) => ({ value: id, label: say(scopeText(plan, id)) }))}
          value={history.chosenId}
          onChange={(scopeId) => scopeId !== null && editing.choose(scopeId)}
        />
        <p className={classes.quiet} role="status">
          {say(
            changed.length === 0
              ? words.nothingEdited
              : editedText(history.past.length, listed(changed.map(({ id }) => scopeText(plan, id)))),
          )}
        </p>
        {isChecking && (
          <p className={classes.checking}>
            <Loader size="xs" aria-hidden="true" /> {say(words.checking)}
          </p>
        )}
        {check && (
          <>
            {check.boundaries
              .filter(({ faults }) => faults.length > 0)
              .map(({ index, scopeId, faults }) => (
                <div key={index} className={classes.row}>
                  <strong>{scopeId !== null && say(scopeText(plan, scopeId))}</strong>
                  <BoundaryFaults faults={faults} control={control} />
                </div>
              ))}
            <BoundaryFaults faults={check.faults} control={control} />
            <HandOverList check={check} plan={plan} table={table} control={control} />
          </>
        )}
        {changed.length > 0 && (
          <>
            <ReasonInput label={words.reason} value={reason} onChange={setReason} isChecked={isPressed} />
            <Checkbox
              label={say(words.official)}
              description={say(words.officialHint)}
              checked={isOfficial}
              onChange={(event) => setOfficial(event.currentTarget.checked)}
            />
          </>
        )}
      </div>
      <ActionBar
        above={
          problem && (
            <>
              <RefusalNote>{say(problem)}</RefusalNote>
              {isOvertaken && (
                <Button variant="default" fw={400} onClick={() => void editing.lookAnew()}>
                  {say(words.lookAnew)}
                </Button>
              )}
            </>
          )
        }
      >
        <Button loading={isSetting} disabled={check === null || isWrong} onClick={() => void set()}>
          {say(words.setEdited)}
        </Button>
        <CancelButton disabled={isSetting} onClick={editing.giveUp} />
      </ActionBar>
    </Section>
  )
}
