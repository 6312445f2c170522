/** A road section, its issues and its history; where it is inspected, an issue is opened on it, and the office changes it. */
import { Button } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import { roadSectionKind } from '../../domain/handbook/handbook'
import { type Plan, usePlan } from '../campaignOverview'
import { InstructionsHere } from '../instructions/InstructionsHere'
import { IssuePanel } from '../issues/IssuePanel'
import { type RoadSectionDetail, useRoadSection } from '../issues/queries'
import { useLanguage } from '../language'
import { useMapTasks } from '../mapTask'
import { namesOf } from '../names'
import { openingOf } from '../place/opens'
import { PlaceBody } from '../place/PlaceBody'
import classes from '../place/place.module.css'
import { StatusLine } from '../place/StatusLine'
import { words as placeWords } from '../place/words'
import { NotYet } from '../ui/NotYet'
import { PanelFrame } from '../ui/PanelFrame'
import { PanelHead } from '../ui/PanelHead'
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
    <PanelFrame label={say(words.roadSection)} header={<PanelHead title={null} onClose={given.onClose} />}>
      <NotYet error={section === undefined ? error : null} onRetry={refetch} />
    </PanelFrame>
  )
}

/** What stands in the panel in place of the section: a form, or one of its issues. */
type Open =
  | { readonly kind: 'inspect' | 'edit' | 'retire' }
  | { readonly kind: 'open'; readonly checkItem?: string }
  | { readonly kind: 'issue'; readonly issueId: string }

const opens = (open: Open) =>
  open.kind === 'issue' ? open.issueId : open.kind === 'open' ? openingOf(open.checkItem) : open.kind

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
            handbook={plan.handbookNumber}
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
            <PanelHead title={name} onClose={onClose} />
            <p className={classes.kind}>
              {say(words.roadSection)}
              {section.retiredOn !== null && <Tag tone="strong">{say(words.retired)}</Tag>}
              {plan.isSample && <Tag>{say(placeWords.sample)}</Tag>}
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
  const { mayDraw } = useMapTasks()
  const { checkItems, issues } = section
  return (
    <PlaceBody
      place={section}
      checkItems={checkItems}
      names={namesOf(plan, { kind: roadSectionKind, issues })}
      texts={{ about: words.about, mayOpen: words.issuesHere, open: words.openHere }}
      about={
        <>
          <RoadSectionFacts section={section} plan={plan} />
          {section.mayEdit && mayDraw && <OfficeButtons onOpen={(kind) => onOpen({ kind })} />}
        </>
      }
      instructions={<InstructionsHere target={{ kind: 'roadSection', roadSectionId: section.id }} />}
      onOpen={(checkItem) => onOpen({ kind: 'open', ...(checkItem !== undefined && { checkItem }) })}
      onInspect={() => onOpen({ kind: 'inspect' })}
      onLook={(issueId) => onOpen({ kind: 'issue', issueId })}
    />
  )
}

const OfficeButtons = ({ onOpen }: { readonly onOpen: (kind: 'edit' | 'retire') => void }) => {
  const { say } = useLanguage()
  return (
    <div className={sectionClasses.office}>
      <Button variant="default" fw={400} size="compact-md" data-opens="edit" onClick={() => onOpen('edit')}>
        {say(words.edit)}
      </Button>
      <Button
        variant="subtle"
        color="gray"
        fw={400}
        size="compact-md"
        data-opens="retire"
        onClick={() => onOpen('retire')}
      >
        {say(words.retire)}
      </Button>
    </div>
  )
}
