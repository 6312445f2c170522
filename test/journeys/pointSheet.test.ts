/** The office checks a sheet of points: in GCJ-02, with mistakes in it, on a desk and by night. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { LngLat } from '../../domain/coordinates'
import { fromWgs84 } from '../../domain/datum'
import { packagedRows } from '../../server/packagedFile'
import { csvOf, sheetXml, xlsxOf } from '../sheets'
import { arrive, type Person, phone } from './browser'
import { onStage } from './stage'

const stage = onStage()
const path = '/?panel=administration'
const header = ['点位编号', '点位名称', '类型', '经度', '纬度', '地址', '市区', '责任单位', '牵头单位']

/** The sample's first points as another map's software would give them. */
const sheet = (count: number): string[][] =>
  packagedRows('geodata/sample/points.csv')
    .slice(0, count)
    .map((row) => {
      const [lng, lat] = fromWgs84([Number(row.lng), Number(row.lat)] as LngLat, 'GCJ-02')
      const {
        code = '',
        name = '',
        kind = '',
        address = '',
        urban,
        responsible_units: units = '',
        lead_unit: lead = '',
      } = row
      return [code, name, kind, lng.toFixed(6), lat.toFixed(6), address, urban === '1' ? '是' : '否', units, lead]
    })

const openPart = async (who: Person) => {
  await who.page.getByRole('radiogroup', { name: '管理' }).getByText('点位', { exact: true }).click()
  await who.page.getByText('核对不改动任何数据').waitFor()
}
const choose = (who: Person, name: string, content: Uint8Array | string) =>
  who.page
    .getByLabel('选择点位表')
    .and(who.page.locator('input'))
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })
const outcome = ({ page }: Person, name: string) =>
  page.getByRole('radiogroup', { name: '核对结果' }).getByText(name, { exact: true })

test('a sheet in GCJ-02 is found out, its mistakes are named row by row and taken away with their reasons', async () => {
  const office = await arrive(stage.browser, stage.product, 'office', { path })
  const { page } = office
  await openPart(office)
  await office.picture('point-sheet-empty')
  const rows = sheet(60)
  const mistaken = rows
    .with(3, (rows[3] ?? []).with(7, '凤山街道办'))
    .with(5, (rows[5] ?? []).with(1, '改了名字的点位'))
    .with(7, (rows[7] ?? []).with(4, '111.5'))
  const fresh = ['', '新建的集贸市场', rows[0]?.[2] ?? '', '111.1331', '37.5302', '', '是', rows[0]?.[7] ?? '', '']
  await choose(office, '点位表.xlsx', xlsxOf(sheetXml([['2022年点位表'], header, ...mistaken, fresh])))

  await page.getByText('点位表.xlsx · 表头在第2行').waitFor()
  await page.getByText(/系统认定：\d+个同名点位按此换算后相距约0米，按其他坐标系至少相距\d{3}米。/).waitFor()
  expect(await page.getByRole('combobox', { name: '坐标系' }).inputValue()).toBe('GCJ-02（高德、腾讯地图）')
  for (const name of ['不能采用 2', '有变化 1', '新点位 1', '无变化 57']) await outcome(office, name).waitFor()
  const refused = page.getByRole('list', { name: '不能采用' }).getByRole('listitem')
  expect(await refused.allTextContents()).toEqual([
    expect.stringMatching(/^第6行.*没有单位“凤山街道办”。是不是“凤山街道办事处”？请改成系统中的名称。$/),
    expect.stringMatching(/^第10行.*不在国内。请核对。$/),
  ])
  await office.picture('point-sheet-refused')
  const [download] = await Promise.all([page.waitForEvent('download'), office.button('下载不能采用的行').click()])
  expect(download.suggestedFilename()).toBe('点位表-不能采用的行.csv')
  const saved = readFileSync(await download.path(), 'utf8').split('\r\n')
  expect(saved[0]).toBe(`\uFEFF${[...header, '原因'].join(',')}`)
  expect(saved[1]).toContain('是不是“凤山街道办事处”？')
  expect(saved.length).toBe(4)

  await outcome(office, '有变化 1').click()
  await page.getByText('改了名字的点位').first().waitFor()
  await office.page
    .getByRole('listitem')
    .filter({ hasText: '改了名字的点位' })
    .getByRole('button', { name: '查看点位' })
    .click()
  await page.getByRole('heading', { name: rows[5]?.[1] ?? '' }).waitFor()
  await office.picture('point-sheet-changed')

  // Taken for what it is not, every point has moved by half a kilometre.
  await page.getByRole('combobox', { name: '坐标系' }).click()
  await page.getByRole('option', { name: 'WGS-84 / CGCS2000' }).click()
  await outcome(office, '有变化 58').waitFor()
  await page
    .getByText(/（移动5\d\d米）/)
    .first()
    .waitFor()
  await office.leave()
})

