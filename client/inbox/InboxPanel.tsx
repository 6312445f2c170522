/** The inbox: the day's digest, then what is new, due and late, today's and earlier; an entry opens its issue. */
import { Button, SegmentedControl, Skeleton, Switch } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { daysAgo, isOfMatter } from '../../domain/inbox'
import { type NoticeKind, noticeKinds } from '../../domain/notification'
import { formatInstant, formatTime } from '../dates'
import { useLanguage } from '../language'
import type { ListProps } from '../lists/listProps'
import { usePlaceText } from '../lists/placeText'
import { PartFailed } from '../shell/LoadBoundary'
import { useTRPC, useTRPCClient } from '../trpc'
import { EmptyState } from '../ui/EmptyState'
import { SidePanel } from '../ui/SidePanel'
import screenReader from '../ui/screenReader.module.css'
import { Tag, type TagTone } from '../ui/Tag'
import { words as shared } from '../words'
import classes from './inbox.module.css'
import { usePush } from './pushing'
import { type Entry, type Inbox, useInbox } from './queries'
import { words } from './words'

/** What asks for something at once is red, what asks for something is strong. */
const toneOf: Record<NoticeKind, TagTone> = {
  found: 'plain',
  task: 'strong',
  claimed: 'plain',
  request: 'strong',
  answered: 'plain',
  moved: 'plain',
  recheck: 'strong',
  toConfirm: 'strong',
  explained: 'plain',
  reportedUp: 'strong',
  returned: 'strong',
  noted: 'plain',
  supplemented: 'plain',
  closed: 'plain',
  sentBack: 'alarm',
  relapsed: 'alarm',
  handedOver: 'strong',
  withdrawn: 'plain',
  toSign: 'strong',
  escalated: 'alarm',
  dueSoon: 'strong',
  overdue: 'alarm',
  notifyLate: 'alarm',
  recheckLate: 'alarm',
  instructed: 'strong',
  instructionAnswered: 'strong',
  instructionEnded: 'plain',
  reportHandedIn: 'strong',
  reportRead: 'plain',
  reportFinal: 'plain',
  contested: 'strong',
  contestationAnswered: 'plain',
}

export const InboxPanel = ({ plan, table, control, onCollapse }: ListProps) => {
  const { say } = useLanguage()
  const inbox = useInbox()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queryClient = useQueryClient()
  const placeText = usePlaceText(plan, table)
  const [which, setWhich] = useState<'all' | 'unread'>('all')
  const { data } = inbox

  const markRead = async (keys: readonly string[] | 'all') => {
    // Seen at once; the server's answer comes after.
    queryClient.setQueryData(trpc.inbox.list.queryKey(), (before: Inbox | undefined) => before && read(before, keys))
    await client.inbox.markRead.mutate(keys === 'all' ? { all: true } : { keys: [...keys] }).catch(() => undefined)
    await queryClient.invalidateQueries(trpc.inbox.pathFilter())
  }
  const open = (entry: Entry) => {
    control.go(
      isOfMatter(entry)
        ? { opened: entry.opens }
        : { issueId: entry.issueId, pointId: entry.subject.kind === 'point' ? entry.subject.pointId : null },
    )
    if (!entry.isRead) void markRead([entry.key])
  }

  const shown = data?.entries.filter(({ isRead }) => which === 'all' || !isRead) ?? []
  const groups = [
    { title: words.today, entries: shown.filter((entry) => data && daysAgo(entry, data.today) <= 0) },
    { title: words.earlier, entries: shown.filter((entry) => data && daysAgo(entry, data.today) > 0) },
  ].filter(({ entries }) => entries.length > 0)

  return (
    <SidePanel
      title={say(words.inbox)}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={say(words.unread)}
          value={which}
          onChange={(value) => setWhich(value === 'unread' ? 'unread' : 'all')}
          data={[
            { value: 'all', label: say(shared.all) },
            { value: 'unread', label: data ? `${say(words.unread)} ${data.unread}` : say(words.unread) },
          ]}
        />
      }
      onCollapse={onCollapse}
    >
      <div className={classes.body}>
        {data ? (
          <>
            <DigestOfDay digest={data.digest} />
            <div className={classes.tools}>
              <PushSwitch pushKey={data.pushKey} />
              <Button
                variant="subtle"
                size="compact-sm"
                disabled={data.unread === 0}
                onClick={() => void markRead('all')}
              >
                {say(words.markAll)}
              </Button>
            </div>
            {groups.map(({ title, entries }) => (
              <section key={title.en} aria-label={say(title)}>
                <h3 className={classes.groupTitle}>{say(title)}</h3>
                <ul className={classes.entries}>
                  {entries.map((entry) => (
                    <li key={entry.key}>
                      <EntryButton
                        entry={entry}
                        about={
                          isOfMatter(entry) ? say(entry.about) : `${say(placeText(entry.subject))} · ${entry.what}`
                        }
                        today={data.today}
                        onOpen={open}
                      />
                    </li>
                  ))}
                </ul>
              </section>
            ))}
            {groups.length === 0 &&
              (data.entries.length === 0 ? (
                <EmptyState title={say(words.empty)} next={say(words.emptyNext)} />
              ) : (
                <EmptyState title={say(words.allRead)} />
              ))}
            {data.more && <p className={classes.note}>{say(words.onlyNewest)}</p>}
          </>
        ) : inbox.error ? (
          <PartFailed says={say(shared.loadFailed)} onRetry={() => void inbox.refetch()} />
        ) : (
          <div className={classes.waiting} role="status" aria-label={say(shared.loading)}>
            <Skeleton height={64} radius="sm" />
            <Skeleton height={58} radius="sm" />
            <Skeleton height={58} radius="sm" />
          </div>
        )}
      </div>
    </SidePanel>
  )
}

