/** The statuses as the map draws them, with how many points each has; a row is a button that filters by it. */
import { type PointStatus, pointStatuses, pointStatusLabel } from '../../domain/pointStatus'
import type { Language } from '../../domain/text'
import type { StatusCounts } from '../pointTable'
import { Drawing } from '../ui/Drawing'
import classes from './Legend.module.css'
import { type MapTheme, palette } from './palette'
import { clusterParts, markerParts, type Part } from './shapes'
import { pointCount, sectionsCounted, words } from './words'

/** Adds a status to those shown or takes it out; all of them is the same as none chosen. */
export const toggledStatus = (shown: readonly PointStatus[], status: PointStatus): PointStatus[] => {
  const next = pointStatuses.filter((known) => (known === status ? !shown.includes(known) : shown.includes(known)))
  return next.length === pointStatuses.length ? [] : next
}

export const Legend = ({
  counts,
  statuses,
  sectionCount = null,
  language,
  theme,
  isCompact = false,
  onStatuses,
}: {
  /** Of all statuses, whichever are shown: `table.countByStatus(filter)`. */
  readonly counts: StatusCounts
  /** Those that the filter shows; empty means all. */
  readonly statuses: readonly PointStatus[]
  /** Road sections shown; they have the points' colours and shapes. Null leaves them out. */
  readonly sectionCount?: number | null
  readonly language: Language
  readonly theme: MapTheme
  /** On a phone: the statuses alone, side by side. */
  readonly isCompact?: boolean
  readonly onStatuses: (statuses: PointStatus[]) => void
}) => {
  const total = pointStatuses.reduce((sum, status) => sum + counts[status], 0)
  const shown = statuses.length === 0 ? total : statuses.reduce((sum, status) => sum + counts[status], 0)
  return (
    <section className={classes.legend} data-compact={isCompact} aria-label={words.legend[language]}>
      <header className={classes.head}>
        <span className={classes.total}>
          {statuses.length === 0 ? pointCount(total)[language] : `${shown} / ${pointCount(total)[language]}`}
        </span>
        {statuses.length > 0 && (
          <button type="button" className={classes.reset} onClick={() => onStatuses([])}>
            {words.showAll[language]}
          </button>
        )}
      </header>
      <ul className={classes.rows}>
        {pointStatuses.map((status) => (
          <li key={status}>
            <button
              type="button"
              className={classes.row}
              aria-pressed={statuses.includes(status)}
              data-status={status}
              data-faded={statuses.length > 0 && !statuses.includes(status)}
              onClick={() => onStatuses(toggledStatus(statuses, status))}
            >
              <Drawing parts={markerParts(theme, status)} reachPx={12} sizePx={22} />
              <span>{pointStatusLabel[status][language]}</span>
              <span className={classes.count}>{counts[status]}</span>
            </button>
          </li>
        ))}
      </ul>
      {!isCompact && <Keys language={language} theme={theme} sectionCount={sectionCount} />}
    </section>
  )
}

const line = (d: string, color: string, width: number): Part => ({
  path: d,
  fill: null,
  stroke: color,
  strokeWidth: width,
})

/** What the lines, the hatching and the rings mean. */
const Keys = ({
  language,
  theme,
  sectionCount,
}: {
  readonly language: Language
  readonly theme: MapTheme
  readonly sectionCount: number | null
}) => {
  const { label, gapHatch, outline, status } = palette[theme]
  const edge = 'M-11 0L11 0'
  const hatch = [-12, -6, 0, 6].map((x) => `M${x} 5L${x + 10} -5`).join('')
  const keys: { readonly word: string; readonly parts: Part[] }[] = [
    ...(sectionCount === null
      ? []
      : [
          {
            word: sectionsCounted(sectionCount)[language],
            parts: [line(edge, status.compliant.edge, 7), line(edge, status.compliant.fill, 4.4)],
          },
        ]),
    {
      word: words.builtUpEdge[language],
      parts: [{ ...line('M-11 3L11 3', `${label}33`, 5) }, line(edge, label, 2.2)],
    },
    { word: words.jurisdictionEdge[language], parts: [line(edge, label, 1.2)] },
    {
      word: words.surroundingsEdge[language],
      parts: [line('M-11 0L-5 0M-2.5 0L3 0M5.5 0L11 0', label, 1.8)],
    },
    { word: words.gap[language], parts: [line(hatch, gapHatch, 1.5), line('M-11 -6L11 -6L11 6L-11 6Z', outline, 0.6)] },
    { word: words.clusterShort[language], parts: clusterParts(theme, 'small', [3, 2, 0, 3, 0, 8]) },
  ]
  return (
    <ul className={classes.keys}>
      {keys.map(({ word, parts }) => (
        <li key={word} className={classes.key}>
          <Drawing parts={parts} reachPx={word === words.clusterShort[language] ? 17 : 12} sizePx={22} />
          {word}
        </li>
      ))}
    </ul>
  )
}
