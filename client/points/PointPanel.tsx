/** A point, its issues and its history; the place where an inspection is recorded and an issue is opened and followed. */
import { Button, CloseButton, Skeleton } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import { isOpen } from '../../domain/issue'
import { actions } from '../../domain/issueActions'
import { type Plan, usePlan } from '../campaignOverview'
import { History } from '../issues/History'
import { IssueCard } from '../issues/IssueCard'
import { IssuePanel } from '../issues/IssuePanel'
import { dayText, namesOf, unitText } from '../issues/names'
import { OpenIssueForm } from '../issues/OpenIssueForm'
import { type PointDetail, usePoint } from '../issues/queries'
import { words as issueWords } from '../issues/words'
import { useLanguage } from '../language'
import { PointLists } from '../papers/PointLists'
import { shownPhotos } from '../photos/shownPhotos'
import { refusalOf } from '../trpc'
import { ActionBar } from '../ui/ActionBar'
import { EmptyState } from '../ui/EmptyState'
import { Note, RefusalNote } from '../ui/Note'
import { PanelFrame } from '../ui/PanelFrame'
import { Section } from '../ui/Section'
import { Tag } from '../ui/Tag'
import { useFocusReturn } from '../ui/useFocusReturn'
import { CheckItems } from './CheckItems'
import { InspectionForm, type Saved } from './InspectionForm'
import { InspectionSaved } from './InspectionSaved'
import { findingsIn } from './lastFindings'
import { NameLead } from './NameLead'
import { PointFacts } from './PointFacts'
import { MarkTags, PointMarks } from './PointMarks'
import classes from './points.module.css'
import { StatusLine } from './StatusLine'
import { hiddenIssues, lastInspectedOn, words } from './words'

type Given = {
  readonly pointId: number
  /** The issue of this point that is looked at; null shows the point. */
  readonly issueId: string | null
  /** The form that is to be open on the issue, as the address says. */
  readonly doing: string | null
  readonly onDoing: (doing: string | null) => void
  /** Leads to the desk, where what was opened waits. */
  readonly onDesk: () => void
  readonly onClose: () => void
  readonly onSelectIssue: (issueId: string | null) => void
}

