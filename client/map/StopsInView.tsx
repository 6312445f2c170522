/** The numbered stops of a route plan as buttons out of sight, as points and sections have them. */
import type { Language } from '../../domain/text'
import screenReader from '../ui/screenReader.module.css'
import type { Pixel } from './framing'
import type { MapStop } from './routeFeatures'
import { stopAnnouncement, words } from './words'

export type StopInView = Pick<MapStop, 'key' | 'name' | 'number' | 'car'> & {
  /** CSS pixels from the map's top left corner. */
  readonly at: Pixel
}

export const StopsInView = ({
  stops,
  selectedKey,
  language,
  onSelect,
}: {
  readonly stops: readonly StopInView[]
  readonly selectedKey: string | null
  readonly language: Language
  readonly onSelect: (key: string) => void
}) =>
  stops.length > 0 && (
    <ul className={screenReader.only} aria-label={words.stopsInView[language]}>
      {stops.map(({ key, name, number, car, at }) => (
        <li key={key}>
          <button
            type="button"
            aria-pressed={key === selectedKey}
            data-stop-key={key}
            data-car={car}
            data-number={number}
            data-x={Math.round(at.x)}
            data-y={Math.round(at.y)}
            onClick={() => onSelect(key)}
          >
            {stopAnnouncement(number, name, language)}
          </button>
        </li>
      ))}
    </ul>
  )
