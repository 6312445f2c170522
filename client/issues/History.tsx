/** What happened to a point or an issue, oldest first: who in which post, what, when, and what was handed in. */

import { actorText } from '../../domain/actorText'
import { boundaryActions } from '../../domain/boundaries/boundaryActions'
import { localDateOf } from '../../domain/calendar'
import { filesIn } from '../../domain/file'
import { firstVersion } from '../../domain/handbook/handbook'
import { type Finding, findingLabel } from '../../domain/inspection'
import { actionRow } from '../../domain/issueActions'
import { pointEventLabel } from '../../domain/point'
import { registerActions } from '../../domain/pointRegister'
import { inVersion, type Line, listed, listedClauses, readForm } from '../../domain/readForm'
import { registerLines } from '../../domain/registerLines'
import { lengthMetres } from '../../domain/roadLine'
import type { RoadSectionEvent, RoadSectionFacts } from '../../domain/roadSection'
import { standingLabel } from '../../domain/standing'
import type { Text } from '../../domain/text'
import { formatInstant } from '../dates'
import { FileList } from '../files/FileList'
import { useLanguage } from '../language'
import { metresText } from '../map/words'
import type { Names } from '../names'
import { PhotoStrip } from '../photos/PhotoStrip'
import type { ShownPhoto } from '../photos/shownPhotos'
import { EmptyState } from '../ui/EmptyState'
import { Facts } from '../ui/Facts'
import { LinkButton } from '../ui/LinkButton'
import { Timeline, type TimelineEntry } from '../ui/Timeline'
import type { HistoryEntry, IssueDetail } from './queries'
import { fromTo, itemCount, onBehalfOf, words } from './words'

export const History = ({
  entries,
  files = [],
  names,
  photos = [],
  onSelectIssue,
}: {
  readonly entries: readonly HistoryEntry[]
  /** What the attached files are called. */
  readonly files?: IssueDetail['files']
  readonly names: Names
  /** Those that the entries name. */
  readonly photos?: readonly ShownPhoto[]
  /** Where several issues are told together: leads from an entry to its issue. */
  readonly onSelectIssue?: (issueId: string) => void
}) => {
  const { say, language } = useLanguage()
  if (entries.length === 0) return <EmptyState title={say(words.noHistory)} />

  const issueLine = (entry: HistoryEntry) => {
    const about = entry.of === 'issue' && onSelectIssue ? names.issue(entry.issueId) : undefined
    if (entry.of !== 'issue' || onSelectIssue === undefined || about === undefined) return null
    return (
      <LinkButton isOneLine onClick={() => onSelectIssue(entry.issueId)}>
        {say(about)}
      </LinkButton>
    )
  }

  const timeline = entries.map((entry): TimelineEntry => {
    const about = issueLine(entry)
    const own = photos.filter(({ position }) => position === entry.position)
    // The link says already what is wrong.
    const attached = filesIn(entry.event)
    const lines = linesOf(entry, names).filter(
      ({ key }) => key !== 'files' && (about === null || entry.event.name !== 'open' || key !== 'what'),
    )
    return {
      key: entry.position,
      title: say(titleOf(entry)),
      at: entry.event.at,
      when: formatInstant(entry.event.at, language),
      who: say(actorText(entry.event.by, names)),
      content: (about !== null || lines.length + attached.length + own.length > 0) && (
        <>
          {about}
          <Facts facts={lines.map(({ key, label, value }) => ({ key, label: say(label), value: say(value) }))} />
          {own.length > 0 && <PhotoStrip photos={own} />}
          <FileList ids={attached} known={files} />
        </>
      ),
    }
  })
  return <Timeline entries={timeline} />
}

const titleOf = (entry: HistoryEntry) => {
  if (entry.of === 'register') return registerTitle(entry.event.name)
  if (entry.of === 'roadSection') return sectionTitle[entry.event.name]
  if (entry.of === 'point') return pointEventLabel(entry.event)
  const { label } = actionRow(entry.event.name)
  return entry.event.onBehalf ? onBehalfOf(label) : label
}

/** By which version of the handbook it was found. */
const versionOf = ({ event }: HistoryEntry): number =>
  ('handbook' in event ? event.handbook : undefined) ?? firstVersion

