/** A road section, its issues and its history; where it is inspected, an issue is opened on it, and the office changes it. */
import { Button, CloseButton, Skeleton } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import { isOpen } from '../../domain/issue'
import { type Plan, usePlan } from '../campaignOverview'
import { History } from '../issues/History'
import { IssueCard } from '../issues/IssueCard'
import { IssuePanel } from '../issues/IssuePanel'
import { dayText, namesOf } from '../issues/names'
import { type RoadSectionDetail, useRoadSection } from '../issues/queries'
import { words as issueWords } from '../issues/words'
import { useLanguage } from '../language'
import { useMapTasks } from '../mapTask'
import { CheckItems } from '../points/CheckItems'
import { findingsIn } from '../points/lastFindings'
import classes from '../points/points.module.css'
import { StatusLine } from '../points/StatusLine'
import { hiddenIssues, lastInspectedOn, words as pointWords } from '../points/words'
import { refusalOf } from '../trpc'
import { ActionBar } from '../ui/ActionBar'
import { EmptyState } from '../ui/EmptyState'
import { Note, RefusalNote } from '../ui/Note'
import { PanelFrame } from '../ui/PanelFrame'
import { Section } from '../ui/Section'
import { Tag } from '../ui/Tag'
import { useFocusReturn } from '../ui/useFocusReturn'
import { EditForm } from './EditForm'
import { OpenHere } from './OpenHere'
import { RetireForm } from './RetireForm'
import { RoadSectionFacts } from './RoadSectionFacts'
import { SectionInspection } from './SectionInspection'
import sectionClasses from './sections.module.css'
import { words } from './words'

type Given = { readonly roadSectionId: string; readonly onClose: () => void }

export const RoadSectionPanel = (given: Given) => {
  const { say } = useLanguage()
  const { data: section, error, refetch } = useRoadSection(given.roadSectionId)
  const plan = usePlan()
  if (section !== undefined && plan !== null)
    return <Content key={section.id} section={section} plan={plan} onClose={given.onClose} />
  return (
    <PanelFrame
      label={say(words.roadSection)}
      header={
        <div className={classes.head}>
          <div />
          <CloseButton className={classes.close} size="lg" aria-label={say(issueWords.close)} onClick={given.onClose} />
        </div>
      }
    >
      {error && section === undefined ? (
        <div className={classes.loadFailed}>
          <RefusalNote>{say(refusalOf(error))}</RefusalNote>
          <Button variant="default" fw={400} onClick={() => void refetch()}>
            {say(issueWords.retry)}
          </Button>
        </div>
      ) : (
        <div role="status" aria-label={say(issueWords.loading)}>
          <Skeleton height={28} width="70%" mt={16} />
          <Skeleton height={120} mt={16} />
          <Skeleton height={240} mt={16} />
        </div>
      )}
    </PanelFrame>
  )
}

/** What stands in the panel in place of the section: a form, or one of its issues. */
type Open =
  | { readonly kind: 'inspect' | 'edit' | 'retire' }
  | { readonly kind: 'open'; readonly checkItem?: string }
  | { readonly kind: 'issue'; readonly issueId: string }

const opens = (open: Open) =>
  open.kind === 'issue' ? open.issueId : open.kind === 'open' ? `open${open.checkItem ?? ''}` : open.kind

type Shown = { readonly section: RoadSectionDetail; readonly plan: Plan }

const Content = ({ section, plan, onClose }: Shown & Pick<Given, 'onClose'>) => {
  const root = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<Open | null>(null)
  useFocusReturn(root, open && opens(open))
  const back = () => setOpen(null)
  const look = (issueId: string) => setOpen({ kind: 'issue', issueId })

  const content = (): ReactNode => {
    switch (open?.kind) {
      case 'issue':
        return (
          <IssuePanel
            key={open.issueId}
            issueId={open.issueId}
            withPlace={false}
            takesFocus
            closeLabel={words.back}
            onClose={back}
          />
        )
      case 'inspect':
        return (
          <SectionInspection
            roadSectionId={section.id}
            items={section.checkItems}
            today={plan.today}
            onDone={back}
            onCancel={back}
          />
        )
      case 'open':
        return (
          <OpenHere
            section={section}
            plan={plan}
            checkItem={open.checkItem}
            onDone={look}
            onLook={look}
            onCancel={back}
          />
        )
      case 'edit':
        return <EditForm plan={plan} section={section} onDone={back} onCancel={back} />
      case 'retire':
        return <RetireForm section={section} onDone={back} onCancel={back} />
      default:
        return <Body section={section} plan={plan} onOpen={setOpen} />
    }
  }
  const { say } = useLanguage()
  const name = say({ zh: section.nameZh, en: section.nameEn })
  return (
    <div ref={root} className={classes.root}>
      <PanelFrame
        label={name}
        header={
          <>
            <div className={classes.head}>
              <h2 className={classes.name} tabIndex={-1} data-heading>
                {name}
              </h2>
              <CloseButton className={classes.close} size="lg" aria-label={say(issueWords.close)} onClick={onClose} />
            </div>
            <p className={classes.kind}>
              {say(words.roadSection)}
              {section.retiredOn !== null && <Tag tone="strong">{say(words.retired)}</Tag>}
              {plan.isSample && <Tag>{say(pointWords.sample)}</Tag>}
            </p>
            <StatusLine status={section.status} reason={section.statusReason} />
          </>
        }
      >
        {content()}
      </PanelFrame>
    </div>
  )
}