test('by night and on the phone; a file that is none is refused in words, and another can be chosen', async () => {
  const office = await arrive(stage.browser, stage.product, 'office', { path, viewport: phone, colorScheme: 'dark' })
  await openPart(office)
  await choose(office, '旧.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]))
  await office.page.getByRole('alert').getByText('请另存为 .xlsx').waitFor()
  await choose(office, '点位.csv', csvOf([header, ...sheet(12)]))
  await outcome(office, '无变化 12').waitFor()
  expect(await office.page.getByRole('alert').count()).toBe(0)
  await office.picture('point-sheet-phone')
  await office.leave()
})

test('a sheet is looked at on the map, taken in, seen by others at once, and taken back', async () => {
  const office = await arrive(stage.browser, stage.product, 'office', { path, isPainted: true })
  const { page } = office
  const squad = await arrive(stage.browser, stage.product, 'squad1', { path: '/?panel=points' })
  await openPart(office)
  const rows = sheet(40)
  const kind = rows[0]?.[2] ?? ''
  const unit = rows[0]?.[7] ?? ''
  const [lng, lat] = fromWgs84([111.1331, 37.5302] as LngLat, 'GCJ-02')
  const fresh = ['', '东关新集贸市场', kind, lng.toFixed(6), lat.toFixed(6), '', '是', unit, '']
  const moved = (rows[5] ?? []).with(4, String(Number(rows[5]?.[4]) + 0.006))
  const wrong = (rows[7] ?? []).with(7, '没有的单位')
  await choose(office, '九月点位.xlsx', xlsxOf(sheetXml([header, ...rows.with(5, moved).with(7, wrong), fresh])))
  const legend = page.getByRole('list', { name: '叠加内容图例' })
  await legend.getByText('新点位').waitFor()
  expect(await legend.getByRole('listitem').allTextContents()).toEqual(['新点位', '有变化', '现在的位置'])
  await office.picture('point-sheet-on-map')
  await page.getByRole('combobox', { name: '地图上显示' }).click()
  await page.getByRole('option', { name: '与WGS-84 / CGCS2000对照' }).click()
  await legend.getByText('WGS-84 / CGCS2000').waitFor()
  await office.picture('point-sheet-two-datums')

  const takeIn = page.getByRole('button', { name: '导入：新点位1个、有变化1个' })
  expect(await takeIn.isDisabled()).toBe(true)
  await page.getByLabel('不导入不能采用的1行').check()
  await takeIn.click()
  await page.getByText('已经导入，地图上马上看得到。').waitFor()
  await outcome(office, '无变化 40').waitFor()
  await office.picture('point-sheet-taken-in')
  await squad.page.getByPlaceholder('点位名称或编号').fill('东关新集贸')
  await squad.page.getByText('东关新集贸市场').first().waitFor()

  await page.getByRole('button', { name: '撤销这次改动' }).click()
  await page.getByText('撤销后：撤去新增的点位1个、恢复原样的点位1个。').waitFor()
  await page.getByRole('button', { name: '确认撤销' }).click()
  await page.getByText('已撤销').waitFor()
  await outcome(office, '新点位 1').waitFor()
  await office.picture('point-sheet-taken-back')
  await squad.leave()
  await office.leave()
})
