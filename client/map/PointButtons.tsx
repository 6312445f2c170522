/**
 * The points in view as buttons out of sight: by them the keyboard and screen readers reach markers, which are only
 * pixels. Each button says where its marker is, in CSS pixels from the map's top left corner.
 */
import type { PointStatus } from '../../domain/pointStatus'
import type { Language } from '../../domain/text'
import type { Pixel } from './framing'
import classes from './MapView.module.css'
import { pointAnnouncement, words } from './words'

export type ListedPoint = {
  readonly id: number
  readonly name: string
  readonly status: PointStatus
  readonly at: Pixel
  /** Drawn within a cluster's ring at the present zoom, not by a marker of its own. */
  readonly isClustered: boolean
}

export const PointButtons = ({
  points,
  selectedPointId,
  language,
  onSelect,
  onFocus,
  onBlur,
}: {
  readonly points: readonly ListedPoint[]
  readonly selectedPointId: number | null
  readonly language: Language
  readonly onSelect: (pointId: number) => void
  readonly onFocus: (pointId: number) => void
  readonly onBlur: () => void
}) => (
  <ul className={classes.unseen} aria-label={words.pointsInView[language]}>
    {points.map(({ id, name, status, at, isClustered }) => (
      <li key={id}>
        <button
          type="button"
          aria-pressed={id === selectedPointId}
          data-point-id={id}
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
