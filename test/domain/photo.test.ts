/** What a photo's file says of time and place, which photos an event names, and what is remarkable about one. */
import { describe, expect, it } from 'vitest'
import { actionNames, actionRow } from '../../domain/issueActions'
import { exifInstant, exifPlace, photoMarks, photoMarkText, photosIn } from '../../domain/photo'

const gate: [number, number] = [111.14, 37.52]
/** So many metres north of the gate. */
const north = (metres: number): [number, number] => [111.14, 37.52 + metres / 111_195]

describe('the marks of a photo', () => {
  const openedAt = '2022-09-01T02:00:00.000Z'
  it.each([
    ['taken at the point, after the opening', north(12), '2022-09-05T02:00:00Z', false, []],
    ['without a position or a time, which is normal', null, null, false, []],
    ['200 m away', north(200), null, false, []],
    ['201 m away', north(201), null, false, ['拍摄位置距点位201米']],
    ['in another town', north(3260), null, false, ['拍摄位置距点位3.3公里']],
    ['a second before the opening', null, '2022-09-01T01:59:59Z', false, ['拍摄时间早于立案']],
    ['at the opening', null, '2022-09-01T02:00:00Z', false, []],
    ['in an earlier event', null, null, true, ['以前用过的照片']],
    [
      'all at once',
      north(450),
      '2022-08-01T00:00:00Z',
      true,
      ['拍摄位置距点位450米', '拍摄时间早于立案', '以前用过的照片'],
    ],
  ] as const)('%s', (_, place, takenAt, usedBefore, said) => {
    const marks = photoMarks({ place: place && [...place], takenAt }, { place: gate, openedAt, usedBefore })
    expect(marks.map((mark) => photoMarkText(mark).zh)).toEqual(said)
  })

  it('say nothing of the distance where the issue has no place, nor of the time of a photo of the opening itself', () => {
    const photo = { place: north(900), takenAt: '2022-08-01T00:00:00Z' }
    expect(photoMarks(photo, { place: null, openedAt: null, usedBefore: false })).toEqual([])
  })

  it('are told in English too', () => {
    const marks = photoMarks(
      { place: north(450), takenAt: '2022-08-01T00:00:00Z' },
      { place: gate, openedAt, usedBefore: true },
    )
    expect(marks.map((mark) => photoMarkText(mark).en)).toEqual([
      'Taken 450 m from the point',
      'Taken before the issue was opened',
      'Used before',
    ])
  })
})

describe('the time of a file', () => {
  it.each([
    ['2022:09:14 10:11:12', undefined, '2022-09-14T02:11:12.000Z'],
    ['2022:09:14 10:11:12', '+09:00', '2022-09-14T01:11:12.000Z'],
    ['2022:09:14 10:11:12', 'Shanghai', '2022-09-14T02:11:12.000Z'],
    ['0000:00:00 00:00:00', undefined, null],
    ['yesterday', undefined, null],
    [undefined, undefined, null],
    [1_663_121_472, undefined, null],
  ])('%s %s', (dateTime, offset, instant) => {
    expect(exifInstant(dateTime, offset)).toBe(instant)
  })
})

it('the position of a file is in the world, and 0, 0 is none', () => {
  expect([
    exifPlace(111.14, 37.52),
    exifPlace(0, 0),
    exifPlace(181, 37),
    exifPlace(undefined, 37),
    exifPlace(Number.NaN, 1),
  ]).toEqual([[111.14, 37.52], null, null, null, null])
})

describe('the photos that an event names', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((digit) => digit.repeat(64)) as [string, string, string]

  it('are those of the fields that the table calls photos, and no other 64 digits', () => {
    const event = { name: 'fixOnSpot', form: { unitId: 'u', what: c, beforePhotos: [a], afterPhotos: [b, a] } }
    expect(photosIn('issue', event)).toEqual([
      { field: 'beforePhotos', id: a, side: 'before' },
      { field: 'afterPhotos', id: b, side: 'after' },
      { field: 'afterPhotos', id: a, side: 'after' },
    ])
    expect(photosIn('issue', { name: 'void', form: { reason: c, photos: [a] } })).toEqual([])
  })

  it('show how it was when the issue was opened or came back, and how it is afterwards', () => {
    const sides = actionNames
      .filter((name) => Object.values(actionRow(name).fields).some(({ kind }) => kind === 'photos'))
      .map((name) => `${name} ${photosIn('issue', { name, form: { photos: [a] } })[0]?.side ?? 'by field'}`)
    expect(sides).toEqual([
      'open before',
      'fixOnSpot by field',
      'reportUp after',
      'rectify after',
      'noteRecheck after',
      'passRecheck after',
      'failRecheck after',
      'relapse before',
      'supplement before',
    ])
  })

  it('of a point’s inspection may go by check item', () => {
    expect(
      photosIn('point', { name: 'inspect', form: { photos: { order: [a], signs: [b] } } }).map(({ id }) => id),
    ).toEqual([a, b])
    expect(photosIn('point', { name: 'inspect', form: { findings: { order: a } } })).toEqual([])
  })
})