const Body = ({ section, plan, onOpen }: Shown & { readonly onOpen: (open: Open) => void }) => {
  const { say } = useLanguage()
  const { mayDraw } = useMapTasks()
  const { checkItems, issues, opening } = section
  const names = namesOf(plan, { checkItems, issues })
  const mayOpen = opening.refused === null
  const failed = mayOpen ? section.neglectedItems : []
  const visited = section.lastInspection?.visitedOn
  const look = (issueId: string) => onOpen({ kind: 'issue', issueId })
  return (
    <>
      {failed.length > 0 && (
        <div className={classes.notice} role="status">
          <Note>
            {say(pointWords.failedNeedIssues)}
            <ul className={classes.needIssues}>
              {failed.map((item) => (
                <li key={item}>
                  <span>{say(names.checkItem(item))}</span>
                  <Button
                    className={classes.target}
                    variant="default"
                    fw={400}
                    size="compact-sm"
                    data-opens={opens({ kind: 'open', checkItem: item })}
                    aria-label={`${say(pointWords.openForItem)}：${say(names.checkItem(item))}`}
                    onClick={() => onOpen({ kind: 'open', checkItem: item })}
                  >
                    {say(pointWords.openForItem)}
                  </Button>
                </li>
              ))}
            </ul>
          </Note>
        </div>
      )}

      <Section title={say(pointWords.issues)}>
        {issues.length === 0 && section.hiddenIssues === 0 ? (
          <EmptyState title={say(words.noIssues)} next={mayOpen ? say(words.issuesHere) : undefined} />
        ) : (
          <div className={classes.issues}>
            {[...issues.filter(isOpen), ...issues.filter((issue) => !isOpen(issue))].map((issue) => (
              <IssueCard key={issue.id} issue={issue} names={names} onSelect={() => look(issue.id)} />
            ))}
            {section.hiddenIssues > 0 && <p className={classes.quiet}>{say(hiddenIssues(section.hiddenIssues))}</p>}
          </div>
        )}
      </Section>

      <Section title={say(words.about)}>
        <RoadSectionFacts section={section} plan={plan} />
        {section.mayEdit && mayDraw && (
          <div className={sectionClasses.office}>
            <Button
              variant="default"
              fw={400}
              size="compact-md"
              data-opens="edit"
              onClick={() => onOpen({ kind: 'edit' })}
            >
              {say(words.edit)}
            </Button>
            <Button
              variant="subtle"
              color="gray"
              fw={400}
              size="compact-md"
              data-opens="retire"
              onClick={() => onOpen({ kind: 'retire' })}
            >
              {say(words.retire)}
            </Button>
          </div>
        )}
      </Section>

      <Section
        title={say(pointWords.checkItems)}
        aside={visited === undefined ? say(pointWords.neverInspected) : say(lastInspectedOn(dayText(visited)))}
      >
        <CheckItems items={checkItems} findings={findingsIn(section.history)} />
      </Section>

      <Section title={say(issueWords.inspectionAndIssues)}>
        <History entries={section.history} names={names} onSelectIssue={look} />
      </Section>

      {opening.refused !== null && <p className={classes.whyNot}>{say(opening.refused)}</p>}
      {(mayOpen || section.mayInspect) && (
        <ActionBar>
          {mayOpen && (
            <Button data-opens={opens({ kind: 'open' })} onClick={() => onOpen({ kind: 'open' })}>
              {say(words.openHere)}
            </Button>
          )}
          {section.mayInspect && (
            <Button variant="default" fw={400} data-opens="inspect" onClick={() => onOpen({ kind: 'inspect' })}>
              {say(pointWords.inspect)}
            </Button>
          )}
        </ActionBar>
      )}
    </>
  )
}
