/** A point, its issues and its history; the place where an inspection is recorded and an issue is opened and followed. */
import { Button } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import { actions } from '../../domain/issueActions'
import { checkItemsAt, type Plan, usePlan } from '../campaignOverview'
import { formatDay } from '../dates'
import { InstructionsHere } from '../instructions/InstructionsHere'
import { IssuePanel } from '../issues/IssuePanel'
import { OpenIssueForm } from '../issues/OpenIssueForm'
import { type PointDetail, usePoint } from '../issues/queries'
import { useLanguage } from '../language'
import { namesOf, unitText } from '../names'
import { PointLists } from '../papers/PointLists'
import { shownPhotos } from '../photos/shownPhotos'
import { itemsToOpenOn } from '../place/inspectedItems'
import { openingOf } from '../place/opens'
import { PlaceBody } from '../place/PlaceBody'
import placeClasses from '../place/place.module.css'
import { StatusLine } from '../place/StatusLine'
import { words as placeWords } from '../place/words'
import { LoadBoundary } from '../shell/LoadBoundary'
import { onDemand } from '../shell/onDemand'
import { NotYet } from '../ui/NotYet'
import { PanelFrame } from '../ui/PanelFrame'
import { PanelHead } from '../ui/PanelHead'
import { Tag } from '../ui/Tag'
import { useFocusReturn } from '../ui/useFocusReturn'
import { PointPeriods } from '../units/PointPeriods'
import { InspectionForm, type Saved } from './InspectionForm'
import { InspectionSaved } from './InspectionSaved'
import { NameLead } from './NameLead'
import { PointFacts } from './PointFacts'
import { MarkTags, PointMarks } from './PointMarks'
import classes from './points.module.css'
import { retiredText, words } from './words'

/** The office's alone: nobody else loads it. */
const EditPoint = onDemand(() => import('../register/EditPoint').then((all) => all.EditPoint))

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
    <PanelFrame label={say(words.point)} header={<PanelHead title={null} onClose={given.onClose} />}>
      <NotYet error={point === undefined ? error : null} onRetry={refetch} />
    </PanelFrame>
  )
}

/** The form that stands in the panel: an inspection, the point itself, or a new issue, perhaps on a certain check item. */
type OpenForm =
  | { readonly kind: 'inspect' }
  | { readonly kind: 'edit' }
  | { readonly kind: 'open'; readonly checkItem?: string }

const opens = (form: OpenForm) => (form.kind === 'open' ? openingOf(form.checkItem) : form.kind)

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
  const { say } = useLanguage()
  const root = useRef<HTMLDivElement>(null)
  const [opened, setForm] = useState<OpenForm | null>(null)
  // What the last inspection has led to; said until something else is done here.
  const [saved, setSaved] = useState<Saved | null>(null)
  // The inspection stands in the address: a route or a list leads here with its form open, and a phone gives it room.
  const isInspecting = doing === 'inspect' && issueId === null && point.mayInspect
  // So does changing the point itself, for the same reason.
  const isEditing = doing === 'edit' && issueId === null && point.mayEdit
  const form: OpenForm | null = isInspecting ? { kind: 'inspect' } : isEditing ? { kind: 'edit' } : opened
  // An issue named by the link is shown without taking the focus from the map; one chosen here takes it.
  const [chosenHere, setChosenHere] = useState<string | null>(null)
  useFocusReturn(root, issueId ?? (form && opens(form)))

  const checkItems = useMemo(() => checkItemsAt(plan, point), [plan, point])
  const select = (id: string | null) => {
    setForm(null)
    setSaved(null)
    setChosenHere(id)
    onSelectIssue(id)
  }
  const closeForm = () => onDoing(null)
  const openForm = (next: OpenForm) => {
    setSaved(null)
    if (next.kind === 'open') setForm(next)
    else onDoing(next.kind)
  }
  const names = useMemo(() => namesOf(plan, { kind: point.kind, issues: point.issues }), [plan, point])
  const photosHere = useMemo(() => shownPhotos(point.history, point.photos, names), [point, names])
  const nameLead = point.mayNameLead && point.leadUnitId === null && <NameLead point={point} plan={plan} />

  return (
    <div ref={root} className={placeClasses.root}>
      <PanelFrame label={point.name} header={<PointHeader point={point} plan={plan} onClose={onClose} />}>
        {issueId !== null ? (
          <IssuePanel
            key={issueId}
            issueId={issueId}
            withPlace={false}
            takesFocus={chosenHere === issueId}
            closeLabel={words.backToPoint}
            nameLead={nameLead}
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
              closeForm()
            }}
            onLook={select}
            onCancel={closeForm}
          />
        ) : form?.kind === 'edit' ? (
          <LoadBoundary waiting={<NotYet error={null} onRetry={() => {}} />}>
            <EditPoint pointId={point.id} plan={plan} onDone={closeForm} onCancel={closeForm} onRemoved={onClose} />
          </LoadBoundary>
        ) : form?.kind === 'open' ? (
          <OpenIssueForm
            subject={{ kind: 'point', pointId: point.id }}
            opening={point.opening}
            {...itemsToOpenOn(checkItems, form.checkItem, point.lastInspection, names)}
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
            <PlaceBody
              place={point}
              checkItems={checkItems}
              names={names}
              photos={photosHere}
              texts={{ about: words.about, mayOpen: words.openIssueHere, open: actions.open.label }}
              about={
                <>
                  <PointFacts point={point} plan={plan} nameLead={nameLead} />
                  <PointPeriods pointId={point.id} plan={plan} />
                  <div className={classes.markButtons}>
                    <PointMarks point={point} />
                    {point.mayEdit && (
                      <Button
                        data-opens="edit"
                        className={classes.target}
                        variant="default"
                        fw={400}
                        size="compact-md"
                        onClick={() => openForm({ kind: 'edit' })}
                      >
                        {say(words.edit)}
                      </Button>
                    )}
                  </div>
                </>
              }
              papers={<PointLists point={point} />}
              instructions={<InstructionsHere target={{ kind: 'point', pointId: point.id }} />}
              onOpen={(checkItem) => openForm({ kind: 'open', ...(checkItem !== undefined && { checkItem }) })}
              onInspect={() => openForm({ kind: 'inspect' })}
              onLook={select}
            />
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
  const { say, language } = useLanguage()
  const kind = plan.kindByKey.get(point.kind)
  return (
    <>
      <PanelHead title={point.name} onClose={onClose} />
      <p className={placeClasses.kind}>
        {point.code}
        <span>{kind ? say({ zh: kind.nameZh, en: kind.nameEn }) : point.kind}</span>
        {point.isSample && <Tag>{say(placeWords.sample)}</Tag>}
        <MarkTags point={point} />
      </p>
      {point.retiredOn === null ? (
        <StatusLine status={point.status} reason={point.statusReason} />
      ) : (
        <p className={classes.retired}>
          <strong>{say(words.retired)}</strong> {say(retiredText(formatDay(point.retiredOn, language)))}
        </p>
      )}
    </>
  )
}
