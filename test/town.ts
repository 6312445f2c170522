/**
 * A small town of our own making: five streets northward and four eastward, a river between the second and the third of
 * those with one bridge at its eastern end, and the southernmost street one-way eastward.
 */
import type { LngLat } from '../domain/coordinates'

/** So many blocks east and north of the south-western corner: a block is 441 m eastward and 445 m northward. */
export const inTown = (east: number, north: number): LngLat => [111.1 + 0.005 * east, 37.5 + 0.004 * north]
export const eastMetres = 441
export const northMetres = 445

type Street = { readonly name: string; readonly oneway: boolean; readonly at: readonly (readonly [number, number])[] }

const columns = [0, 1, 2, 3, 4]
const bridgeColumn = 4

export const streets: readonly Street[] = [
  ...[0, 1, 2, 3].map((row) => ({
    name: `east ${row}`,
    oneway: row === 0,
    at: columns.map((column) => [column, row] as const),
  })),
  ...columns.flatMap((column) =>
    (column === bridgeColumn
      ? [[0, 1, 2, 3]]
      : [
          [0, 1],
          [2, 3],
        ]
    ).map((rows) => ({
      name: `north ${column}`,
      oneway: false,
      at: rows.map((row) => [column, row] as const),
    })),
  ),
]

/** As GeoJSON, the road file of an office. */
export const townGeoJson = () => ({
  type: 'FeatureCollection',
  features: streets.map(({ name, oneway, at }) => ({
    type: 'Feature',
    properties: { name, class: 'residential', oneway: oneway ? 'yes' : 'no' },
    geometry: { type: 'LineString', coordinates: at.map(([east, north]) => inTown(east, north)) },
  })),
})

/** As OpenStreetMap XML. */
export const townXml = (): string => {
  const idOf = (east: number, north: number) => 1 + east * 10 + north
  const nodes = columns.flatMap((east) =>
    [0, 1, 2, 3].map((north) => {
      const [lng, lat] = inTown(east, north)
      return `<node id="${idOf(east, north)}" version="1" lon="${lng.toFixed(6)}" lat="${lat.toFixed(6)}"/>`
    }),
  )
  const ways = streets.map(({ name, oneway, at }, number) => {
    const refs = at.map(([east, north]) => `<nd ref="${idOf(east, north)}"/>`).join('')
    const tags = { highway: 'residential', name, ...(oneway && { oneway: 'yes' }) }
    const tagged = Object.entries(tags).map(([key, value]) => `<tag k="${key}" v="${value}"/>`)
    return `<way id="${1000 + number}" version="1">${refs}${tagged.join('')}</way>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">\n${[...nodes, ...ways].join('\n')}\n</osm>\n`
}
