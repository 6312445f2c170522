/** One version of the handbook as it was: every kind with its items; saved as a sheet, or put in force again. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { type HandbookVersion, itemScopeLabel, itemsIn, newestVersion } from '../../domain/handbook/handbook'
import { Page } from '../administration/Page'
import type { Plan } from '../campaignOverview'
import { formatFullDay } from '../dates'
import { useLanguage } from '../language'
import { useTRPCClient } from '../trpc'
import { ActionBar } from '../ui/ActionBar'
import { DownloadButton } from '../ui/DownloadButton'
import { Facts } from '../ui/Facts'
import { Note, RefusalNote } from '../ui/Note'
import type { HandbookKind } from './HandbookPart'
import classes from './handbook.module.css'
import { useHandbookSending } from './useHandbookSending'
import { areFilledIn, factsAfter, VersionFields } from './VersionFields'
import { itemCount, versionName, words } from './words'

export const VersionPage = ({
  version,
  kinds,
  plan,
  onRestored,
  onBack,
}: {
  readonly version: HandbookVersion
  readonly kinds: readonly HandbookKind[]
  readonly plan: Plan
  readonly onRestored: () => void
  readonly onBack: () => void
}) => {
  const { say, language } = useLanguage()
  const client = useTRPCClient()
  const { send, isSending, refusal } = useHandbookSending()
  const newest = newestVersion(plan.handbook)
  const isNewest = version.number === newest?.number
  const [isAsked, setAsked] = useState(false)
  const [isPressed, setPressed] = useState(false)
  const [facts, setFacts] = useState(() => ({
    ...factsAfter(newest, plan.today),
    ...{ source: version.source, version: version.version },
    ...(isNewest && { from: plan.today }),
  }))
  const restore = async () => {
    setPressed(true)
    if (!areFilledIn(facts) || newest === undefined) return
    const outcome = await send((actionId) =>
      client.handbook.restore.mutate({ actionId, number: version.number, seen: newest.number, facts }),
    )
    if (outcome === 'done') onRestored()
  }
  return (
    <Page title={`${say(versionName(version.number))} · ${version.version}`} onBack={onBack}>
      <div className={classes.stack}>
        <Facts
          facts={[
            { key: 'source', label: say(words.source), value: version.source },
            { key: 'from', label: say(words.from), value: formatFullDay(version.from, language) },
            ...(version.reason === '' ? [] : [{ key: 'reason', label: say(words.reason), value: version.reason }]),
          ]}
        />
        {kinds.map(({ key, nameZh, nameEn }) => {
          const items = itemsIn(plan.handbook, version.number, key)
          if (items.length === 0) return null
          return (
            <details key={key} className={classes.kindDetails}>
              <summary>
                {say({ zh: nameZh, en: nameEn })} <span className={classes.quiet}>{say(itemCount(items.length))}</span>
              </summary>
              <ol className={classes.plainItems}>
                {items.map((item) => (
                  <li key={item.key}>
                    {say(item)}{' '}
                    {item.scope !== 'all' && <span className={classes.quiet}>{say(itemScopeLabel[item.scope])}</span>}
                  </li>
                ))}
              </ol>
            </details>
          )
        })}
        {isAsked && (
          <>
            <Note>{say(isNewest ? words.bringForwardNote : words.restoreNote)}</Note>
            <VersionFields facts={facts} isChecked={isPressed} onChange={setFacts} />
          </>
        )}
      </div>
      <ActionBar above={refusal && <RefusalNote>{say(refusal)}</RefusalNote>}>
        {(!isNewest || version.from > plan.today) && (
          <Button
            variant={isAsked ? 'filled' : 'default'}
            fw={isAsked ? undefined : 400}
            loading={isSending}
            onClick={() => (isAsked ? void restore() : setAsked(true))}
          >
            {say(isNewest ? words.bringForward : words.restore)}
          </Button>
        )}
        <DownloadButton href={`/api/handbook/${version.number}.xlsx`} label={say(words.downloadThis)} />
      </ActionBar>
    </Page>
  )
}
