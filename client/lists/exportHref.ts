/** Where a list is taken away as a file, with the filter that is on. Pure. */
import type { Filter } from '../view'

export type Exported = 'points' | 'issues' | 'road-sections'
export const exportFormats = ['xlsx', 'csv', 'geojson', 'kml', 'gpkg'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const exportHref = (
  what: Exported,
  format: ExportFormat,
  { statuses, scopeId, squad, kind, unitId, urbanOnly, mark, search }: Filter,
): string => {
  const query = new URLSearchParams({
    ...(statuses.length > 0 && { status: statuses.join(',') }),
    ...(scopeId !== null && { scope: scopeId }),
    ...(squad !== null && { squad: String(squad) }),
    ...(kind !== null && { kind }),
    ...(unitId !== null && { unit: unitId }),
    ...(urbanOnly && { urban: '1' }),
    ...(mark !== null && { mark }),
    ...(search.trim() !== '' && { search: search.trim() }),
  }).toString()
  return `/api/export/${what}.${format}${query === '' ? '' : `?${query}`}`
}