const read = (inbox: Inbox, keys: readonly string[] | 'all'): Inbox => {
  const isNow = (key: string) => keys === 'all' || keys.includes(key)
  const count = inbox.entries.filter((entry) => !entry.isRead && isNow(entry.key)).length
  return {
    ...inbox,
    unread: keys === 'all' ? 0 : inbox.unread - count,
    entries: inbox.entries.map((entry) => (isNow(entry.key) ? { ...entry, isRead: true } : entry)),
  }
}

const DigestOfDay = ({ digest }: { readonly digest: Inbox['digest'] }) => {
  const { say } = useLanguage()
  return (
    <section className={classes.digest} aria-label={say(words.digest)}>
      <h3>{say(words.digest)}</h3>
      <dl>
        {(['fresh', 'dueSoon', 'overdue'] as const).map((key) => (
          <div key={key}>
            <dt>{say(words[key])}</dt>
            <dd data-late={key === 'overdue' && digest.overdue > 0}>{digest[key]}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const PushSwitch = ({ pushKey }: { readonly pushKey: string | null }) => {
  const { say } = useLanguage()
  const { isOffered, isOn, isBusy, problem, toggle } = usePush(pushKey)
  if (!isOffered) return <span />
  return (
    <Switch
      size="sm"
      label={say(words.push)}
      checked={isOn}
      disabled={isBusy}
      error={problem === null ? undefined : say(problem)}
      onChange={() => void toggle()}
    />
  )
}

const EntryButton = ({
  entry,
  about,
  today,
  onOpen,
}: {
  readonly entry: Entry
  readonly about: string
  readonly today: string
  readonly onOpen: (entry: Entry) => void
}) => {
  const { say, language } = useLanguage()
  const when = daysAgo(entry, today) <= 0 ? formatTime(entry.at) : formatInstant(entry.at, language)
  return (
    <button type="button" className={classes.entry} data-unread={!entry.isRead} onClick={() => onOpen(entry)}>
      <span className={classes.dot} aria-hidden="true" />
      <span className={classes.line}>
        <Tag tone={toneOf[entry.kind]}>{say(noticeKinds[entry.kind])}</Tag>
        {!entry.isRead && <span className={screenReader.only}>{say(words.unread)}</span>}
        <time className={classes.when} dateTime={entry.at}>
          {when}
        </time>
      </span>
      <span className={classes.sentence}>{say(entry.sentence)}</span>
      <span className={classes.about}>{about}</span>
    </button>
  )
}
