/** The photos of one check item of an inspection; they go with the issue that it opens. */
import { useId } from 'react'
import { PhotoField } from '../photos/PhotoField'

export const ItemPhotos = ({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: readonly string[]
  readonly onChange: (photos: readonly string[]) => void
}) => <PhotoField id={useId()} label={label} needed={false} value={value} ghosts={[]} onChange={onChange} />
