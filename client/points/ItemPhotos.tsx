/** The photos of one check item of an inspection; they go with the issue that it opens. */

export const ItemPhotos = (_: {
  readonly label: string
  readonly value: readonly string[]
  readonly onChange: (photos: readonly string[]) => void
}) => null
