/** Over the map, where no list says it: what is shown is not everything, and the way back to everything. */
import { IconX } from '@tabler/icons-react'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { namesOf } from '../lists/filterNames'
import { filterWords, isFiltering } from '../lists/filterWords'
import type { ViewControl } from '../useView'
import { wholeCity } from '../view'
import { words } from '../words'
import classes from './FilterChip.module.css'

export const FilterChip = ({ plan, control: { view, go } }: { readonly plan: Plan; readonly control: ViewControl }) => {
  const { say } = useLanguage()
  if (!isFiltering(view.filter)) return null
  const shown = say(filterWords(view.filter, namesOf(plan)))
  return (
    <button
      type="button"
      className={classes.chip}
      aria-label={`${say(words.clearFilter)}：${shown}`}
      onClick={() => go({ filter: wholeCity.filter, camera: null })}
    >
      <span className={classes.words}>{shown}</span>
      <IconX size={16} stroke={1.8} aria-hidden="true" />
    </button>
  )
}
