/**
 * A feedback meeting on the wall: unit after unit through its issues, large; then the notice is handed over and its receipt
 * ticked. It may be left and taken up again, and what is ticked here is seen by every other browser.
 */
import { ActionIcon, Button, Modal, Skeleton, Tooltip } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listed } from '../../domain/readForm'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { squadText, unitText } from '../names'
import { useTRPC } from '../trpc'
import { MeetingEnd } from './MeetingEnd'
import { MeetingIssue } from './MeetingIssue'
import { MeetingOpening } from './MeetingOpening'
import { MeetingSummary } from './MeetingSummary'
import classes from './meeting.module.css'
import { firstPageOf, pagesOf, pageToTakeUp } from './meetingPages'
import type { ActivityDetail } from './queries'
import { useTurningKeys } from './useTurningKeys'
import { monthTitle, pageOf, receiptCount, words } from './words'

type MeetingProps = {
  readonly detail: ActivityDetail
  readonly plan: Plan
  readonly onLeave: () => void
}

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
  const turn = (to: number) => setTurnedTo(Math.max(0, Math.min(last, to)))

  useTurningKeys((by) => turn(at + by))

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
              <MeetingOpening
                detail={detail}
                plan={plan}
                pages={pages}
                onUnit={(unit) => turn(firstPageOf(pages, unit))}
              />
            ) : page.kind === 'issue' ? (
              <MeetingIssue page={page} plan={plan} />
            ) : page.kind === 'summary' ? (
              <MeetingSummary detail={detail} page={page} plan={plan} />
            ) : (
              <MeetingEnd detail={detail} plan={plan} onLeave={onLeave} onBack={() => turn(at - 1)} />
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
