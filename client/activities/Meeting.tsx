/**
 * A feedback meeting on the wall: unit after unit through its issues, large; then the notice is handed over and its receipt
 * ticked. It may be left and taken up again, and what is ticked here is seen by every other browser.
 */
import { ActionIcon, Button, Modal, Skeleton, TextInput, Tooltip } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconCheck, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { daysBetween } from '../../domain/calendar'
import { lineLimit } from '../../domain/form'
import { indicatorLabel, severityLabel, stageLabel } from '../../domain/issue'
import { listed } from '../../domain/readForm'
import { type Text, text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { formatDay, formatFullDay, formatInstant } from '../dates'
import { ClockLine, DaysLeft } from '../issues/ClockLine'
import { squadText, unitText } from '../issues/names'
import { useLanguage } from '../language'
import { useTRPC } from '../trpc'
import { Note, RefusalNote } from '../ui/Note'
import { Tag } from '../ui/Tag'
import { useSectionById } from '../useRoadSections'
import { ActivityForm } from './ActivityForm'
import { FoundPhotos } from './FoundPhotos'
import classes from './meeting.module.css'
import { firstPageOf, type Page, pagesOf, pageToTakeUp } from './meetingPages'
import { type ActivityDetail, type AgendaIssue, useActivityAction } from './queries'
import { daysSince, issueCount, monthTitle, pageOf, receiptCount, usualReceivers, words } from './words'

type MeetingProps = {
  readonly detail: ActivityDetail
  readonly plan: Plan
  readonly onLeave: () => void
}

/** Typing turns no pages. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null

export const Meeting = ({ detail, plan, onLeave }: MeetingProps) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const { activity, notices } = detail
  const { data: agenda } = useQuery(trpc.activity.agenda.queryOptions({ activityId: activity.id }))
  const pages = agenda ? pagesOf(agenda) : []
  // Null until somebody turns a page: then it stands where the meeting was left.
  const [turnedTo, setTurnedTo] = useState<number | null>(null)
  const at = Math.min(turnedTo ?? pageToTakeUp(pages, activity.receipts, notices), Math.max(0, pages.length - 1))
  const page = pages[at]
  const last = pages.length - 1
  const turn = useCallback((to: number) => setTurnedTo(Math.max(0, Math.min(last, to))), [last])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.altKey || event.ctrlKey || event.metaKey) return
      const onButton = event.target instanceof HTMLElement && event.target.closest('button, a') !== null
      const by =
        event.key === 'ArrowRight' || event.key === 'PageDown'
          ? 1
          : event.key === 'ArrowLeft' || event.key === 'PageUp'
            ? -1
            : event.key === ' ' && !onButton
              ? event.shiftKey
                ? -1
                : 1
              : 0
      if (by === 0) return
      event.preventDefault()
      turn(at + by)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [at, turn])

  const unitId = page !== undefined && 'unitId' in page ? page.unitId : null
  return (
    <Modal.Root opened fullScreen padding={0} onClose={onLeave} transitionProps={{ duration: 0 }}>
      <Modal.Content className={classes.whole} aria-label={say(words.meeting)}>
        <Modal.Body className={classes.body}>
          <header className={classes.top}>
            <p className={classes.title}>
              <strong>{say(words.meeting)}</strong>
              <span>{say(monthTitle(activity.month))}</span>
              <span className={classes.squads}>
                {say(listed(activity.squads.map((squad) => squadText(plan, squad))))}
              </span>
            </p>
            <p className={classes.receipts} aria-live="polite">
              {notices.length > 0 && say(receiptCount(receivedOf(detail), notices.length))}
            </p>
            <Tooltip label={say(words.leave)}>
              <ActionIcon variant="subtle" color="gray" size="lg" aria-label={say(words.leave)} onClick={onLeave}>
                <IconX size={20} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
            <div
              className={classes.progress}
              role="progressbar"
              aria-label={say(pageOf(at + 1, pages.length))}
              aria-valuemin={1}
              aria-valuemax={Math.max(1, pages.length)}
              aria-valuenow={at + 1}
            >
              <svg viewBox={`0 0 ${Math.max(1, last)} 1`} preserveAspectRatio="none" aria-hidden="true">
                <rect width={at} height="1" />
              </svg>
            </div>
          </header>
          <main className={classes.page} data-page={page?.kind} key={at}>
            {page === undefined ? (
              <div className={classes.column} role="status" aria-label={say(words.loading)}>
                <Skeleton height={48} width="50%" />
                <Skeleton height={240} />
              </div>
            ) : page.kind === 'opening' ? (
              <Opening detail={detail} plan={plan} pages={pages} onUnit={(unit) => turn(firstPageOf(pages, unit))} />
            ) : page.kind === 'issue' ? (
              <IssuePage page={page} plan={plan} />
            ) : page.kind === 'summary' ? (
              <Summary detail={detail} page={page} plan={plan} />
            ) : (
              <End detail={detail} plan={plan} onLeave={onLeave} onBack={() => turn(at - 1)} />
            )}
          </main>
          <footer className={classes.bottom}>
            <Button
              variant="default"
              size="md"
              fw={400}
              disabled={at === 0}
              leftSection={<IconArrowLeft size={18} stroke={1.6} aria-hidden="true" />}
              onClick={() => turn(at - 1)}
            >
              {say(words.back)}
            </Button>
            <p className={classes.where}>
              {unitId !== null && <strong>{say(unitText(plan, unitId))}</strong>}
              <span>{pages.length > 0 && say(pageOf(at + 1, pages.length))}</span>
              <span className={classes.keys}>{say(words.keys)}</span>
            </p>
            <Button
              size="md"
              disabled={at >= last}
              rightSection={<IconArrowRight size={18} stroke={1.6} aria-hidden="true" />}
              onClick={() => turn(at + 1)}
            >
              {say(at === 0 ? words.start : at === last - 1 ? words.toEnd : words.forward)}
            </Button>
          </footer>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

/** Of the notices that are to be handed over. */
const receivedOf = ({ activity, notices }: ActivityDetail): number =>
  notices.filter(({ unitId }) => activity.receipts.some((receipt) => receipt.unitId === unitId)).length

/** The page's heading has the focus, so that it is read out and the keys go to the page. */
const Heading = ({
  children,
  className,
}: {
  readonly children: ReactNode
  readonly className?: string | undefined
}) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h2 ref={heading} tabIndex={-1} className={className ?? classes.heading}>
      {children}
    </h2>
  )
}

