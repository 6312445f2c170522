/** One issue: where it stands, whose clock runs, what was claimed and asked, what this person may do, what happened. */
import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { addressee } from '../../domain/addressee'
import { endedOn, type Issue, type Stage, severityLabel, stageLabel } from '../../domain/issue'
import { actionRow } from '../../domain/issueActions'
import { isRefusal } from '../../domain/refusal'
import type { Text } from '../../domain/text'
import { usePlan } from '../campaignOverview'
import { useFieldChoices } from '../forms/useFieldChoices'
import { InstructionsHere } from '../instructions/InstructionsHere'
import { useLanguage } from '../language'
import { type Names, namesOf, unitText } from '../names'
import { IssuePapers } from '../papers/IssuePapers'
import { IssuePhotos } from '../photos/IssuePhotos'
import { ofSide, shownPhotos } from '../photos/shownPhotos'
import { EmptyState } from '../ui/EmptyState'
import { Note } from '../ui/Note'
import { NotYet } from '../ui/NotYet'
import { PanelFrame } from '../ui/PanelFrame'
import { PanelHead } from '../ui/PanelHead'
import { Section } from '../ui/Section'
import { Steps } from '../ui/Steps'
import { Tag } from '../ui/Tag'
import { useFocusReturn } from '../ui/useFocusReturn'
import { words as sharedWords } from '../words'
import { ActionForm } from './ActionForm'
import { ClockLine } from './ClockLine'
import { History } from './History'
import { MainAction, OtherActions, opens } from './IssueActions'
import { IssueFacts, PendingRequest } from './IssueFacts'
import classes from './issues.module.css'
import { type AvailableAction, type IssueDetail, useIssue } from './queries'
import { othersOpen, type Place, usePlace } from './usePlace'
import { relapsedTimes, sentBack, words } from './words'

/** The way of an issue; void leaves it. */
const way = ['found', 'notified', 'claimed', 'rectified', 'closed'] as const satisfies readonly Stage[]

export const IssuePanel = ({
  issueId,
  withPlace = true,
  takesFocus = false,
  closeLabel = sharedWords.close,
  nameLead,
  doing = null,
  onDoing,
  onClose,
}: {
  readonly issueId: string
  /** Says where the issue is: everywhere but inside that place's own panel. */
  readonly withPlace?: boolean
  /** Moves the focus to the issue once it is shown. */
  readonly takesFocus?: boolean
  readonly closeLabel?: Text
  /** Names the place's lead unit, for whom may: without it an issue of several units reaches nobody. */
  readonly nameLead?: ReactNode
  /** The action whose form is to be open, as the address says; it opens where the person may take it. */
  readonly doing?: string | null
  /** The form was closed: the address follows. */
  readonly onDoing?: (doing: string | null) => void
  readonly onClose?: () => void
}) => {
  const { say } = useLanguage()
  const { data: detail, error, refetch } = useIssue(issueId)
  const plan = usePlan()
  const place = usePlace(detail?.issue.subject)

  const framed = (content: ReactNode) => {
    if (!withPlace)
      return (
        <div className={classes.panel}>
          {onClose && (
            <Button
              className={classes.back}
              variant="subtle"
              size="compact-md"
              fw={400}
              leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
              onClick={onClose}
            >
              {say(closeLabel)}
            </Button>
          )}
          {content}
        </div>
      )
    const name = place === null ? '' : say(place.name)
    return (
      <PanelFrame label={name === '' ? say(words.issue) : name} header={<PanelHead title={name} onClose={onClose} />}>
        {content}
      </PanelFrame>
    )
  }

  if (detail === undefined || plan === null || place === null)
    return framed(<NotYet error={detail === undefined ? error : null} onRetry={refetch} heightsPx={[24, 48, 160]} />)
  return framed(
    <IssueContent
      key={issueId}
      detail={detail}
      place={place}
      // What is over is read under the names of its last day.
      names={namesOf(plan, place, endedOn(detail.issue))}
      presentUnit={detail.issue.unitId === null ? null : unitText(plan, detail.issue.unitId)}
      takesFocus={takesFocus}
      nameLead={nameLead}
      doing={doing}
      onDoing={onDoing}
    />,
  )
}

