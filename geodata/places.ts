/** Names of the 12 scopes and of the office each lies in: the slug by which other data refer to it, and its English. */

export type PlaceName = { readonly id: string; readonly en: string }

/** By the statistical code of the street office, town or township; the airport's surroundings have none. */
export const placeNames: Readonly<Record<string, PlaceName>> = {
  '141102001': { id: 'binhe', en: 'Binhe Subdistrict' },
  '141102002': { id: 'fengshan', en: 'Fengshan Subdistrict' },
  '141102003': { id: 'lianhuachi', en: 'Lianhuachi Subdistrict' },
  '141102004': { id: 'chengbei', en: 'Chengbei Subdistrict' },
  '141102005': { id: 'tianjiahui', en: 'Tianjiahui Subdistrict' },
  '141102006': { id: 'jiaokou', en: 'Jiaokou Subdistrict' },
  '141102007': { id: 'xishuba', en: 'Xishuba Subdistrict' },
  '141102100': { id: 'wucheng', en: 'Wucheng Town' },
  '141102101': { id: 'xinyi', en: 'Xinyi Town' },
  '141102201': { id: 'zaolin', en: 'Zaolin Township' },
  '141102202': { id: 'pingtou', en: 'Pingtou Township' },
}

export const airportName: PlaceName = { id: 'airport', en: 'Airport surroundings' }
