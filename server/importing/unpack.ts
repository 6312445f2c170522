/** Parts of a package, unpacked in memory into no more than they claim: a file that claims too much was made to. */
import { unzipSync } from 'fflate'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'

/** What a sheet of 100,000 points unpacks to, and more. */
const mostUnpackedBytes = 200_000_000
const mostParts = 2_000

const unpacksToMuch = refuse(
  'tooLarge',
  '这个文件解开后太大，没有核对。请只保留需要的工作表或图层后重新保存。',
  'The file unpacks to too much and was not checked. Keep the sheet or layer that is needed and save it again.',
)

const listed = (bytes: Uint8Array, isWanted: (path: string) => boolean) => {
  let total = 0
  let parts = 0
  let wanted = 0
  unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      parts += 1
      if (isWanted(name.toLowerCase())) {
        wanted += 1
        total += originalSize
      }
      return false
    },
  })
  return { total, parts, wanted }
}

/** Whether it is a package that has such a part. Paths are in lower case. */
export const isUnpackable = (bytes: Uint8Array, isWanted: (path: string) => boolean): boolean => {
  try {
    return listed(bytes, isWanted).wanted > 0
  } catch {
    return false
  }
}

/** By path, as it is written in the package. @throws where it is none. */
export const unpackedParts = (
  bytes: Uint8Array,
  isWanted: (path: string) => boolean,
): Record<string, Uint8Array> | Refusal => {
  const { total, parts } = listed(bytes, isWanted)
  if (total > mostUnpackedBytes || parts > mostParts) return unpacksToMuch
  return unzipSync(bytes, { filter: ({ name }) => isWanted(name.toLowerCase()) })
}

/** By path in lower case, in which the ending of a name may be written either way. */
export const unpacked = (
  bytes: Uint8Array,
  isWanted: (path: string) => boolean,
): ReadonlyMap<string, Uint8Array> | Refusal => {
  const parts = unpackedParts(bytes, isWanted)
  return isRefusal(parts)
    ? parts
    : new Map(Object.entries(parts).map(([path, content]) => [path.toLowerCase(), content]))
}
