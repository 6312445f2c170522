/** 手册: the kinds of point and their check items, version by version; imported from a sheet or edited one by one. */
import { Button } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { actorText } from '../../domain/actorText'
import { subjectKindLabel } from '../../domain/eventLabels'
import { firstVersion, isSuperseded, itemsIn, newestVersion, roadSectionKind } from '../../domain/handbook/handbook'
import { text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { formatFullDay, formatInstant } from '../dates'
import { useLanguage } from '../language'
import { namesOf } from '../names'
import { useTRPC } from '../trpc'
import { DownloadButton } from '../ui/DownloadButton'
import { Facts } from '../ui/Facts'
import { Note } from '../ui/Note'
import { Section } from '../ui/Section'
import { Tag } from '../ui/Tag'
import classes from './handbook.module.css'
import { KindPage } from './KindPage'
import { SheetPage } from './SheetPage'
import { factsAfter } from './VersionFields'
import { VersionPage } from './VersionPage'
import { itemCount, versionName, waitingText, words } from './words'

export type HandbookKind = { readonly key: string; readonly nameZh: string; readonly nameEn: string }

type Opened =
  | { readonly is: 'sheet' }
  | { readonly is: 'kind'; readonly key: string | null }
  | { readonly is: 'version'; readonly number: number }

const { zh, en } = subjectKindLabel.roadSection
const sectionKind: HandbookKind = { key: roadSectionKind, nameZh: zh, nameEn: en }

export const HandbookPart = ({ plan }: { readonly plan: Plan }) => {
  const [opened, setOpened] = useState<Opened | null>(null)
  const [said, setSaid] = useState<keyof typeof words | null>(null)
  const kinds = [...plan.pointKinds, sectionKind]
  const open = (next: Opened) => {
    setSaid(null)
    setOpened(next)
  }
  const back = () => setOpened(null)
  const done = (says: keyof typeof words) => () => {
    setSaid(says)
    setOpened(null)
  }
  switch (opened?.is) {
    case 'sheet':
      return (
        <SheetPage
          startFacts={factsAfter(newestVersion(plan.handbook), plan.today)}
          onTaken={done('taken')}
          onBack={back}
        />
      )
    case 'kind':
      return (
        <KindPage
          kind={kinds.find(({ key }) => key === opened.key) ?? null}
          plan={plan}
          onSaved={done('saved')}
          onBack={back}
        />
      )
    case 'version': {
      const version = plan.handbook.find(({ number }) => number === opened.number)
      const all = [...plan.kindByKey.values(), sectionKind]
      return version === undefined ? null : (
        <VersionPage version={version} kinds={all} plan={plan} onRestored={done('saved')} onBack={back} />
      )
    }
    default:
      return <Front plan={plan} kinds={kinds} said={said} onOpen={open} />
  }
}

const Front = ({
  plan,
  kinds,
  said,
  onOpen,
}: {
  readonly plan: Plan
  readonly kinds: readonly HandbookKind[]
  /** What has just been done. */
  readonly said: keyof typeof words | null
  readonly onOpen: (opened: Opened) => void
}) => {
  const { say, language } = useLanguage()
  const present = plan.handbook.find(({ number }) => number === plan.handbookNumber)
  const newest = newestVersion(plan.handbook)
  const day = (date: string) => text(formatFullDay(date, 'zh'), formatFullDay(date, 'en'))
  return (
    <div className={classes.part}>
      {said !== null && (
        <div role="status">
          <Note>{say(words[said])}</Note>
        </div>
      )}
      {present !== undefined && (
        <Section title={say(words.present)} aside={say(versionName(present.number))}>
          <Facts
            facts={[
              { key: 'version', label: say(words.version), value: present.version },
              { key: 'source', label: say(words.source), value: present.source },
              { key: 'from', label: say(words.from), value: formatFullDay(present.from, language) },
            ]}
          />
        </Section>
      )}
      <Note>{say(newest?.number === firstVersion ? words.firstVersionNote : words.keptForEver)}</Note>
      {newest !== undefined && newest.number !== plan.handbookNumber && (
        <Note>{say(waitingText(newest.number, day(newest.from)))}</Note>
      )}
      <div className={classes.buttons}>
        <Button onClick={() => onOpen({ is: 'sheet' })}>{say(words.importSheet)}</Button>
        {newest !== undefined && (
          <DownloadButton href={`/api/handbook/${newest.number}.xlsx`} label={say(words.download)} />
        )}
      </div>
      <Section
        title={say(words.kinds)}
        aside={
          <Button variant="default" size="compact-md" fw={400} onClick={() => onOpen({ is: 'kind', key: null })}>
            {say(words.newKind)}
          </Button>
        }
      >
        <ul className={classes.rows}>
          {kinds.map(({ key, nameZh, nameEn }) => (
            <li key={key}>
              <button type="button" className={classes.row} onClick={() => onOpen({ is: 'kind', key })}>
                <span>{say({ zh: nameZh, en: nameEn })}</span>
                <span className={classes.quiet}>
                  {say(itemCount(itemsIn(plan.handbook, newest?.number ?? 0, key).length))}
                </span>
                <IconChevronRight size={16} stroke={1.6} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      </Section>
      <Versions plan={plan} onOpen={(number) => onOpen({ is: 'version', number })} />
    </div>
  )
}

const Versions = ({ plan, onOpen }: { readonly plan: Plan; readonly onOpen: (number: number) => void }) => {
  const { say, language } = useLanguage()
  const trpc = useTRPC()
  const { data: made } = useQuery(trpc.handbook.versions.queryOptions())
  const names = namesOf(plan, { issues: [] })
  return (
    <Section title={say(words.versions)}>
      <ul className={classes.rows}>
        {plan.handbook.toReversed().map((known) => {
          const { number, version, from } = known
          const isPassedOver = isSuperseded(plan.handbook, known)
          const one = made?.find((entry) => entry.number === number)
          return (
            <li key={number}>
              <button type="button" className={classes.row} onClick={() => onOpen(number)}>
                <span className={classes.twoLines}>
                  <span>
                    {say(versionName(number))} · {version}{' '}
                    {number === plan.handbookNumber && <Tag tone="strong">{say(words.inForce)}</Tag>}
                    {isPassedOver && <Tag>{say(words.neverInForce)}</Tag>}
                    {from > plan.today && !isPassedOver && <Tag>{say(words.waiting)}</Tag>}
                  </span>
                  <span className={classes.quiet}>
                    {formatFullDay(from, language)}
                    {one !== undefined && ' · '}
                    {one !== undefined &&
                      (one.at === null || one.by === null
                        ? say(words.fromTheStart)
                        : `${say(actorText(one.by, names))} ${formatInstant(one.at, language)}`)}
                  </span>
                </span>
                <IconChevronRight size={16} stroke={1.6} aria-hidden="true" />
              </button>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
