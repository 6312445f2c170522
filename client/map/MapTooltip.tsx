/** What is under the pointer or the keyboard's focus, beside its marker. */
import { type PointStatus, pointStatuses, pointStatusLabel } from '../../domain/pointStatus'
import type { Language, Text } from '../../domain/text'
import { Drawing } from '../ui/Drawing'
import type { Pixel } from './framing'
import classes from './MapView.module.css'
import type { MapTheme } from './palette'
import { markerParts } from './shapes'
import { metresText, pointCount, words } from './words'

export type TooltipContent =
  | { readonly about: 'point'; readonly name: string; readonly kind: Text | null; readonly status: PointStatus }
  | {
      readonly about: 'section'
      readonly name: string
      readonly lengthMetres: number
      readonly status: PointStatus
    }
  | { readonly about: 'cluster'; readonly counts: readonly number[] }

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
}: {
  readonly content: TooltipContent
  readonly at: Pixel
  /** Of the map, in CSS pixels: near its right side the tooltip stands to the left. */
  readonly width: number
  readonly language: Language
  readonly theme: MapTheme
}) => {
  const isLeft = at.x > width - 280
  const isBelow = at.y < 150
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
        </>
      ) : content.about === 'section' ? (
        <>
          <div className={classes.tooltipName}>{content.name}</div>
          <StatusLine theme={theme} status={content.status}>
            {[
              pointStatusLabel[content.status][language],
              words.roadSections[language],
              metresText(content.lengthMetres)[language],
            ].join(' · ')}
          </StatusLine>
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
