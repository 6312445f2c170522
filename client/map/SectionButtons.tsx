/** The road sections in view as buttons out of sight, as the points have them; each says where on the map its middle is. */
import type { PointStatus } from '../../domain/pointStatus'
import type { Language } from '../../domain/text'
import type { Pixel } from './framing'
import classes from './MapView.module.css'
import { pointAnnouncement, words } from './words'

export type ListedSection = {
  readonly id: string
  readonly name: string
  readonly status: PointStatus
  readonly at: Pixel
}

export const SectionButtons = ({
  sections,
  selectedId,
  language,
  onSelect,
  onFocus,
  onBlur,
}: {
  readonly sections: readonly ListedSection[]
  readonly selectedId: string | null
  readonly language: Language
  readonly onSelect: (roadSectionId: string) => void
  readonly onFocus: (roadSectionId: string) => void
  readonly onBlur: () => void
}) => (
  <ul className={classes.unseen} aria-label={words.sectionsInView[language]}>
    {sections.map(({ id, name, status, at }) => (
      <li key={id}>
        <button
          type="button"
          aria-pressed={id === selectedId}
          data-section-id={id}
          data-status={status}
          data-x={Math.round(at.x)}
          data-y={Math.round(at.y)}
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