const Opening = ({
  detail: { activity, notices },
  plan,
  pages,
  onUnit,
}: {
  readonly detail: ActivityDetail
  readonly plan: Plan
  readonly pages: readonly Page[]
  readonly onUnit: (unitId: string) => void
}) => {
  const { say, language } = useLanguage()
  return (
    <div className={classes.column}>
      <Heading>
        {say(text(`${monthTitle(activity.month).zh}督导反馈会`, `Feedback meeting, ${activity.month}`))}
      </Heading>
      <p className={classes.lead}>
        {formatFullDay(activity.date, language)} · {say(listed(activity.squads.map((squad) => squadText(plan, squad))))}
      </p>
      <ul className={classes.units}>
        {activity.unitIds.map((unitId) => {
          const count = pages.filter((page) => page.kind === 'issue' && page.unitId === unitId).length
          const receipt = activity.receipts.find((one) => one.unitId === unitId)
          const hasNotice = notices.some((notice) => notice.unitId === unitId)
          return (
            <li key={unitId}>
              <button type="button" className={classes.unit} onClick={() => onUnit(unitId)}>
                <span className={classes.unitName}>{say(unitText(plan, unitId))}</span>
                <span>{say(count === 0 ? words.noIssues : issueCount(count))}</span>
                <span className={classes.ticked} data-ticked={receipt !== undefined}>
                  {receipt !== undefined ? (
                    <>
                      <IconCheck size={18} aria-hidden="true" />
                      {say(words.received)}
                    </>
                  ) : (
                    hasNotice && say(words.notReceived)
                  )}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

type Sections = ReturnType<typeof useSectionById>
const placeText = ({ subject, point }: AgendaIssue, sections: Sections): Text => {
  if (subject.kind === 'point') return text(point?.name ?? '', point?.name ?? '')
  if (subject.kind === 'unit') return indicatorLabel[subject.indicator]
  const section = sections.get(subject.roadSectionId)
  return section ? text(section.nameZh, section.nameEn) : text(subject.roadSectionId, subject.roadSectionId)
}

const IssuePage = ({ page, plan }: { readonly page: Extract<Page, { kind: 'issue' }>; readonly plan: Plan }) => {
  const sections = useSectionById()
  const { say, language } = useLanguage()
  const { issue, unitId, number, of } = page
  const holder =
    issue.clock?.whose === 'squad' && issue.followingSquad !== null
      ? squadText(plan, issue.followingSquad)
      : unitText(plan, unitId)
  return (
    <div className={classes.issue}>
      <FoundPhotos issueId={issue.id} />
      <div className={classes.told}>
        <p className={classes.lead}>
          {say(unitText(plan, unitId))} · {say(words.issue)} {say(pageOf(number, of))}
        </p>
        <Heading className={classes.place}>{say(placeText(issue, sections))}</Heading>
        {issue.point !== null && <p className={classes.address}>{issue.point.address}</p>}
        <p className={classes.what}>{issue.what}</p>
        <div className={classes.tags}>
          <Tag tone={issue.overdue ? 'alarm' : 'strong'}>{say(stageLabel[issue.stage])}</Tag>
          <Tag tone={issue.severity === 'urgent' ? 'alarm' : 'plain'}>{say(severityLabel[issue.severity])}</Tag>
        </div>
        {issue.foundOn !== null && (
          <p className={classes.fact}>
            {formatDay(issue.foundOn, language)}
            {say(words.found)} · {say(daysSince(daysBetween(issue.foundOn, plan.today)))}
          </p>
        )}
        {issue.clock !== null && (
          <div className={classes.fact}>
            <ClockLine clock={issue.clock} holder={holder} />
          </div>
        )}
      </div>
    </div>
  )
}

const Summary = ({
  detail,
  page: { unitId, issues },
  plan,
}: {
  readonly detail: ActivityDetail
  readonly page: Extract<Page, { kind: 'summary' }>
  readonly plan: Plan
}) => {
  const sections = useSectionById()
  const { say } = useLanguage()
  const hasNotice = detail.notices.some((notice) => notice.unitId === unitId)
  const isReceived = detail.activity.receipts.some((receipt) => receipt.unitId === unitId)
  return (
    <div className={classes.column}>
      <Heading>{say(unitText(plan, unitId))}</Heading>
      <p className={classes.lead}>
        {say(words.unitSummary)} · {say(issueCount(issues.length))}
      </p>
      {issues.length === 0 ? (
        <p className={classes.lead}>{say(words.noIssues)}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{say(words.issue)}</th>
              <th scope="col">{say(words.stage)}</th>
              <th scope="col">{say(words.due)}</th>
            </tr>
          </thead>
          <tbody>
            {issues.map((issue) => (
              <tr key={issue.id}>
                <td>
                  <strong>{say(placeText(issue, sections))}</strong>
                  <br />
                  {issue.what}
                </td>
                <td>{say(stageLabel[issue.stage])}</td>
                <td>{issue.clock === null ? '—' : <DaysLeft clock={issue.clock} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hasNotice || isReceived ? <HandOver detail={detail} unitId={unitId} /> : <Note>{say(words.noNotice)}</Note>}
    </div>
  )
}

/** Hands a unit's notice over: who took it, by title, and when. */
const HandOver = ({ detail, unitId }: { readonly detail: ActivityDetail; readonly unitId: string }) => {
  const { say, language } = useLanguage()
  const { activity, available, notices } = detail
  const { act, isSending, refusal } = useActivityAction(activity)
  const [receivedBy, setReceivedBy] = useState('')
  const receipt = activity.receipts.find((one) => one.unitId === unitId)
  const notice = notices.find((one) => one.unitId === unitId)
  const receive = async () => {
    const form = { unitId, receivedBy, ...(notice?.paperId != null && { paperId: notice.paperId }) }
    if ((await act('receive', form, true)) === 'done') setReceivedBy('')
  }
  return (
    <section className={classes.handOver} aria-label={say(words.handOver)}>
      <h3>
        {say(words.handOver)}
        {notice?.number != null && ` ${notice.number}`}
      </h3>
      {receipt !== undefined ? (
        <div className={classes.receipt}>
          <IconCheck size={24} aria-hidden="true" />
          <span>
            {receipt.receivedBy} {formatInstant(receipt.at, language)} {say(words.received)}
          </span>
          {available.includes('takeReceiptBack') && (
            <Button
              variant="subtle"
              fw={400}
              loading={isSending}
              onClick={() => void act('takeReceiptBack', { unitId }, true)}
            >
              {say(words.takeBack)}
            </Button>
          )}
        </div>
      ) : available.includes('receive') ? (
        <form
          className={classes.receiving}
          onSubmit={(event) => {
            event.preventDefault()
            if (receivedBy.trim() !== '') void receive()
          }}
        >
          <TextInput
            label={say(words.receivedBy)}
            size="md"
            maxLength={lineLimit}
            value={receivedBy}
            onChange={(event) => setReceivedBy(event.currentTarget.value)}
          />
          <Button type="submit" size="md" loading={isSending} disabled={receivedBy.trim() === ''}>
            {say(words.received)}
          </Button>
          <div className={classes.usual}>
            {usualReceivers.map((title) => (
              <Button key={title.zh} variant="default" fw={400} onClick={() => setReceivedBy(say(title))}>
                {say(title)}
              </Button>
            ))}
          </div>
        </form>
      ) : (
        <p className={classes.lead}>{say(words.notReceived)}</p>
      )}
      {refusal && <RefusalNote>{say(refusal)}</RefusalNote>}
    </section>
  )
}

const End = ({
  detail,
  plan,
  onLeave,
  onBack,
}: {
  readonly detail: ActivityDetail
  readonly plan: Plan
  readonly onLeave: () => void
  readonly onBack: () => void
}) => {
  const { say } = useLanguage()
  const { activity, notices, available } = detail
  const left = notices.filter(({ unitId }) => !activity.receipts.some((receipt) => receipt.unitId === unitId))
  return (
    <div className={classes.column}>
      <Heading>{say(words.finishTitle)}</Heading>
      {left.length > 0 ? (
        <Note>
          {say(listed(left.map(({ unitId }) => unitText(plan, unitId))))}
          <br />
          {say(words.leftOpen)}
        </Note>
      ) : (
        notices.length > 0 && <p className={classes.lead}>{say(words.allReceived)}</p>
      )}
      {available.includes('finish') && (
        <div className={classes.finish}>
          <ActivityForm detail={detail} name="finish" onDone={onLeave} onCancel={onBack} />
        </div>
      )}
    </div>
  )
}
