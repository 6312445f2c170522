/** The button by which a user chooses what lies under the city. Its menu is loaded when it is opened first. */
import { IconMap2 } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { BasemapId, OfferedBasemap } from '../../domain/basemap'
import type { Language } from '../../domain/text'
import classes from './MapView.module.css'
import { words } from './words'

const BasemapMenu = lazy(() => import('./BasemapMenu'))

export const BasemapControl = ({
  basemaps,
  shown,
  language,
  onChoose,
}: {
  readonly basemaps: readonly OfferedBasemap[]
  readonly shown: OfferedBasemap | null
  readonly language: Language
  readonly onChoose: (id: BasemapId) => void
}) => {
  const [isOpen, setOpen] = useState(false)
  const frameRef = useRef<HTMLDivElement>(null)
  const buttonRef = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!isOpen) return
    const closeFromOutside = ({ target }: PointerEvent) => {
      if (!frameRef.current?.contains(target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', closeFromOutside, true)
    return () => document.removeEventListener('pointerdown', closeFromOutside, true)
  }, [isOpen])
  const close = () => {
    setOpen(false)
    buttonRef.current?.focus()
  }
  const label = words.basemap[language]
  return (
    <div ref={frameRef} className={classes.basemap}>
      {isOpen && (
        <Suspense>
          <BasemapMenu basemaps={basemaps} shown={shown} language={language} onChoose={onChoose} onClose={close} />
        </Suspense>
      )}
      <div className={classes.buttons}>
        <button
          ref={buttonRef}
          type="button"
          className={classes.button}
          aria-label={label}
          aria-expanded={isOpen}
          title={label}
          onClick={() => setOpen(!isOpen)}
        >
          <IconMap2 size={18} stroke={1.8} aria-hidden="true" />
        </button>
      </div>
    </div>
  )
}