const IssueContent = ({
  detail,
  place,
  names,
  presentUnit,
  takesFocus,
  nameLead,
  doing,
  onDoing,
}: {
  readonly detail: IssueDetail
  readonly place: Place
  readonly names: Names
  /** What its unit is called now. */
  readonly presentUnit: Text | null
  readonly takesFocus: boolean
  readonly nameLead: ReactNode
  readonly doing: string | null
  readonly onDoing: ((doing: string | null) => void) | undefined
}) => {
  const { say } = useLanguage()
  const { issue, clock } = detail
  // What a paper does is done on the paper.
  const available = detail.available.filter(({ name }) => !actionRow(name).byPaper)
  const photos = useMemo(() => shownPhotos(detail.history, detail.photos, names), [detail, names])
  const root = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState<AvailableAction | null>(null)
  // As it is offered when the form opens; later changes do not take the form away.
  const asked = doing === null ? undefined : available.find((action) => opens(action) === doing)
  const isAsked = asked !== undefined
  const start = useRef(asked)
  start.current = asked
  useEffect(() => {
    if (isAsked && doing !== null) setOpened(start.current ?? null)
  }, [isAsked, doing])
  const closeForm = () => {
    setOpened(null)
    onDoing?.(null)
  }
  useFocusReturn(root, opened && opens(opened))
  useEffect(() => {
    if (takesFocus) root.current?.querySelector<HTMLElement>('[data-heading]')?.focus()
  }, [takesFocus])
  const choices = useFieldChoices({
    unitId: issue.unitId,
    checkItems: place.checkItems,
    issues: othersOpen(place, issue.id),
  })

  return (
    <div className={classes.panel} ref={root}>
      <h3 className={classes.what} tabIndex={-1} data-heading>
        {issue.what}
      </h3>
      <IssueTags issue={issue} />
      {issue.stage !== 'void' && (
        <Steps
          label={say(words.stages)}
          steps={way.map((stage) => ({ key: stage, label: say(stageLabel[stage]) }))}
          present={issue.stage}
        />
      )}
      {clock !== null && <ClockLine clock={clock} holder={holderOf(issue, clock.whose, names)} delay={issue.delay} />}
      <PendingRequest issue={issue} names={names} />
      <NoAddressee detail={detail}>{nameLead}</NoAddressee>
      {opened === null ? (
        <OtherActions available={available} onOpen={setOpened} />
      ) : (
        <ActionForm
          key={opens(opened)}
          issue={issue}
          action={opened}
          choices={choices}
          responsibleUnitIds={detail.responsibleUnitIds}
          photosBefore={ofSide(photos, 'before').map(({ id }) => id)}
          onDone={closeForm}
          onCancel={closeForm}
        />
      )}
      <IssuePhotos photos={photos} />
      <IssuePapers issue={issue} papers={detail.papers} available={detail.available} />
      <InstructionsHere target={{ kind: 'issue', issueId: issue.id }} />
      <IssueFacts detail={detail} names={names} presentUnit={presentUnit} />
      <Section level={4} title={say(words.history)}>
        <History entries={detail.history} files={detail.files} names={names} photos={photos} />
      </Section>
      {available.length === 0 && <EmptyState title={say(words.nothingToDo)} />}
      {opened === null && <MainAction available={available} onOpen={setOpened} />}
    </div>
  )
}

/** Why nobody can be notified yet, and what mends it. */
const NoAddressee = ({
  detail: { issue, responsibleUnitIds, leadUnitId },
  children,
}: {
  readonly detail: IssueDetail
  readonly children: ReactNode
}) => {
  const { say } = useLanguage()
  const to = addressee(responsibleUnitIds, leadUnitId)
  if (issue.stage !== 'found' || !isRefusal(to)) return null
  return (
    <div className={classes.noAddressee}>
      <Note>{say(to.refused)}</Note>
      {children}
    </div>
  )
}

const holderOf = (issue: Issue, whose: 'unit' | 'squad', names: Names): Text | null => {
  if (whose === 'unit') return issue.unitId === null ? null : names.unit(issue.unitId)
  return issue.followingSquad === null ? null : names.squad(issue.followingSquad)
}

const IssueTags = ({ issue }: { readonly issue: Issue }) => {
  const { say } = useLanguage()
  return (
    <p className={classes.tags}>
      {issue.stage === 'void' && <Tag tone="strong">{say(stageLabel.void)}</Tag>}
      <Tag>{say(severityLabel[issue.severity])}</Tag>
      {issue.sentBackTimes > 0 && <Tag>{say(sentBack(issue.sentBackTimes))}</Tag>}
      {issue.relapses > 0 && <Tag>{say(relapsedTimes(issue.relapses))}</Tag>}
    </p>
  )
}