export const PointPanel = (given: Given) => {
  const { say } = useLanguage()
  const { data: point, error, refetch } = usePoint(given.pointId)
  const plan = usePlan()
  if (point !== undefined && plan !== null) return <PointContent key={point.id} point={point} plan={plan} {...given} />
  return (
    <PanelFrame
      label={say(words.point)}
      header={
        <div className={classes.head}>
          <div />
          <CloseButton className={classes.close} size="lg" aria-label={say(words.close)} onClick={given.onClose} />
        </div>
      }
    >
      {error && point === undefined ? (
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

/** The form that stands in the panel: an inspection, or a new issue, perhaps on a certain check item. */
type OpenForm = { readonly kind: 'inspect' } | { readonly kind: 'open'; readonly checkItem?: string }

const opens = (form: OpenForm) => (form.kind === 'inspect' ? 'inspect' : `open${form.checkItem ?? ''}`)

const PointContent = ({
  point,
  plan,
  issueId,
  doing,
  onDoing,
  onDesk,
  onClose,
  onSelectIssue,
}: Given & { readonly point: PointDetail; readonly plan: Plan }) => {
  const root = useRef<HTMLDivElement>(null)
  const [opened, setForm] = useState<OpenForm | null>(null)
  // What the last inspection has led to; said until something else is done here.
  const [saved, setSaved] = useState<Saved | null>(null)
  // The inspection stands in the address: a route or a list leads here with its form open, and a phone gives it room.
  const isInspecting = doing === 'inspect' && issueId === null && point.mayInspect
  const form: OpenForm | null = isInspecting ? { kind: 'inspect' } : opened
  // An issue named by the link is shown without taking the focus from the map; one chosen here takes it.
  const [chosenHere, setChosenHere] = useState<string | null>(null)
  useFocusReturn(root, issueId ?? (form && opens(form)))

  const checkItems = plan.kindByKey.get(point.kind)?.checkItems ?? []
  const select = (id: string | null) => {
    setForm(null)
    setSaved(null)
    setChosenHere(id)
    onSelectIssue(id)
  }
  const closeInspection = () => onDoing(null)
  const openForm = (next: OpenForm) => {
    setSaved(null)
    if (next.kind === 'inspect') onDoing('inspect')
    else setForm(next)
  }
  const photosHere = useMemo(
    () => shownPhotos(point.history, point.photos, namesOf(plan, { checkItems: [], issues: point.issues })),
    [point, plan],
  )
  const nameLead = point.mayNameLead && point.leadUnitId === null && <NameLead point={point} plan={plan} />

  return (
    <div ref={root} className={classes.root}>
      <PanelFrame label={point.name} header={<PointHeader point={point} plan={plan} onClose={onClose} />}>
        {issueId !== null ? (
          <IssuePanel
            key={issueId}
            issueId={issueId}
            withPlace={false}
            takesFocus={chosenHere === issueId}
            closeLabel={words.backToPoint}
            doing={doing}
            onDoing={onDoing}
            onClose={() => select(null)}
          />
        ) : form?.kind === 'inspect' ? (
          <InspectionForm
            point={point}
            plan={plan}
            onDone={(done) => {
              setSaved(done)
              closeInspection()
            }}
            onLook={select}
            onCancel={closeInspection}
          />
        ) : form?.kind === 'open' ? (
          <OpenIssueForm
            subject={{ kind: 'point', pointId: point.id }}
            opening={point.opening}
            checkItems={checkItems}
            issuesHere={point.issues}
            photosHere={photosHere}
            checkItem={form.checkItem}
            scopeSquad={(point.scopeId === null ? undefined : plan.scopeById.get(point.scopeId))?.squad ?? null}
            squadsWithKey={point.squadsWithKey}
            unitName={(unitId) => unitText(plan, unitId)}
            nameLead={nameLead}
            onDone={select}
            onLook={select}
            onCancel={() => setForm(null)}
          />
        ) : (
          <>
            {saved !== null && <InspectionSaved saved={saved} point={point} onDesk={onDesk} />}
            <PointBody point={point} plan={plan} nameLead={nameLead} onForm={openForm} onSelect={select} />
          </>
        )}
      </PanelFrame>
    </div>
  )
}

const PointHeader = ({
  point,
  plan,
  onClose,
}: {
  readonly point: PointDetail
  readonly plan: Plan
  readonly onClose: () => void
}) => {
  const { say } = useLanguage()
  const kind = plan.kindByKey.get(point.kind)
  return (
    <>
      <div className={classes.head}>
        <h2 className={classes.name} tabIndex={-1} data-heading>
          {point.name}
        </h2>
        <CloseButton className={classes.close} size="lg" aria-label={say(words.close)} onClick={onClose} />
      </div>
      <p className={classes.kind}>
        {point.code}
        <span>{kind ? say({ zh: kind.nameZh, en: kind.nameEn }) : point.kind}</span>
        {point.isSample && <Tag>{say(words.sample)}</Tag>}
        <MarkTags point={point} />
      </p>
      <StatusLine status={point.status} reason={point.statusReason} />
    </>
  )
}

const PointBody = ({
  point,
  plan,
  nameLead,
  onForm,
  onSelect,
}: {
  readonly point: PointDetail
  readonly plan: Plan
  readonly nameLead: React.ReactNode
  readonly onForm: (form: OpenForm) => void
  readonly onSelect: (issueId: string) => void
}) => {
  const { say } = useLanguage()
  const checkItems = plan.kindByKey.get(point.kind)?.checkItems ?? []
  const names = namesOf(plan, { checkItems, issues: point.issues })
  const photos = shownPhotos(point.history, point.photos, names)
  const mayOpen = point.opening.refused === null
  const failed = mayOpen ? point.neglectedItems : []
  const visited = point.lastInspection?.visitedOn
  return (
    <>
      {failed.length > 0 && (
        <div className={classes.notice} role="status">
          <Note>
            {say(words.failedNeedIssues)}
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
                    aria-label={`${say(words.openForItem)}：${say(names.checkItem(item))}`}
                    onClick={() => onForm({ kind: 'open', checkItem: item })}
                  >
                    {say(words.openForItem)}
                  </Button>
                </li>
              ))}
            </ul>
          </Note>
        </div>
      )}

      <Section title={say(words.issues)}>
        {point.issues.length === 0 && point.hiddenIssues === 0 ? (
          <EmptyState title={say(words.noIssues)} next={mayOpen ? say(words.openIssueHere) : undefined} />
        ) : (
          <div className={classes.issues}>
            {[...point.issues.filter(isOpen), ...point.issues.filter((issue) => !isOpen(issue))].map((issue) => (
              <IssueCard
                key={issue.id}
                issue={issue}
                names={names}
                photos={photos.filter(({ issueId }) => issueId === issue.id)}
                onSelect={() => onSelect(issue.id)}
              />
            ))}
            {point.hiddenIssues > 0 && <p className={classes.quiet}>{say(hiddenIssues(point.hiddenIssues))}</p>}
          </div>
        )}
      </Section>

      <Section title={say(words.about)}>
        <PointFacts point={point} plan={plan} nameLead={nameLead} />
        <div className={classes.markButtons}>
          <PointMarks point={point} />
        </div>
      </Section>

      <Section
        title={say(words.checkItems)}
        aside={visited === undefined ? say(words.neverInspected) : say(lastInspectedOn(dayText(visited)))}
      >
        <CheckItems items={checkItems} findings={findingsIn(point.history)} />
      </Section>

      <Section title={say(issueWords.inspectionAndIssues)}>
        <History entries={point.history} files={point.files} names={names} photos={photos} onSelectIssue={onSelect} />
      </Section>

      <PointLists point={point} />
      {point.opening.refused !== null && <p className={classes.whyNot}>{say(point.opening.refused)}</p>}
      {(mayOpen || point.mayInspect) && (
        <ActionBar>
          {mayOpen && (
            <Button data-opens={opens({ kind: 'open' })} onClick={() => onForm({ kind: 'open' })}>
              {say(actions.open.label)}
            </Button>
          )}
          {point.mayInspect && (
            <Button
              variant="default"
              fw={400}
              data-opens={opens({ kind: 'inspect' })}
              onClick={() => onForm({ kind: 'inspect' })}
            >
              {say(words.inspect)}
            </Button>
          )}
        </ActionBar>
      )}
    </>
  )
}
