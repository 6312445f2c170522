/** No row, why, and the next step. */
import { Button } from '@mantine/core'
import { useLanguage } from '../language'
import type { ViewControl } from '../useView'
import { wholeCity } from '../view'
import { words } from '../words'
import { isFiltering } from './filterWords'
import classes from './lists.module.css'

export const EmptyList = ({
  filtered,
  unfiltered,
  control: { view, go },
}: {
  /** Said while a filter is on, and while none is. */
  readonly filtered: string
  readonly unfiltered: string
  readonly control: ViewControl
}) => {
  const { say } = useLanguage()
  const isFiltered = isFiltering(view.filter)
  return (
    <div className={classes.empty}>
      <p>{isFiltered ? filtered : unfiltered}</p>
      {isFiltered && (
        <Button variant="default" onClick={() => go({ filter: wholeCity.filter })}>
          {say(words.clearFilter)}
        </Button>
      )}
    </div>
  )
}
