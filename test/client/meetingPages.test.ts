/** The pages of a feedback meeting, where it is taken up again, and which photos it shows. */
import { expect, it } from 'vitest'
import { firstPageOf, type Page, pagesOf, pageToTakeUp } from '../../client/activities/meetingPages'
import { photosBefore } from '../../client/activities/photosBefore'
import { monthBeside } from '../../domain/calendar'

const issue = (id: string) => ({ id }) as Extract<Page, { kind: 'issue' }>['issue']
const pages = pagesOf([
  { unitId: 'finance', issues: [issue('a'), issue('b')] },
  { unitId: 'quiet', issues: [] },
  { unitId: 'transport', issues: [issue('c')] },
])
const told = pages.map((page) =>
  page.kind === 'issue'
    ? `${page.unitId} ${page.issue.id} ${page.number}/${page.of}`
    : page.kind === 'summary'
      ? `${page.unitId} summary`
      : page.kind,
)

it('each unit’s issues, then its summary; a unit without issues has its summary alone', () => {
  expect(told).toEqual([
    'opening',
    'finance a 1/2',
    'finance b 2/2',
    'finance summary',
    'quiet summary',
    'transport c 1/1',
    'transport summary',
    'end',
  ])
  expect(firstPageOf(pages, 'transport')).toBe(5)
})

it.each([
  ['nothing received yet: the opening', [], 0],
  ['one received: the next unit with a notice', ['finance'], 5],
  ['the later one received first: the earlier unit', ['transport'], 1],
  ['all received: the end', ['finance', 'transport'], 7],
])('taken up with %s', (_, received, page) => {
  const notices = [{ unitId: 'finance' }, { unitId: 'transport' }]
  const receipts = received.map((unitId) => ({ unitId }))
  expect(pageToTakeUp(pages, receipts, notices)).toBe(page)
})

it('photos of how it was found: of the opening and of relapses, the latest first, none of the rectification', () => {
  const [one, two, three] = ['1', '2', '3'].map((digit) => digit.repeat(64)) as [string, string, string]
  const entry = (name: string, form: object) => ({ of: 'issue', event: { name, form } })
  expect(
    photosBefore([
      entry('open', { photos: [one, 'no photo'] }),
      entry('rectify', { photos: [three] }),
      entry('relapse', { photos: [two] }),
    ]),
  ).toEqual([two, one])
  expect(photosBefore([entry('fixOnSpot', { beforePhotos: [one], afterPhotos: [two] })])).toEqual([one])
  expect(photosBefore([])).toEqual([])
})

it('the month beside another', () => {
  expect([monthBeside('2022-12', 1), monthBeside('2023-01', -1), monthBeside('2022-09', 1)]).toEqual([
    '2023-01',
    '2022-12',
    '2022-10',
  ])
})
