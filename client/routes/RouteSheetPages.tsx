/** A day's routes on A4: for each car a small map, its stops as a table with room for notes, and a line to sign on. */
import { Fragment, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { paperLink } from '../../domain/handOff'
import type { RouteSheet, SheetCar, SheetStop } from '../../domain/routeSheet'
import { useLanguage } from '../language'
import { NorthArrow, ScaleBar } from '../map/MapControls'
import type { PrintPicture } from '../map/printPicture'
import { words as mapWords } from '../map/words'
import { QrCode } from '../ui/QrCode'
import { queryOf, wholeCity } from '../view'
import type { CarView } from './planView'
import classes from './routeSheet.module.css'
import { clockOf, hoursText, minutesText, stopsText, wayText, words } from './words'

export type PrintedCar = {
  readonly sheet: SheetCar
  readonly view: CarView
  /** Null where no map could be drawn: the table is what matters. */
  readonly picture: PrintPicture | null
}

export const RouteSheetPages = ({
  sheet: { title },
  cars,
  note,
  onReady,
}: {
  readonly sheet: RouteSheet
  readonly cars: readonly PrintedCar[]
  /** Such as that these are sample data; '' for none. */
  readonly note: string
  /** Every picture has been read: it can go to the printer. */
  readonly onReady: () => void
}) => {
  const pages = useRef<HTMLDivElement>(null)
  const ready = useRef(onReady)
  useEffect(() => {
    const images = [...(pages.current?.querySelectorAll('img') ?? [])]
    Promise.allSettled(images.map((image) => image.decode())).then(() => ready.current())
  }, [])
  return createPortal(
    <div ref={pages} className={classes.pages} data-print-sheet="">
      {cars.map((car) => (
        <CarPages key={car.sheet.car} title={title} note={note} {...car} />
      ))}
    </div>,
    document.body,
  )
}

const CarPages = ({
  title,
  note,
  sheet: { name, stops },
  view: { times, seconds, rows, isEstimated },
  picture,
}: PrintedCar & { readonly title: string; readonly note: string }) => {
  const { say, language } = useLanguage()
  const [first] = stops
  const lunchBefore = times.lunch?.beforeVisit ?? null
  const lunch = times.lunch && (
    <tr className={classes.pause}>
      <td />
      <td>
        {clockOf(times.lunch.begins)}–{clockOf(times.lunch.ends)}
      </td>
      <td colSpan={5}>{say(words.lunch)}</td>
    </tr>
  )
  return (
    <section className={classes.car}>
      <header className={classes.head}>
        <h1>{title}</h1>
        <p>
          {say(stopsText(stops.length))} · {say(wayText(times.metres, isEstimated))} · {say(hoursText(seconds))} ·{' '}
          {clockOf(times.departs)}–{clockOf(times.returns)}
        </p>
      </header>
      <div className={classes.top}>
        {picture && (
          <div className={classes.map}>
            <img src={picture.dataUrl} width={picture.widthPx} height={picture.heightPx} alt={say(words.routeMap)} />
            <div className={classes.north}>
              <NorthArrow label={mapWords.north[language]} />
            </div>
            <div className={classes.scale}>
              <ScaleBar metresPerPixel={picture.metresPerPixel} maxWidthPx={90} language={language} />
            </div>
          </div>
        )}
        {first && (
          <figure className={classes.navigation}>
            <QrCode className={classes.code} address={paperLink(first)} label={say(words.scanToDrive)} />
            <figcaption>
              {name}
              <br />
              {say(words.scanToDrive)}
            </figcaption>
          </figure>
        )}
      </div>
      <table className={classes.table}>
        <thead>
          <tr>
            <th className={classes.number}>{name}</th>
            <th className={classes.times}>{say(words.arrivesAndLeaves)}</th>
            <th className={classes.name}>{say(words.stop)}</th>
            <th className={classes.why}>{say(words.whyThere)}</th>
            <th className={classes.way}>{say(words.leg)}</th>
            <th className={classes.scan}>{say(words.scan)}</th>
            <th>{say(words.notes)}</th>
          </tr>
        </thead>
        <tbody>
          {stops.map((stop, index) => (
            <Fragment key={stop.key}>
              {lunchBefore === index && lunch}
              <StopLine stop={stop} pointId={rows[index]?.stop.pointId ?? null} />
            </Fragment>
          ))}
          {lunchBefore === stops.length && lunch}
          {times.backLegMetres > 0 && (
            <tr className={classes.pause}>
              <td />
              <td>{clockOf(times.returns)}</td>
              <td colSpan={2}>{say(words.back)}</td>
              <td>
                {say(wayText(times.backLegMetres, isEstimated))} {say(minutesText(times.backLegSeconds))}
              </td>
              <td colSpan={2} />
            </tr>
          )}
        </tbody>
      </table>
      <footer className={classes.foot}>
        <p>{[isEstimated ? say(words.estimatedHint) : '', note].filter((one) => one !== '').join(' · ')}</p>
        <p className={classes.sign}>
          {say(words.signature)}
          <span className={classes.line} />
          {say(words.signedOn)}
          <span className={classes.line} />
        </p>
      </footer>
    </section>
  )
}

/** Its code opens the point in this product; that of a stop that is no point begins to navigate there. */
const StopLine = ({ stop, pointId }: { readonly stop: SheetStop; readonly pointId: number | null }) => {
  const { say } = useLanguage()
  const address = pointId === null ? paperLink(stop) : `${window.location.origin}/${queryOf({ ...wholeCity, pointId })}`
  return (
    <tr data-stop={stop.key}>
      <td className={classes.number}>{stop.number}</td>
      <td>
        {clockOf(stop.arrives)}–{clockOf(stop.leaves)}
      </td>
      <td>
        <strong>{stop.name}</strong>
        {stop.place !== '' && <span>{stop.place}</span>}
      </td>
      <td>{stop.reasons.join('、')}</td>
      <td>
        {stop.legMetres > 0 && (
          <>
            {say(wayText(stop.legMetres, stop.isEstimated))}
            <span>{say(minutesText(stop.legSeconds))}</span>
          </>
        )}
      </td>
      <td className={classes.scan}>
        <QrCode className={classes.code} address={address} label={stop.name} />
      </td>
      <td />
    </tr>
  )
}
