/** In place of a map that the device cannot draw: what is so, and what to do. */
import type { Language } from '../../domain/text'
import classes from './MapView.module.css'
import { words } from './words'

export const MapUnavailable = ({ language }: { readonly language: Language }) => (
  <div className={classes.unavailable} role="status">
    <strong>{words.unavailable[language]}</strong>
    <p>{words.unavailableNextStep[language]}</p>
  </div>
)
