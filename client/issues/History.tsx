/** What happened to a point or an issue, oldest first: who in which post, what, when, and what was handed in. */
import { localDateOf } from '../../domain/calendar'
import { type Finding, findingLabel } from '../../domain/inspection'
import { actionRow } from '../../domain/issueActions'
import { pointEventLabel } from '../../domain/point'
import { standingLabel } from '../../domain/standing'
import { formatInstant } from '../dates'
import { useLanguage } from '../language'
import { EmptyState } from '../ui/EmptyState'
import { Facts } from '../ui/Facts'
import { Timeline, type TimelineEntry } from '../ui/Timeline'
import { actorText } from './actorText'
import classes from './issues.module.css'
import type { Names } from './names'
import type { HistoryEntry } from './queries'
import { type Line, listed, listedClauses, readForm } from './readForm'
import { itemCount, onBehalfOf, words } from './words'

export const History = ({
  entries,
  names,
  onSelectIssue,
}: {
  readonly entries: readonly HistoryEntry[]
  readonly names: Names
  /** Where several issues are told together: leads from an entry to its issue. */
  readonly onSelectIssue?: (issueId: string) => void
}) => {
  const { say, language } = useLanguage()
  if (entries.length === 0) return <EmptyState title={say(words.noHistory)} />

  const issueLine = (entry: HistoryEntry) => {
    const about = entry.of === 'issue' && onSelectIssue ? names.issue(entry.issueId) : undefined
    if (entry.of !== 'issue' || onSelectIssue === undefined || about === undefined) return null
    return (
      <button
        type="button"
        className={`${classes.link} ${classes.oneLine}`}
        onClick={() => onSelectIssue(entry.issueId)}
      >
        {say(about)}
      </button>
    )
  }

  const timeline = entries.map((entry): TimelineEntry => {
    const about = issueLine(entry)
    // The link says already what is wrong.
    const lines = linesOf(entry, names).filter(
      ({ key }) => about === null || entry.event.name !== 'open' || key !== 'what',
    )
    return {
      key: entry.position,
      title: say(titleOf(entry)),
      at: entry.event.at,
      when: formatInstant(entry.event.at, language),
      who: say(actorText(entry.event.by, names)),
      content: (about !== null || lines.length > 0) && (
        <>
          {about}
          <Facts facts={lines.map(({ key, label, value }) => ({ key, label: say(label), value: say(value) }))} />
        </>
      ),
    }
  })
  return <Timeline entries={timeline} />
}

const titleOf = (entry: HistoryEntry) => {
  if (entry.of === 'point') return pointEventLabel(entry.event)
  const { label } = actionRow(entry.event.name)
  return entry.event.onBehalf ? onBehalfOf(label) : label
}

const linesOf = (entry: HistoryEntry, names: Names): Line[] => {
  if (entry.of === 'issue') {
    const { event } = entry
    return [
      ...readForm(actionRow(event.name).fields, event.form, names),
      ...(event.forUnitId === undefined
        ? []
        : [{ key: 'forUnitId', label: words.onBehalfFor, value: names.unit(event.forUnitId) }]),
      ...(event.onBehalf === undefined ? [] : [asTyped('paper', words.onBehalfPaper, event.onBehalf.paper)]),
    ]
  }
  const { event } = entry
  if (event.name === 'nameLead')
    return [
      { key: 'unitId', label: standingLabel.leadUnit, value: names.unit(event.form.unitId) },
      asTyped('reason', words.reason, event.form.reason),
    ]
  if (event.name === 'flag' || event.name === 'track') return [asTyped('reason', words.reason, event.form.reason)]
  const items = (finding: Finding) =>
    Object.entries(event.form.findings).flatMap(([item, found]) => (found === finding ? [item] : []))
  // What passed is counted; what did not is named.
  const passed = items('pass').length
  return [
    ...(event.form.visitedOn === localDateOf(new Date(event.at))
      ? []
      : [{ key: 'visitedOn', label: words.visitedOn, value: names.day(event.form.visitedOn) }]),
    ...((event.form.squads ?? []).length === 0
      ? []
      : [{ key: 'squads', label: words.jointSquads, value: listed((event.form.squads ?? []).map(names.squad)) }]),
    ...(['fail', 'notApplicable'] as const).flatMap((finding): Line[] => {
      const named = items(finding).map(names.checkItem)
      return named.length === 0 ? [] : [{ key: finding, label: findingLabel[finding], value: listedClauses(named) }]
    }),
    ...(passed === 0 ? [] : [{ key: 'pass', label: findingLabel.pass, value: itemCount(passed) }]),
    ...Object.entries(event.form.notes ?? {}).map(([item, note]) => asTyped(item, names.checkItem(item), note)),
    ...(event.form.note ? [asTyped('note', words.note, event.form.note)] : []),
  ]
}

const asTyped = (key: string, label: Line['label'], typed: string): Line => ({
  key,
  label,
  value: { zh: typed, en: typed },
})
