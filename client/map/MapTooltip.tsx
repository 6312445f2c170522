/** What is under the pointer or the keyboard's focus, beside its marker: its name, its status, its newest photo. */
import { useEffect, useState } from 'react'
import { type PointStatus, pointStatuses, pointStatusLabel } from '../../domain/pointStatus'
import type { Language, Text } from '../../domain/text'
import { Drawing } from '../ui/Drawing'
import type { Pixel } from './framing'
import classes from './MapView.module.css'
import type { MapTheme } from './palette'
import { markerParts } from './shapes'
import { pointCount, words } from './words'

export type TooltipContent =
  | {
      readonly about: 'point'
      readonly pointId: number
      readonly name: string
      readonly kind: Text | null
      readonly status: PointStatus
    }
  | { readonly about: 'cluster'; readonly counts: readonly number[] }

/** Where the newest photo of a point can be had; null where it has none. */
export type PhotoOfPoint = (pointId: number) => Promise<string | null>

/** Who only passes over a marker asks for nothing. */
const lingerMs = 150

const useNewestPhoto = (pointId: number | null, photoOf: PhotoOfPoint | undefined): string | null => {
  const [found, setFound] = useState<{ readonly pointId: number; readonly url: string | null } | null>(null)
  useEffect(() => {
    if (pointId === null || photoOf === undefined) return
    let isOver = false
    const timer = setTimeout(() => {
      photoOf(pointId).then(
        (url) => !isOver && setFound({ pointId, url }),
        () => {},
      )
    }, lingerMs)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [pointId, photoOf])
  return found?.pointId === pointId ? found.url : null
}

const StatusLine = ({
  theme,
  status,
  children,
}: {
  readonly theme: MapTheme
  readonly status: PointStatus
  readonly children: string
}) => (
  <div className={classes.tooltipLine}>
    <Drawing parts={markerParts(theme, status, 5)} reachPx={9} />
    <span>{children}</span>
  </div>
)

export const MapTooltip = ({
  content,
  at,
  width,
  language,
  theme,
  photoOf,
}: {
  readonly content: TooltipContent
  readonly at: Pixel
  /** Of the map, in CSS pixels: near its right side the tooltip stands to the left. */
  readonly width: number
  readonly language: Language
  readonly theme: MapTheme
  readonly photoOf?: PhotoOfPoint | undefined
}) => {
  const photo = useNewestPhoto(content.about === 'point' ? content.pointId : null, photoOf)
  const isLeft = at.x > width - 280
  // A photo may come a moment later; the tooltip does not jump to the other side for it.
  const isBelow = at.y < (photoOf === undefined ? 150 : 280)
  const shift = `translate(${isLeft ? '-100%' : '0'}, ${isBelow ? '0' : '-100%'})`
  const offset = `translate(${Math.round(at.x + (isLeft ? -14 : 14))}px, ${Math.round(at.y + (isBelow ? 14 : -10))}px)`
  return (
    <div className={classes.tooltip} style={{ transform: `${offset} ${shift}` }} aria-hidden="true">
      {content.about === 'point' ? (
        <>
          <div className={classes.tooltipName}>{content.name}</div>
          <StatusLine theme={theme} status={content.status}>
            {[pointStatusLabel[content.status][language], content.kind?.[language]].filter(Boolean).join(' · ')}
          </StatusLine>
          {photo !== null && <img className={classes.tooltipPhoto} src={photo} alt="" />}
        </>
      ) : (
        <>
          <div className={classes.tooltipName}>
            {pointCount(content.counts.reduce((sum, count) => sum + count, 0))[language]}
          </div>
          {pointStatuses.map((status, code) =>
            (content.counts[code] ?? 0) > 0 ? (
              <StatusLine key={status} theme={theme} status={status}>
                {`${pointStatusLabel[status][language]} ${content.counts[code]}`}
              </StatusLine>
            ) : null,
          )}
          <div className={classes.tooltipLine}>{words.clickToZoom[language]}</div>
        </>
      )}
    </div>
  )
}
