/** The panel of what is selected: a point with its issues, an issue that has no point, or what else is opened. Loaded when first opened. */
import { Skeleton } from '@mantine/core'
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import { useLanguage } from '../language'
import type { ViewControl } from '../useView'
import { nothingSelected, type Opened, type View } from '../view'
import { words } from '../words'
import { LoadBoundary } from './LoadBoundary'
import classes from './shell.module.css'

const PointPanel = lazy(() => import('../points/PointPanel').then(({ PointPanel: part }) => ({ default: part })))
const PaperPage = lazy(() => import('../papers/PaperPage').then(({ PaperPage: part }) => ({ default: part })))
const IssuePanel = lazy(() => import('../issues/IssuePanel').then(({ IssuePanel: part }) => ({ default: part })))

const RoadSectionPart = lazy(() =>
  import('../sections/RoadSectionPart').then(({ RoadSectionPart: part }) => ({ default: part })),
)

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
    Part: lazy(() => import('../activities/ActivityPanel').then(({ ActivityPanel: part }) => ({ default: part }))),
    isWide: false,
  },
  material: {
    Part: lazy(() => import('../materials/MaterialsPanel').then(({ MaterialsPanel: part }) => ({ default: part }))),
    isWide: true,
  },
  instruction: {
    Part: lazy(() =>
      import('../instructions/InstructionPanel').then(({ InstructionPanel: part }) => ({ default: part })),
    ),
    isWide: false,
  },
  dossier: {
    Part: lazy(() => import('../dossiers/DossierPage').then(({ DossierPage: part }) => ({ default: part }))),
    isWide: true,
  },
  unit: {
    Part: lazy(() => import('../units/UnitPanel').then(({ UnitPanel: part }) => ({ default: part }))),
    isWide: false,
  },
  paper: { Part: PaperPage, isWide: true },
  questionnaire: {
    Part: lazy(() =>
      import('../questionnaires/QuestionnairePanel').then(({ QuestionnairePanel: part }) => ({ default: part })),
    ),
    isWide: false,
  },
  goodPractice: {
    Part: lazy(() =>
      import('../goodPractices/GoodPracticePanel').then(({ GoodPracticePanel: part }) => ({ default: part })),
    ),
    isWide: false,
  },
  report: {
    Part: lazy(() => import('../reports/ReportPage').then(({ ReportPage: part }) => ({ default: part }))),
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
