/** The present view on a sheet of paper: title, what is shown in words, the map, legend with counts, scale, north, time. */
import { createPortal } from 'react-dom'
import { type PointStatus, pointStatuses, pointStatusLabel } from '../../domain/pointStatus'
import type { Language } from '../../domain/text'
import type { StatusCounts } from '../pointTable'
import { Drawing } from '../ui/Drawing'
import { NorthArrow, ScaleBar } from './MapControls'
import classes from './PrintSheet.module.css'
import type { Paper, PrintPicture } from './printPicture'
import { markerParts } from './shapes'
import { pointCount, words } from './words'

export const paperSizes = ['A4', 'A3'] as const
export type PaperSize = (typeof paperSizes)[number]

const pixelsPerMillimetre = 96 / 25.4
/** Landscape, less margins of 10 mm, and above and below the map the lines of text. */
const pictureMillimetres: Record<PaperSize, { width: number; height: number }> = {
  A4: { width: 277, height: 164 },
  A3: { width: 400, height: 248 },
}

/** The map's place on a sheet: what `MapHandle.capture` has to draw. */
export const paperOf = (size: PaperSize): Paper => ({
  widthPx: Math.floor(pictureMillimetres[size].width * pixelsPerMillimetre),
  heightPx: Math.floor(pictureMillimetres[size].height * pixelsPerMillimetre),
})

export type PrintSheetProps = {
  readonly picture: PrintPicture
  readonly size: PaperSize
  readonly title: string
  /** The filter in words, or that everything is shown. */
  readonly shownInWords: string
  readonly counts: StatusCounts
  /** Those that the filter shows; empty means all. */
  readonly statuses: readonly PointStatus[]
  /** Which borders are not the official ones. */
  readonly borders: string
  /** When this was so, ready to read. */
  readonly asOf: string
  /** Such as that these are sample data. */
  readonly note?: string
  readonly language: Language
  /** The picture has been read and can go to the printer. */
  readonly onPictureShown?: () => void
}

/** Lies beside the page, unseen on the screen and alone on paper. */
export const PrintSheet = (props: PrintSheetProps) => createPortal(<PrintPage {...props} />, document.body)

export const PrintPage = ({
  picture,
  size,
  title,
  shownInWords,
  counts,
  statuses,
  borders,
  asOf,
  note,
  language,
  onPictureShown,
}: PrintSheetProps) => {
  const shown = pointStatuses.filter((status) => statuses.length === 0 || statuses.includes(status))
  const total = shown.reduce((sum, status) => sum + counts[status], 0)
  return (
    <section className={classes.sheet} data-size={size} data-print-sheet="">
      <header className={classes.head}>
        <h1>{title}</h1>
        <p>{shownInWords}</p>
      </header>
      <div className={classes.map}>
        <img
          src={picture.dataUrl}
          width={picture.widthPx}
          height={picture.heightPx}
          alt={words.map[language]}
          onLoad={onPictureShown}
        />
        <div className={classes.north}>
          <NorthArrow label={words.north[language]} />
        </div>
        <div className={classes.scale}>
          <ScaleBar metresPerPixel={picture.metresPerPixel} maxWidthPx={150} language={language} />
        </div>
      </div>
      <footer className={classes.foot}>
        <ul className={classes.legend} aria-label={words.legend[language]}>
          <li className={classes.total}>{pointCount(total)[language]}</li>
          {shown.map((status) => (
            <li key={status}>
              <Drawing parts={markerParts('print', status)} reachPx={12} sizePx={20} />
              {pointStatusLabel[status][language]} {counts[status]}
            </li>
          ))}
        </ul>
        <p>{[asOf, borders, note].filter(Boolean).join(' · ')}</p>
      </footer>
    </section>
  )
}
