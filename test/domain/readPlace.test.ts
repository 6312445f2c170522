/** A place typed into one line, in whichever datum: brought to WGS-84, or why it is none. */
import { describe, expect, it } from 'vitest'
import { distanceMetres, type LngLat } from '../../domain/coordinates'
import { fromWgs84 } from '../../domain/datum'
import { readPlaceText } from '../../domain/importing/readPlace'

const place: LngLat = [111.1274, 37.524]
const centralMeridian = 111
const gcj = fromWgs84(place, 'GCJ-02')
const bd = fromWgs84(place, 'BD-09')

describe('a place in one line', () => {
  it.each<[string, string, Parameters<typeof readPlaceText>[1]['datum']]>([
    ['decimals', '111.1274, 37.5240', 'WGS-84'],
    ['full width, the wrong way round', '37.5240，１１１.1274', 'WGS-84'],
    ['degrees, minutes and seconds', '111°7′38.64″ 37°31′26.4″', 'WGS-84'],
    ['as Amap has it', `${gcj[0]}, ${gcj[1]}`, 'GCJ-02'],
    ['as Baidu has it', `${bd[0]} ${bd[1]}`, 'BD-09'],
  ])('%s', (_, said, datum) => {
    const read = readPlaceText(said, { datum, centralMeridian })
    expect('position' in read && distanceMetres(read.position, place)).toBeLessThan(1)
  })
  it('metres of a projection', () => {
    const read = readPlaceText('4154660, 37511260', { datum: 'WGS-84', centralMeridian })
    expect('position' in read && distanceMetres(read.position, place)).toBeLessThan(1_000)
  })
  it.each([
    ['', '没有坐标。请填写经度和纬度。'],
    ['在路口', '坐标“在路口”读不懂。请写成 111.1274 或 111°7′38.7″。'],
    ['2.35, 48.85', '坐标“2.35, 48.85”不在国内。请核对。'],
  ])('not “%s”', (said, reason) => {
    expect(readPlaceText(said, { datum: 'WGS-84', centralMeridian })).toMatchObject({ reason: { zh: reason } })
  })
})
