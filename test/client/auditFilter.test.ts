/** The log's filter as it is filled in and as it is asked for. */
import { expect, test } from 'vitest'
import { emptyForm, exportPath, isFiltering, queryOf } from '../../client/audit/auditFilter'

test('only what is filled in is asked for, without spaces around it', () => {
  expect(queryOf(emptyForm)).toEqual({})
  expect(queryOf({ ...emptyForm, subject: ' D0013 ', from: '2022-09-01', kind: 'issue' })).toEqual({
    subject: 'D0013',
    from: '2022-09-01',
    kind: 'issue',
  })
  expect([
    isFiltering(emptyForm),
    isFiltering({ ...emptyForm, text: '  ' }),
    isFiltering({ ...emptyForm, text: '水' }),
  ]).toEqual([false, false, true])
})

test('the export has the same filter in its address', () => {
  expect(exportPath({ ...emptyForm, text: '积水&垃圾', name: 'claim' })).toBe(
    '/api/audit.xlsx?name=claim&text=%E7%A7%AF%E6%B0%B4%26%E5%9E%83%E5%9C%BE',
  )
})
