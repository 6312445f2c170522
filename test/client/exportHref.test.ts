/** A list is taken away with the filter that is on, as the server reads it. */
import { expect, it } from 'vitest'
import { exportHref } from '../../client/lists/exportHref'
import { everything } from './mapWorld'

it.each([
  [everything, '/api/export/points.csv'],
  [
    { ...everything, statuses: ['overdue', 'open'] as const, squad: 3 },
    '/api/export/points.csv?status=overdue%2Copen&squad=3',
  ],
  [
    {
      ...everything,
      scopeId: 'fengshan',
      kind: 'market',
      unitId: 'unit01',
      urbanOnly: true,
      mark: 'key' as const,
      search: ' 集贸 ',
    },
    '/api/export/points.csv?scope=fengshan&kind=market&unit=unit01&urban=1&mark=key&search=%E9%9B%86%E8%B4%B8',
  ],
])('%#', (filter, expected) => {
  expect(exportHref('points', 'csv', filter)).toBe(expected)
})
