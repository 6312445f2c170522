/** The panel of what is selected: a point with its issues, an issue that has no point, or what else is opened. Loaded when first opened. */
import { Skeleton } from '@mantine/core'
import type { ComponentType, LazyExoticComponent } from 'react'
import { useLanguage } from '../language'
import type { ViewControl } from '../useView'
import { nothingSelected, type Opened, type View } from '../view'
import { words } from '../words'
import { LoadBoundary } from './LoadBoundary'
import { onDemand } from './onDemand'
import classes from './shell.module.css'

const PointPanel = onDemand(() => import('../points/PointPanel').then((all) => all.PointPanel))
const PaperPage = onDemand(() => import('../papers/PaperPage').then((all) => all.PaperPage))
const IssuePanel = onDemand(() => import('../issues/IssuePanel').then((all) => all.IssuePanel))

const RoadSectionPart = onDemand(() => import('../sections/RoadSectionPart').then((all) => all.RoadSectionPart))

/** What the panel of anything but a point or an issue is given. */
export type OpenedProps = { readonly id: string; readonly control: ViewControl; readonly onClose: () => void }
type OpenedPart = {
  readonly Part: LazyExoticComponent<ComponentType<OpenedProps>>
  /** A document or a table is read and written at more than a panel's width. */
  readonly isWide: boolean
}

const openedParts: { readonly [K in Opened['kind']]?: OpenedPart } = {
  roadSection: { Part: RoadSectionPart, isWide: false },
  activity: {
    Part: onDemand(() => import('../activities/ActivityPanel').then((all) => all.ActivityPanel)),
    isWide: false,
  },
  material: {
    Part: onDemand(() => import('../materials/MaterialsPanel').then((all) => all.MaterialsPanel)),
    isWide: true,
  },
  instruction: {
    Part: onDemand(() => import('../instructions/InstructionPanel').then((all) => all.InstructionPanel)),
    isWide: false,
  },
  dossier: {
    Part: onDemand(() => import('../dossiers/DossierPage').then((all) => all.DossierPage)),
    isWide: true,
  },
  unit: {
    Part: onDemand(() => import('../units/UnitPanel').then((all) => all.UnitPanel)),
    isWide: false,
  },
  leftBehind: {
    Part: onDemand(() => import('../leftBehind/LeftBehindPanel').then((all) => all.LeftBehindPanel)),
    isWide: true,
  },
  paper: { Part: PaperPage, isWide: true },
  questionnaire: {
    Part: onDemand(() => import('../questionnaires/QuestionnairePanel').then((all) => all.QuestionnairePanel)),
    isWide: false,
  },
  goodPractice: {
    Part: onDemand(() => import('../goodPractices/GoodPracticePanel').then((all) => all.GoodPracticePanel)),
    isWide: false,
  },
  access: {
    Part: onDemand(() => import('../accessTokens/AccessPanel').then((all) => all.AccessPanel)),
    isWide: false,
  },
  report: {
    Part: onDemand(() => import('../reports/ReportPage').then((all) => all.ReportPage)),
    isWide: true,
  },
}

export const isWideDetail = ({ opened }: View): boolean => opened !== null && openedParts[opened.kind]?.isWide === true

export const Detail = ({ control }: { readonly control: ViewControl }) => {
  const { view, go } = control
  const { pointId, issueId, opened, doing } = view
  const close = () => go(nothingSelected)
  const started = { doing, onDoing: (next: string | null) => go({ doing: next }) }
  const Opened = opened === null ? undefined : openedParts[opened.kind]?.Part
  return (
    <LoadBoundary waiting={<Waiting />}>
      {pointId !== null ? (
        <PointPanel
          key={pointId}
          pointId={pointId}
          issueId={issueId}
          {...started}
          onDesk={() => go({ panel: 'desk' })}
          onClose={close}
          onSelectIssue={(selected) => go({ issueId: selected })}
        />
      ) : issueId !== null ? (
        <IssuePanel key={issueId} issueId={issueId} {...started} onClose={close} />
      ) : opened !== null && Opened !== undefined ? (
        <Opened key={`${opened.kind} ${opened.id}`} id={opened.id} control={control} onClose={close} />
      ) : null}
    </LoadBoundary>
  )
}

const Waiting = () => {
  const { say } = useLanguage()
  return (
    <div className={classes.waiting} role="status" aria-label={say(words.loading)}>
      <Skeleton height={24} width="60%" radius="sm" />
      <Skeleton height={14} width="40%" radius="sm" />
      <Skeleton height={120} radius="sm" />
      <Skeleton height={80} radius="sm" />
    </div>
  )
}
