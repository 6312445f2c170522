/** Official boundaries take the place of the schematic ones: looked at on the map, with what changes hands, set, and taken back. */
import type { MultiPolygon, Polygon, Position } from 'geojson'
import { expect, test } from 'vitest'
import type { LngLat } from '../../domain/coordinates'
import { fromWgs84 } from '../../domain/datum'
import { packagedJson } from '../../server/packagedFile'
import { arrive, type Person, phone } from './browser'
import { onStage } from './stage'

const stage = onStage()
const path = '/?panel=administration'

type Scopes = {
  readonly features: readonly {
    readonly properties: { readonly name: { readonly zh: string } }
    readonly geometry: Polygon | MultiPolygon
  }[]
}
const scopes = packagedJson<Scopes>('geodata/scopes.geojson').features

/** The scopes as a surveyor's office might give them. */
const file = (move: (position: Position) => Position, count = scopes.length): Buffer =>
  Buffer.from(
    JSON.stringify({
      type: 'FeatureCollection',
      features: scopes.slice(0, count).map(({ properties, geometry }) => ({
        type: 'Feature',
        properties: { XZQMC: properties.name.zh },
        geometry: JSON.parse(JSON.stringify(geometry), (_, value) =>
          Array.isArray(value) && typeof value[0] === 'number' ? move(value) : value,
        ),
      })),
    }),
  )
const shifted = ([lng = 0, lat = 0]: Position): Position => [...fromWgs84([lng, lat] as LngLat, 'GCJ-02')]

const openPart = (who: Person) =>
  who.page.getByRole('radiogroup', { name: '管理' }).getByText('边界', { exact: true }).click()
const choose = (who: Person, name: string, buffer: Buffer) =>
  who.page
    .getByLabel('选择边界文件')
    .and(who.page.locator('input'))
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer })

test('a shifted file is found out; a moved scope is looked at, set, and the earlier version restored', async () => {
  const office = await arrive(stage.browser, stage.product, 'office', { path, isPainted: true })
  const { page } = office
  await openPart(office)
  await page.getByText('还没有更换过边界，现在用的是示意边界。').waitFor()
  await choose(office, '官方边界.geojson', file(shifted))
  await page.getByText(/^系统认定：按GCJ-02（高德、腾讯地图），\d+个点与已知界线相距约\d+米/).waitFor()
  await page.getByText('没有点位改变归属。').waitFor()
  await office.picture('boundaries-shifted')

  await choose(
    office,
    '凤山街道.geojson',
    file(([lng = 0, lat = 0]) => [lng, lat + 0.012], 1),
  )
  await page.getByText(/^\d+个点位改变归属$/).waitFor()
  await page.getByRole('list', { name: '叠加内容图例' }).getByText('现在的边界').waitFor()
  await page
    .getByText(/重叠\d/)
    .first()
    .waitFor()
  await office.picture('boundaries-moved')
  await office.button('启用新边界').click()
  await page.getByText('新边界已启用。').waitFor()
  await page.getByText('凤山街道.geojson').waitFor()
  await office.picture('boundaries-set')

  await office.button('恢复到这一版').last().click()
  await office.button('确认恢复').click()
  await page.getByText('恢复旧边界').waitFor()
  await office.leave()
})

test('by night and on the phone; what is wrong is named and cannot be set', async () => {
  const office = await arrive(stage.browser, stage.product, 'office', { path, viewport: phone, colorScheme: 'dark' })
  await openPart(office)
  const bowTie = {
    type: 'Feature',
    properties: { 名称: '凤山街道' },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [111.1, 37.5],
          [111.2, 37.6],
          [111.2, 37.5],
          [111.1, 37.6],
          [111.1, 37.5],
        ],
      ],
    },
  }
  await choose(office, '坏.geojson', Buffer.from(JSON.stringify(bowTie)))
  await office.page.getByText('边界自相交1处。请在地图软件中修正。').waitFor()
  expect(await office.button('启用新边界').isDisabled()).toBe(true)
  await office.picture('boundaries-phone')
  await choose(office, '不是地图.csv', Buffer.from('a,b\n1,2'))
  await office.page.getByRole('alert').getByText('这不是地图文件').waitFor()
  await office.leave()
})
