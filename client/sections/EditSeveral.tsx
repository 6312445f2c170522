/** Several road sections changed alike: the same sponsor or the same unit for all that are ticked or drawn round. */
import { Checkbox, Select, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { insideOf, type Ring } from '../../domain/area'
import { type EditSeveral as Form, isAlready, mostSections } from '../../domain/roadSection'
import type { Plan } from '../campaignOverview'
import { AreaChoice } from '../choosing/AreaChoice'
import { addedSections } from '../choosing/words'
import { FormFrame } from '../forms/FormFrame'
import { ReasonInput } from '../forms/ReasonInput'
import { useSendingAnew } from '../forms/useSending'
import { useSubmit } from '../forms/useSubmit'
import { words as formWords } from '../forms/words'
import { useLanguage } from '../language'
import { unitText } from '../names'
import { useTRPC, useTRPCClient } from '../trpc'
import { LinkButton } from '../ui/LinkButton'
import { useShownSections } from '../useRoadSections'
import type { Filter } from '../view'
import classes from './sections.module.css'
import { chosenSections, saveSeveral, severalText, words } from './words'

export const EditSeveral = ({
  plan,
  filter,
  onDone,
  onCancel,
}: {
  readonly plan: Plan
  readonly filter: Filter
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const { shown } = useShownSections(plan, filter, plan.today)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [sponsor, setSponsor] = useState<string | null>(null)
  /** Undefined: not ticked. */
  const [unitId, setUnitId] = useState<string | null | undefined>(undefined)
  const [reason, setReason] = useState('')
  const { send, ...sending } = useSendingAnew(trpc.roadSection.pathFilter())

  const form = useMemo((): Form | null => {
    const isWhole = (sponsor === null || sponsor.trim() !== '') && unitId !== null
    if (!isWhole || (sponsor === null && unitId === undefined)) return null
    return {
      ...(sponsor !== null && { sponsor: sponsor.trim() }),
      ...(unitId !== undefined && { responsibleUnitId: unitId }),
      reason: reason.trim(),
    }
  }, [sponsor, unitId, reason])
  // What the filter no longer shows is not changed unseen.
  const sections = shown.filter(({ id }) => chosen.includes(id))
  const changing = form === null ? [] : sections.filter((section) => !isAlready(section, form))
  const { submit, isChecked } = useSubmit({
    read: () =>
      form === null || form.reason === '' || changing.length === 0
        ? null
        : { form, sections: changing.map(({ id, seq }) => ({ roadSectionId: id, seq })) },
    send: (given) => send((actionId) => client.roadSection.editSeveral.mutate({ actionId, ...given })),
    onDone,
  })
  const choose = (ids: readonly string[]) => setChosen(ids.slice(0, mostSections))
  const inside = (ring: Ring) => {
    const isInside = insideOf(ring)
    return shown.flatMap(({ id, line }) => (!chosen.includes(id) && line.some(isInside) ? [id] : []))
  }
  return (
    <FormFrame
      title={say(words.editSeveral)}
      submitLabel={say(changing.length > 0 ? saveSeveral(changing.length) : words.save)}
      sending={sending}
      isReady={form === null || sections.length === 0 || changing.length > 0}
      onSubmit={submit}
      onCancel={onCancel}
      aboveButtons={
        form !== null &&
        sections.length > 0 && (
          <p className={classes.quiet} role="status">
            {say(severalText(changing.length, sections.length - changing.length))}
          </p>
        )
      }
    >
      <fieldset className={classes.line} aria-label={say(words.several)}>
        <span className={classes.label}>{say(words.several)}</span>
        <AreaChoice inside={inside} chosen={chosen} added={addedSections} onChoose={choose}>
          <LinkButton onClick={() => choose(shown.map(({ id }) => id))}>{say(words.ofFilter)}</LinkButton>
          {chosen.length > 0 && <LinkButton onClick={() => setChosen([])}>{say(words.clearChosen)}</LinkButton>}
        </AreaChoice>
        <p className={isChecked && sections.length === 0 ? classes.problem : classes.quiet} aria-live="polite">
          {say(sections.length === 0 ? words.noneChosen : chosenSections(sections.length))}
        </p>
        <ul className={classes.several}>
          {shown.map(({ id, nameZh, nameEn, sponsor: present, responsibleUnitId }) => (
            <li key={id}>
              <Checkbox
                label={say({ zh: nameZh, en: nameEn })}
                description={`${present} · ${say(unitText(plan, responsibleUnitId))}`}
                checked={chosen.includes(id)}
                onChange={() => choose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])}
              />
            </li>
          ))}
        </ul>
      </fieldset>
      <fieldset className={classes.line} aria-label={say(words.what)}>
        <span className={classes.label}>{say(words.what)}</span>
        {isChecked && form === null && <p className={classes.problem}>{say(words.tickFirst)}</p>}
        <Checkbox
          label={say(words.sponsor)}
          checked={sponsor !== null}
          onChange={() => setSponsor(sponsor === null ? '' : null)}
        />
        {sponsor !== null && (
          <TextInput
            aria-label={say(words.sponsor)}
            description={say(words.sponsorHint)}
            maxLength={60}
            value={sponsor}
            onChange={(event) => setSponsor(event.currentTarget.value)}
          />
        )}
        <Checkbox
          label={say(words.responsibleUnit)}
          checked={unitId !== undefined}
          onChange={() => setUnitId(unitId === undefined ? null : undefined)}
        />
        {unitId !== undefined && (
          <>
            <Select
              aria-label={say(words.responsibleUnit)}
              data={plan.units
                .filter(({ retiredOn }) => retiredOn === null)
                .map(({ id, name }) => ({ value: id, label: say(name) }))}
              value={unitId}
              onChange={setUnitId}
              searchable
              placeholder={say(formWords.chooseUnit)}
              nothingFoundMessage={say(formWords.noSuchUnit)}
              maxDropdownHeight={280}
            />
            <p className={classes.quiet}>{say(words.issuesStay)}</p>
          </>
        )}
      </fieldset>
      <ReasonInput label={words.reason} value={reason} onChange={setReason} isChecked={isChecked} />
    </FormFrame>
  )
}
