/** What is to change about many points: a tick for each fact, and beside it what the points are to have. */
import { Checkbox, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { kindChangeNote } from '../../domain/pointRegister'
import { type Text, text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { OneChoice } from '../ui/Choices'
import type { ManyDraft, ManyFact, ManyProblems } from './manyDraft'
import classes from './register.module.css'
import { UnitInput, UnitsInput } from './UnitInputs'
import { words } from './words'

const hows = ['replace', 'add', 'remove', 'set'] as const satisfies readonly ManyDraft['how'][]
const howLabel: Record<ManyDraft['how'], Text> = {
  replace: words.replaceUnit,
  add: words.addUnit,
  remove: words.removeUnit,
  set: words.setUnits,
}

export const ManyInputs = ({
  plan,
  draft,
  problems,
  heldUnitIds,
  onChange,
}: {
  readonly plan: Plan
  readonly draft: ManyDraft
  readonly problems: ManyProblems
  /** Units that are responsible for one of the points at least. */
  readonly heldUnitIds: readonly string[]
  readonly onChange: (draft: ManyDraft) => void
}) => {
  const { say } = useLanguage()
  const change = (more: Partial<ManyDraft>) => onChange({ ...draft, ...more })
  const tick = (fact: ManyFact, label: Text, inputs: ReactNode) => {
    const isTicked = draft.ticked.includes(fact)
    return (
      <div className={classes.tick}>
        <Checkbox
          label={say(label)}
          checked={isTicked}
          onChange={() =>
            change({ ticked: isTicked ? draft.ticked.filter((one) => one !== fact) : [...draft.ticked, fact] })
          }
        />
        {isTicked && <div className={classes.ticked}>{inputs}</div>}
      </div>
    )
  }
  const setsUnits = draft.ticked.includes('units')
  const leads = [
    ...new Set([
      ...(setsUnits && draft.how === 'set' ? draft.unitIds : heldUnitIds),
      ...(setsUnits && draft.how === 'add' && draft.unitId !== null ? [draft.unitId] : []),
      ...(setsUnits && draft.how === 'replace' && draft.by !== null ? [draft.by] : []),
    ]),
  ]
  return (
    <fieldset className={classes.place} aria-label={say(words.what)}>
      <span className={classes.label}>{say(words.what)}</span>
      {problems.ticked && <p className={classes.problem}>{say(problems.ticked)}</p>}
      {tick(
        'kind',
        words.kind,
        <>
          <Select
            aria-label={say(words.kind)}
            allowDeselect={false}
            data={plan.pointKinds.map(({ key, nameZh, nameEn }) => ({ value: key, label: say(text(nameZh, nameEn)) }))}
            value={draft.kind}
            onChange={(kind) => change({ kind })}
            searchable
            maxDropdownHeight={280}
            error={problems.kind && say(problems.kind)}
          />
          <p className={classes.quiet}>{say(kindChangeNote)}</p>
        </>,
      )}
      {tick(
        'urban',
        words.urban,
        <OneChoice
          label={say(words.urban)}
          layout="row"
          choices={[
            { value: 'yes', label: say(words.urban) },
            { value: 'no', label: say(words.notUrban) },
          ]}
          value={draft.urban ? 'yes' : 'no'}
          onChange={(value) => change({ urban: value === 'yes' })}
        />,
      )}
      {tick(
        'units',
        words.units,
        <>
          <Select
            label={say(words.how)}
            allowDeselect={false}
            data={hows.map((how) => ({ value: how, label: say(howLabel[how]) }))}
            value={draft.how}
            onChange={(how) => how !== null && change({ how: how as ManyDraft['how'], unitId: null, by: null })}
          />
          {draft.how === 'set' ? (
            <UnitsInput
              plan={plan}
              unitIds={draft.unitIds}
              problem={problems.unitIds}
              onChange={(unitIds) => change({ unitIds })}
            />
          ) : (
            <UnitInput
              plan={plan}
              label={draft.how === 'replace' ? words.oldUnit : words.unit}
              {...(draft.how !== 'add' && { among: heldUnitIds })}
              unitId={draft.unitId}
              problem={problems.unitId}
              onChange={(unitId) => change({ unitId })}
            />
          )}
          {draft.how === 'replace' && (
            <UnitInput
              plan={plan}
              label={words.newUnit}
              unitId={draft.by}
              problem={problems.by}
              onChange={(by) => change({ by })}
            />
          )}
          <p className={classes.quiet}>{say(words.issuesStay)}</p>
        </>,
      )}
      {tick(
        'lead',
        words.lead,
        <UnitInput
          plan={plan}
          label={words.lead}
          among={leads}
          unitId={draft.leadId}
          problem={undefined}
          onChange={(leadId) => change({ leadId })}
        />,
      )}
      {tick('retired', words.retireMany, <p className={classes.quiet}>{say(words.retireWhy)}</p>)}
    </fieldset>
  )
}
