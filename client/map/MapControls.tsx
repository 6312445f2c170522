/** Zoom, whole district, north and scale: drawn over the map, knowing nothing of it. */
import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Language } from '../../domain/text'
import { metresPerPixelAt, scaleBarOf } from './framing'
import classes from './MapView.module.css'
import { words } from './words'

export const NorthArrow = ({ label }: { readonly label: string }) => (
  <svg width="26" height="32" viewBox="-13 -16 26 32" role="img" aria-label={label}>
    <title>{label}</title>
    <path d="M0 -3L6 13L0 9.5Z" fill="currentColor" />
    <path d="M0 -3L-6 13L0 9.5Z" fill="none" stroke="currentColor" strokeWidth="1.2" strokeLinejoin="round" />
    <text x="0" y="-6" textAnchor="middle" fontSize="10" fontWeight="700" fill="currentColor">
      N
    </text>
  </svg>
)

export const lengthLabel = (metres: number, language: Language): string => {
  const inKilometres = metres >= 1000
  const value = inKilometres ? metres / 1000 : metres
  const unit = inKilometres ? { zh: '公里', en: ' km' } : { zh: '米', en: ' m' }
  return `${value}${unit[language]}`
}

export const ScaleBar = ({
  metresPerPixel,
  maxWidthPx = 110,
  language,
}: {
  readonly metresPerPixel: number
  readonly maxWidthPx?: number
  readonly language: Language
}) => {
  const { metres, widthPx } = scaleBarOf(metresPerPixel, maxWidthPx)
  const label = lengthLabel(metres, language)
  return (
    <div className={classes.scale} role="img" aria-label={`${words.scaleBar[language]} ${label}`}>
      {label}
      <div className={classes.scaleBar} style={{ width: widthPx }} />
    </div>
  )
}

export const MapControls = ({
  lat,
  zoom,
  canZoomIn,
  canZoomOut,
  language,
  onZoomIn,
  onZoomOut,
  onWholeDistrict,
  children,
}: {
  readonly lat: number
  readonly zoom: number
  readonly canZoomIn: boolean
  readonly canZoomOut: boolean
  readonly language: Language
  readonly onZoomIn: () => void
  readonly onZoomOut: () => void
  readonly onWholeDistrict: () => void
  /** More controls, above the others. */
  readonly children?: ReactNode
}) => {
  const buttons = [
    { label: words.zoomIn[language], icon: IconPlus, onClick: onZoomIn, isOff: !canZoomIn },
    { label: words.zoomOut[language], icon: IconMinus, onClick: onZoomOut, isOff: !canZoomOut },
    { label: words.wholeDistrict[language], icon: IconFocusCentered, onClick: onWholeDistrict, isOff: false },
  ]
  return (
    <div className={classes.controls}>
      <div className={classes.north}>
        <NorthArrow label={words.north[language]} />
      </div>
      {children}
      <div className={classes.buttons}>
        {buttons.map(({ label, icon: Icon, onClick, isOff }) => (
          <button
            key={label}
            type="button"
            className={classes.button}
            aria-label={label}
            title={label}
            onClick={onClick}
            disabled={isOff}
          >
            <Icon size={18} stroke={1.8} aria-hidden="true" />
          </button>
        ))}
      </div>
      <ScaleBar metresPerPixel={metresPerPixelAt(lat, zoom)} language={language} />
    </div>
  )
}
