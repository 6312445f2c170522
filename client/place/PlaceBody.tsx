/**
 * A place as it is read, be it a point or a road section: failed items first, then its issues, what it is, what the last
 * inspection found and everything that happened; at the bottom what this person may do here.
 */
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { firstVersion } from '../../domain/handbook/handbook'
import { isOpen } from '../../domain/issue'
import type { Text } from '../../domain/text'
import { History } from '../issues/History'
import { IssueCard } from '../issues/IssueCard'
import type { PointDetail, RoadSectionDetail } from '../issues/queries'
import { words as issueWords } from '../issues/words'
import { useLanguage } from '../language'
import { type CheckItem, dayText, type Names } from '../names'
import type { ShownPhoto } from '../photos/shownPhotos'
import { ActionBar } from '../ui/ActionBar'
import { EmptyState } from '../ui/EmptyState'
import { Section } from '../ui/Section'
import { CheckItems } from './CheckItems'
import { inspectedItems } from './inspectedItems'
import { lastInspectionIn } from './lastFindings'
import { NeglectedItems } from './NeglectedItems'
import { openingOf } from './opens'
import classes from './place.module.css'
import { hiddenIssues, inspectedBy, lastInspectedOn, words } from './words'

export const PlaceBody = ({
  place,
  checkItems,
  names,
  photos = [],
  texts,
  about,
  papers,
  instructions,
  onOpen,
  onInspect,
  onLook,
}: {
  readonly place: PointDetail | RoadSectionDetail
  readonly checkItems: readonly CheckItem[]
  readonly names: Names
  readonly photos?: readonly ShownPhoto[]
  /** As this kind of place has them. */
  readonly texts: { readonly about: Text; readonly mayOpen: Text; readonly open: Text }
  /** What the place is, and how that is changed. */
  readonly about: ReactNode
  readonly papers?: ReactNode
  /** What commander and leaders have asked for here. */
  readonly instructions?: ReactNode
  readonly onOpen: (checkItem?: string) => void
  readonly onInspect: () => void
  readonly onLook: (issueId: string) => void
}) => {
  const { say } = useLanguage()
  const { issues, opening, mayInspect } = place
  const mayOpen = opening.refused === null
  const visited = place.lastInspection?.visitedOn
  const last = lastInspectionIn(place.history, place.lastInspection)
  const [version, findings] = [last?.handbook ?? firstVersion, last?.form.findings ?? {}]
  const inspected = inspectedItems(checkItems, findings, names, version)
  return (
    <>
      <NeglectedItems
        items={mayOpen ? place.neglectedItems : []}
        nameOf={(item) => names.checkItem(item, place.lastInspection?.handbook ?? firstVersion)}
        onOpen={onOpen}
      />

      <Section title={say(words.issues)}>
        {issues.length === 0 && place.hiddenIssues === 0 ? (
          <EmptyState title={say(words.noIssues)} next={mayOpen ? say(texts.mayOpen) : undefined} />
        ) : (
          <div className={classes.issues}>
            {[...issues.filter(isOpen), ...issues.filter((issue) => !isOpen(issue))].map((issue) => (
              <IssueCard
                key={issue.id}
                issue={issue}
                names={names}
                photos={photos.filter(({ issueId }) => issueId === issue.id)}
                onSelect={() => onLook(issue.id)}
              />
            ))}
            {place.hiddenIssues > 0 && <p className={classes.quiet}>{say(hiddenIssues(place.hiddenIssues))}</p>}
          </div>
        )}
      </Section>

      {instructions}

      <Section title={say(texts.about)}>{about}</Section>

      <Section
        title={say(words.checkItems)}
        aside={visited === undefined ? say(words.neverInspected) : say(lastInspectedOn(dayText(visited)))}
      >
        <CheckItems items={inspected.items} findings={findings} />
        {inspected.isOtherwise && (
          <p className={classes.quiet}>
            {say(
              inspected.hasFormer && place.lastInspection?.formerKind !== undefined
                ? words.inspectedAsOtherKind
                : inspectedBy(version),
            )}
          </p>
        )}
      </Section>

      <Section title={say(issueWords.inspectionAndIssues)}>
        <History
          entries={place.history}
          files={'files' in place ? place.files : undefined}
          names={names}
          photos={photos}
          onSelectIssue={onLook}
        />
      </Section>

      {papers}
      {opening.refused !== null && <p className={classes.whyNot}>{say(opening.refused)}</p>}
      {(mayOpen || mayInspect) && (
        <ActionBar>
          {mayOpen && (
            <Button data-opens={openingOf()} onClick={() => onOpen()}>
              {say(texts.open)}
            </Button>
          )}
          {mayInspect && (
            <Button variant="default" fw={400} data-opens="inspect" onClick={onInspect}>
              {say(words.inspect)}
            </Button>
          )}
        </ActionBar>
      )}
    </>
  )
}