const linesOf = (entry: HistoryEntry, presentNames: Names): Line[] => {
  const names = inVersion(presentNames, versionOf(entry))
  if (entry.of === 'issue') {
    const { event } = entry
    return [
      // Photos are shown, not counted.
      ...readForm(actionRow(event.name).fields, event.form, names).filter(
        ({ key }) => actionRow(event.name).fields[key]?.kind !== 'photos',
      ),
      ...(event.forUnitId === undefined
        ? []
        : [{ key: 'forUnitId', label: words.onBehalfFor, value: names.unit(event.forUnitId) }]),
      ...(event.onBehalf === undefined ? [] : [asTyped('paper', words.onBehalfPaper, event.onBehalf.paper)]),
    ]
  }
  if (entry.of === 'register')
    return [
      ...registerLines(entry.change, {
        unit: names.unit,
        scope: names.scope ?? itself,
        kind: names.kind ?? itself,
      }),
      ...(entry.reason === null ? [] : [asTyped('reason', words.reason, entry.reason)]),
    ]
  const { event } = entry
  if (event.name === 'draw' || event.name === 'edit' || event.name === 'retire') return sectionLines(event, names)
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
      const named = items(finding).map((item) => names.checkItem(item))
      return named.length === 0 ? [] : [{ key: finding, label: findingLabel[finding], value: listedClauses(named) }]
    }),
    ...(passed === 0 ? [] : [{ key: 'pass', label: findingLabel.pass, value: itemCount(passed) }]),
    ...Object.entries(event.form.notes ?? {}).map(([item, note]) => asTyped(item, names.checkItem(item), note)),
    ...(event.form.note ? [asTyped('note', words.note, event.form.note)] : []),
  ]
}

const itself = (words: string): Text => ({ zh: words, en: words })

/** Of the register's own changes and of the boundaries that gave the point to another scope. */
const registerTitle = (name: string): Text =>
  (({ ...registerActions, ...boundaryActions }) as Readonly<Record<string, Text>>)[name] ?? itself(name)

const asTyped = (key: string, label: Line['label'], typed: string): Line => ({
  key,
  label,
  value: { zh: typed, en: typed },
})

const sectionTitle: Record<RoadSectionEvent['name'], Text> = {
  draw: words.sectionDrawn,
  edit: words.sectionChanged,
  retire: words.sectionRetired,
  inspect: words.inspection,
}

type ToldEvent = Exclude<RoadSectionEvent, { readonly name: 'inspect' }>

/** Of a line its length says the most: the map shows the rest. */
const sectionLines = (event: ToldEvent, names: Names): Line[] => {
  if (event.name === 'retire') return [asTyped('reason', words.reason, event.reason)]
  const typed = (value: string): Text => ({ zh: value, en: value })
  const factText: { readonly [F in keyof RoadSectionFacts]: (value: RoadSectionFacts[F]) => Text } = {
    nameZh: typed,
    nameEn: typed,
    line: (line) => metresText(lengthMetres(line)),
    sponsor: typed,
    responsibleUnitId: names.unit,
  }
  const told = <F extends keyof RoadSectionFacts>(fact: F): Line[] => {
    const say = (value: RoadSectionFacts[F]) => factText[fact](value)
    const label = sectionLabel[fact]
    if (event.name === 'draw') return [{ key: fact, label, value: say(event.form[fact]) }]
    const from = event.from[fact]
    const to = event.to[fact]
    return from === undefined || to === undefined ? [] : [{ key: fact, label, value: fromTo(say(from), say(to)) }]
  }
  return [
    ...told('nameZh'),
    ...(event.name === 'draw' && event.form.nameEn === event.form.nameZh ? [] : told('nameEn')),
    ...told('line'),
    ...told('sponsor'),
    ...told('responsibleUnitId'),
    ...(event.name === 'edit' ? [asTyped('reason', words.reason, event.reason)] : []),
  ]
}

const sectionLabel: Record<keyof RoadSectionFacts, Text> = {
  nameZh: words.name,
  nameEn: words.nameInEnglish,
  line: words.length,
  sponsor: words.sponsor,
  responsibleUnitId: standingLabel.responsibleUnit,
}
