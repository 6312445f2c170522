/** Several points, found by name or code. The whole list may be long, so only the nearest matches are ever offered. */
import { MultiSelect } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useLanguage } from '../language'
import { usePointTable } from '../usePointTable'
import { wholeCity } from '../view'
import { words } from './words'

const mostOffered = 30

export const PointsInput = ({
  pointIds,
  onChange,
  ...shared
}: {
  readonly id: string
  readonly label: string
  readonly description?: ReactNode
  readonly error?: ReactNode
  readonly withAsterisk?: boolean
  readonly pointIds: readonly number[]
  readonly onChange: (pointIds: readonly number[]) => void
}) => {
  const { say } = useLanguage()
  const table = usePointTable().data?.table
  const [search, setSearch] = useState('')
  const found =
    table === undefined || search.trim() === ''
      ? []
      : [...table.matching({ ...wholeCity.filter, search }).slice(0, mostOffered)].map((index) => table.at(index).id)
  return (
    <MultiSelect
      {...shared}
      data={[...new Set([...pointIds, ...found])].map((pointId) => ({
        value: String(pointId),
        label: table?.pointOf(pointId)?.name ?? String(pointId),
      }))}
      // Found already: by name or code, while an option shows its name alone.
      filter={({ options }) => options}
      value={pointIds.map(String)}
      onChange={(values) => onChange(values.map(Number))}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      hidePickedOptions
      placeholder={pointIds.length > 0 ? undefined : say(words.choosePoints)}
      nothingFoundMessage={say(search.trim() === '' ? words.choosePoints : words.noSuchPoint)}
      maxDropdownHeight={280}
    />
  )
}
