/** Photos in a form and under the camera, apart from any screen. */
import { describe, expect, it } from 'vitest'
import { problemsOf, shownFields } from '../../client/forms/formState'
import { fieldValueOf } from '../../client/photos/fieldPhotos'
import { boxBetween, cropTo, fitWithin, mosaicOf } from '../../client/photos/framing'
import { altOf, ofSide, shownPhotos } from '../../client/photos/shownPhotos'
import { actions } from '../../domain/issueActions'
import { text } from '../../domain/text'

const kept = 'a'.repeat(64)

describe('a form with photos', () => {
  const shown = shownFields(actions.rectify.fields, {})
  const problem = (photos: readonly string[]) => problemsOf(shown, { what: '已清扫。', photos }).photos?.zh

  it('is held back while one is on its way, and when one did not get through', () => {
    expect(problem([kept])).toBeUndefined()
    expect(problem([])).toBeUndefined()
    expect(problem([kept, fieldValueOf('preparing', '2', null)])).toBe('照片正在上传，请稍候再提交。')
    expect(problem([fieldValueOf('sending', '1', null), kept])).toBe('照片正在上传，请稍候再提交。')
    expect(problem([fieldValueOf('sending', '1', null), fieldValueOf('failed', '2', null)])).toBe(
      '有照片没有传上去，请重试或移除。',
    )
    expect(problem([fieldValueOf('kept', '1', kept)])).toBeUndefined()
  })
})

describe('the measures of a picture', () => {
  it('its longer side is at most 2,000 px, and it is never made larger', () => {
    expect(fitWithin({ width: 4000, height: 3000 }, 2000)).toEqual({ width: 2000, height: 1500 })
    expect(fitWithin({ width: 3000, height: 4000 }, 2000)).toEqual({ width: 1500, height: 2000 })
    expect(fitWithin({ width: 640, height: 480 }, 2000)).toEqual({ width: 640, height: 480 })
    expect(fitWithin({ width: 9000, height: 1 }, 2000)).toEqual({ width: 2000, height: 1 })
  })

  it('a camera’s is cut in the middle to the shape of the one before', () => {
    expect(cropTo({ width: 1920, height: 1080 }, 4 / 3)).toEqual({ x: 240, y: 0, width: 1440, height: 1080 })
    expect(cropTo({ width: 1080, height: 1920 }, 4 / 3)).toEqual({ x: 0, y: 555, width: 1080, height: 810 })
    expect(cropTo({ width: 800, height: 600 }, 4 / 3)).toEqual({ x: 0, y: 0, width: 800, height: 600 })
  })

  it('a box is drawn from any corner, ends at the edge, and is none where it was only a touch', () => {
    const picture = { width: 2000, height: 1500 }
    expect(boxBetween({ x: 300, y: 400 }, { x: 100, y: 200 }, picture)).toEqual({
      x: 100,
      y: 200,
      width: 200,
      height: 200,
    })
    expect(boxBetween({ x: 1900, y: 1400 }, { x: 2400, y: 1800 }, picture)).toEqual({
      x: 1900,
      y: 1400,
      width: 100,
      height: 100,
    })
    expect(boxBetween({ x: 100, y: 100 }, { x: 103, y: 180 }, picture)).toBeNull()
  })

  it('what is blurred keeps five squares along its longer side, whatever its size', () => {
    expect(mosaicOf({ width: 400, height: 100 })).toEqual({ width: 5, height: 1 })
    expect(mosaicOf({ width: 900, height: 1200 })).toEqual({ width: 4, height: 5 })
    expect(mosaicOf({ width: 8, height: 300 })).toEqual({ width: 1, height: 5 })
  })
})

describe('the photos of a history', () => {
  const by = {
    accountId: 'a',
    postId: 'p',
    name: '第一督导分队队长',
    duty: { role: 'squad', squad: 1, position: 'captain' },
  }
  const entry = (position: number, name: string, form: object) =>
    ({ of: 'issue', issueId: 'i', position, event: { name, form, at: '2022-09-01T02:00:00Z', by } }) as never
  const photo = (id: string, takenAt: string | null, marks: object = {}) => ({
    id,
    widthPx: 960,
    heightPx: 720,
    takenAt,
    place: null,
    marks,
  })
  const names = { unit: (id: string) => text(id, id), squad: () => text('第一督导分队', 'Squad 1') }

  it('stand by side, with the marks of the event that names them, and are told in words', () => {
    const [a, b] = ['a', 'b'].map((digit) => digit.repeat(64)) as [string, string]
    const shown = shownPhotos(
      [entry(4, 'open', { photos: [a] }), entry(9, 'rectify', { photos: [b, a] })],
      { [a]: photo(a, '2022-08-31T02:05:00Z', { 9: [{ kind: 'usedBefore' }] }), [b]: photo(b, null) } as never,
      names,
    )
    expect(shown.map(({ id, side, marks }) => [id[0], side, marks.map(({ kind }) => kind)])).toEqual([
      ['a', 'before', []],
      ['b', 'after', []],
      ['a', 'after', ['usedBefore']],
    ])
    expect(new Set(shown.map(({ key }) => key)).size).toBe(3)
    expect(ofSide(shown, 'before').map((one) => altOf(one).zh)).toEqual([
      '整改前照片，8月31日 10:05拍摄，第一督导分队队长',
    ])
    expect(ofSide(shown, 'after').map((one) => altOf(one).en)[0]).toBe('Photo after. Time unknown. Captain, Squad 1')
  })

  it('leave out one whose facts are not there', () => {
    expect(shownPhotos([entry(4, 'open', { photos: [kept] })], {}, names)).toEqual([])
  })
})
