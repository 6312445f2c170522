/** One kind of place edited by hand: its names, and its items added, reworded, dropped and put in another order. */
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import {
  itemsIn,
  longestKindName,
  longestKindNameInEnglish,
  newestVersion,
  roadSectionKind,
} from '../../domain/handbook/handbook'
import { Page } from '../administration/Page'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { useTRPCClient } from '../trpc'
import { ActionBar } from '../ui/ActionBar'
import { RefusalNote } from '../ui/Note'
import { Section } from '../ui/Section'
import type { HandbookKind } from './HandbookPart'
import classes from './handbook.module.css'
import { ItemFields } from './ItemFields'
import { blankItem, draftOf, formOfKind, hasOtherItems, hasOtherNames, moved, withItem, without } from './kindDraft'
import { RetireKind } from './RetireKind'
import { useHandbookSending } from './useHandbookSending'
import { areFilledIn, factsAfter, VersionFields } from './VersionFields'
import { itemCount, words } from './words'

export const KindPage = ({
  kind,
  plan,
  onSaved,
  onBack,
}: {
  /** Null: a new one. */
  readonly kind: HandbookKind | null
  readonly plan: Plan
  readonly onSaved: () => void
  readonly onBack: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const { send, isSending, refusal } = useHandbookSending()
  const newest = newestVersion(plan.handbook)
  // As it was when the form was opened: what somebody else saves meanwhile is refused by the server and said.
  const [before] = useState(() =>
    draftOf(kind, kind === null ? [] : itemsIn(plan.handbook, newest?.number ?? 0, kind.key)),
  )
  const [seen] = useState(newest?.number ?? 1)
  const [draft, setDraft] = useState(() => (kind === null ? { ...before, items: [blankItem(uuidv7())] } : before))
  const [facts, setFacts] = useState(() => factsAfter(newest, plan.today))
  const [isPressed, setPressed] = useState(false)
  const isNewVersion = hasOtherItems(draft, before)
  const isChanged = isNewVersion || hasOtherNames(draft, before)
  const form = formOfKind(draft)
  const isReady = form !== null && (!isNewVersion || areFilledIn(facts))

  const save = async () => {
    setPressed(true)
    if (form === null || !isReady) return
    const outcome = await send((actionId) =>
      client.handbook.saveKind.mutate({ actionId, kind: form, seen, facts: isNewVersion ? facts : null }),
    )
    if (outcome === 'done') onSaved()
  }
  const isSection = kind?.key === roadSectionKind
  return (
    <Page title={kind === null ? say(words.newKind) : say({ zh: kind.nameZh, en: kind.nameEn })} onBack={onBack}>
      <div className={classes.stack}>
        {!isSection && (
          <div className={classes.pair}>
            <TextInput
              label={say(words.kindName)}
              withAsterisk
              aria-required
              maxLength={longestKindName}
              value={draft.nameZh}
              onChange={(event) => setDraft({ ...draft, nameZh: event.currentTarget.value })}
              error={isPressed && draft.nameZh.trim() === '' ? say(words.fillKind) : undefined}
            />
            <TextInput
              label={say(words.kindNameEn)}
              maxLength={longestKindNameInEnglish}
              value={draft.nameEn}
              onChange={(event) => setDraft({ ...draft, nameEn: event.currentTarget.value })}
            />
          </div>
        )}
        <Section title={say(words.items)} aside={say(itemCount(draft.items.length))}>
          <ol className={classes.items}>
            {draft.items.map((item, at) => (
              <ItemFields
                key={item.id}
                item={item}
                number={at + 1}
                isLast={at === draft.items.length - 1}
                isOnly={draft.items.length === 1}
                isChecked={isPressed}
                hasScope={!isSection}
                onChange={(change) => setDraft(withItem(draft, item.id, change))}
                onMove={(by) => setDraft(moved(draft, item.id, by))}
                onDrop={() => setDraft(without(draft, item.id))}
              />
            ))}
          </ol>
          <Button
            variant="default"
            fw={400}
            size="compact-md"
            onClick={() => setDraft({ ...draft, items: [...draft.items, blankItem(uuidv7())] })}
          >
            {say(words.addItem)}
          </Button>
        </Section>
        {isNewVersion && <VersionFields facts={facts} isChecked={isPressed} onChange={setFacts} />}
        {kind !== null && !isSection && <RetireKind kind={kind} onRetired={onSaved} />}
      </div>
      <ActionBar
        above={
          <>
            {refusal && <RefusalNote>{say(refusal)}</RefusalNote>}
            {isPressed && !isReady && (
              <p className={classes.refused} role="alert">
                {say(form === null ? words.fillKind : words.fillFacts)}
              </p>
            )}
            {isChanged && !isNewVersion && <p className={classes.quiet}>{say(words.nameOnly)}</p>}
          </>
        }
      >
        <Button loading={isSending} disabled={!isChanged} onClick={() => void save()}>
          {say(isChanged && !isNewVersion ? words.saveName : words.save)}
        </Button>
      </ActionBar>
    </Page>
  )
}
