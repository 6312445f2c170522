/** The base maps to choose from, each with the datum its tiles are in. Loaded on demand. */
import { useEffect, useId, useRef } from 'react'
import { type BasemapId, basemapTable, datumText, type OfferedBasemap } from '../../domain/basemap'
import type { Language } from '../../domain/text'
import classes from './BasemapMenu.module.css'
import { words } from './words'

const BasemapMenu = ({
  basemaps,
  shown,
  language,
  onChoose,
  onClose,
}: {
  readonly basemaps: readonly OfferedBasemap[]
  readonly shown: OfferedBasemap | null
  readonly language: Language
  readonly onChoose: (id: BasemapId) => void
  readonly onClose: () => void
}) => {
  const name = useId()
  const chosenRef = useRef<HTMLInputElement>(null)
  useEffect(() => chosenRef.current?.focus(), [])
  return (
    <fieldset
      className={classes.menu}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && event.key !== 'Enter') return
        // Nothing else takes this key as its own, not even the button that has the focus next.
        event.stopPropagation()
        event.preventDefault()
        onClose()
      }}
    >
      <legend className={classes.title}>{words.basemap[language]}</legend>
      {[{ id: 'none' as const }, ...basemaps].map((offered) => {
        const isShown = offered.id === (shown?.id ?? 'none')
        return (
          <label key={offered.id} className={classes.choice}>
            <input
              ref={isShown ? chosenRef : null}
              type="radio"
              name={name}
              checked={isShown}
              onChange={() => onChoose(offered.id)}
            />
            <span>
              {basemapTable[offered.id].label[language]}
              <small className={classes.datum}>
                {offered.id === 'none' ? words.noBasemap[language] : datumText(offered)[language]}
              </small>
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}

export default BasemapMenu
