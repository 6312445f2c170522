/** The panel of what is selected: a point with its issues, or an issue that has no point. Loaded when first opened. */
import { Skeleton } from '@mantine/core'
import { lazy } from 'react'
import { useLanguage } from '../language'
import type { ViewControl } from '../useView'
import { words } from '../words'
import { LoadBoundary } from './LoadBoundary'
import classes from './shell.module.css'

const PointPanel = lazy(() => import('../points/PointPanel').then(({ PointPanel: part }) => ({ default: part })))
const IssuePanel = lazy(() => import('../issues/IssuePanel').then(({ IssuePanel: part }) => ({ default: part })))

export const Detail = ({ control: { view, go } }: { readonly control: ViewControl }) => {
  const { pointId, issueId } = view
  const close = () => go({ pointId: null, issueId: null })
  return (
    <LoadBoundary waiting={<Waiting />}>
      {pointId !== null ? (
        <PointPanel
          key={pointId}
          pointId={pointId}
          issueId={issueId}
          onClose={close}
          onSelectIssue={(selected) => go({ issueId: selected })}
        />
      ) : issueId !== null ? (
        <IssuePanel key={issueId} issueId={issueId} onClose={close} />
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
