/**
 * What is in view of one kind, points or road sections, as buttons out of sight: by them the keyboard and screen readers
 * reach what on the map is only pixels. Each says where it is drawn, in CSS pixels from the map's top left corner.
 */
import type { PointStatus } from '../../domain/pointStatus'
import type { Language } from '../../domain/text'
import type { Pixel } from './framing'
import classes from './MapView.module.css'
import { pointAnnouncement, words } from './words'

export type InView<Id extends number | string> = {
  readonly id: Id
  readonly name: string
  readonly status: PointStatus
  /** A point's marker, or the middle of a section's line. */
  readonly at: Pixel
  /** Of a point: drawn within a cluster's ring at the present zoom, not by a marker of its own. */
  readonly isClustered?: boolean
}

const labels = { point: words.pointsInView, section: words.sectionsInView } as const

export const ButtonsInView = <Id extends number | string>({
  kind,
  inView,
  selectedId,
  language,
  onSelect,
  onFocus,
  onBlur,
}: {
  readonly kind: keyof typeof labels
  readonly inView: readonly InView<Id>[]
  readonly selectedId: Id | null
  readonly language: Language
  readonly onSelect: (id: Id) => void
  readonly onFocus: (id: Id) => void
  readonly onBlur: () => void
}) => (
  <ul className={classes.unseen} aria-label={labels[kind][language]}>
    {inView.map(({ id, name, status, at, isClustered }) => (
      <li key={id}>
        <button
          type="button"
          aria-pressed={id === selectedId}
          {...{ [`data-${kind}-id`]: id }}
          data-status={status}
          data-x={Math.round(at.x)}
          data-y={Math.round(at.y)}
          data-clustered={isClustered}
          onClick={() => onSelect(id)}
          onFocus={() => onFocus(id)}
          onBlur={onBlur}
        >
          {pointAnnouncement(name, status, language)}
        </button>
      </li>
    ))}
  </ul>
)
