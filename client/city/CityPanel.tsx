/** The city as leaders read it: how much complies and of how much, what is open and late, who stands best and worst. Every number opens its rows. */
import type { ListProps } from '../lists/listProps'
import { CityNumbers } from './CityNumbers'
import { CityRows } from './CityRows'

export const CityPanel = (props: ListProps) => {
  const { rows } = props.control.view
  return rows === null ? <CityNumbers {...props} /> : <CityRows {...props} selection={rows} />
}
