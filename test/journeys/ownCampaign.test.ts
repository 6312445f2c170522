/** A campaign of one's own, from SAMPLE=0: the plan is pasted, rosters are taken, a contact's number is shown once, and the log has it. */
import { readFileSync } from 'node:fs'
import { bbox } from '@turf/turf'
import { sql } from 'drizzle-orm'
import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { Browser } from 'playwright-core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LngLat } from '../../domain/coordinates'
import { fromWgs84 } from '../../domain/datum'
import { scopesAt } from '../../domain/scope'
import { packagedJson } from '../../server/packagedFile'
import { planText } from '../planText'
import { samplePassword } from '../sampleTemplate'
import { csvOf, sheetXml, xlsxOf } from '../sheets'
import { violationsOn } from './axe'
import { arrive, launchBrowser, type Person, phone } from './browser'
import { startEmptyProduct } from './startProduct'

const number = ['139', '0358', '4321'].join('')
const captainNumber = ['137', '0358', '8765'].join('')

let product: Awaited<ReturnType<typeof startEmptyProduct>>
let browser: Browser
beforeAll(async () => {
  product = await startEmptyProduct(samplePassword)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

const tab = ({ page }: Person, name: string) =>
  page.getByRole('radiogroup', { name: '管理' }).getByText(name, { exact: true }).click()
const roster = ({ page }: Person, name: string) =>
  page.getByRole('radiogroup', { name: '名册' }).getByText(name, { exact: true }).click()
const chooseFile = ({ page }: Person, name: string, content: Uint8Array | string) =>
  page
    .getByLabel('选择名册文件')
    .and(page.locator('input'))
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })
const step = ({ page }: Person, name: string) =>
  page.getByRole('list', { name: '开始' }).getByRole('listitem').filter({ hasText: name })

test('from an empty campaign to units, contacts and accounts', async () => {
  const office = await arrive(browser, product, 'office')
  const { page } = office
  // Nobody has to look for the beginning.
  await page.getByText('按顺序做完下面几步').waitFor()
  expect(await step(office, '粘贴方案').getByLabel('未完成').count()).toBe(1)
  await office.picture('own-campaign-start')
  expect(await violationsOn(page)).toEqual([])
  await office.button('打开：粘贴方案').click()

  await page.getByLabel('方案第二部分').and(page.locator('textarea')).fill('各单位：请遵照执行。')
  await office.button('读取并比对').click()
  await page.getByRole('alert').getByText('请粘贴方案第二部分').waitFor()
  const told = planText.replaceAll('（姓名略）', '王某某').replaceAll('（电话略）', captainNumber)
  await page.getByLabel('方案第二部分').and(page.locator('textarea')).fill(told)
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await office.button('读取并比对').click()
  await page.getByText('读到 2 个督导组、6 个督导分队、12 个督导范围、64 个督导单位。').waitFor()
  await page.getByText('新增 82').waitFor()
  await office.picture('own-campaign-plan')
  expect(await violationsOn(page)).toEqual([])
  await office.button('确认导入').click()
  await page.getByText('方案已导入。').waitFor()
  expect(sent.join('\n')).toContain('plan.take')
  expect(sent.join('\n')).not.toMatch(new RegExp(`王某某|${captainNumber}`))

  await tab(office, '单位')
  await page.getByText('共 64 个单位').waitFor()

  await tab(office, '名册')
  await chooseFile(
    office,
    '单位.xlsx',
    xlsxOf(
      sheetXml([
        ['单位名录'],
        ['单位名称', '简称', '上级单位', '督导分队'],
        ['市财政局', '市财局', '', ''],
        ['离石区财政局', '', '市财政局', ''],
        ['市教育居', '', '', ''],
        ['市气象局', '', '', '第九督导分队'],
      ]),
    ),
  )
  await page.getByText('是不是“市教育局”').waitFor()
  await office.picture('own-campaign-roster-asked')
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('combobox', { name: '是哪个单位：离石区财政局' }).click()
  await page.getByRole('option', { name: '是另一个单位，新建' }).click()
  await page.getByRole('combobox', { name: '是哪个单位：市教育居' }).click()
  await page.getByRole('option', { name: '就是“市教育局”（写法有误）' }).click()
  await page.getByText('不能采用的行不导入').waitFor()
  await office.button('导入 2 行').click()
  await page.getByText('已导入 2 行。').waitFor()

  await roster(office, '联系人')
  await page
    .getByLabel('或者从表格中复制后粘贴到这里')
    .fill(
      ['单位\t姓名\t职务\t联系电话', `市财局\t欧阳某\t办公室主任\t${number}`, `市公安居\t某某\t科员\t${number}`].join(
        '\n',
      ),
    )
  await office.button('核对粘贴的内容').click()
  await page.getByText('没有单位“市公安居”。是不是“市公安局”').waitFor()
  await office.button('导入 1 行').click()
  await page.getByText('已导入 1 行。').waitFor()

  await roster(office, '账号')
  await chooseFile(
    office,
    '账号.csv',
    csvOf([
      ['姓名', '用户名', '岗位', '单位', '督导分队', '职务'],
      ['财政局经办人', 'caizheng', '', '市财政局', '', '经办人'],
      ['第一督导分队队长', 'dui1', '督导分队', '', '一分队', '队长'],
      ['第二督导分队成员', 'dui2', '督导分队', '', '2', ''],
    ]),
  )
  await office.button('导入 3 行').click()
  await page.getByText('新建了 3 个账号').waitFor()
  await office.picture('own-campaign-passwords')
  expect(await violationsOn(page)).toEqual([])
  const [download] = await Promise.all([page.waitForEvent('download'), office.button('下载名单').click()])
  const passwords = new Map(
    readFileSync(await download.path(), 'utf8')
      .split('\r\n')
      .slice(1)
      .filter(Boolean)
      .map((line): [string, string] => {
        const [, username = '', password = ''] = line.split(',')
        return [username, password]
      }),
  )
  expect([...passwords.keys()]).toEqual(['caizheng', 'dui1', 'dui2'])
  await office.button('我已保存').click()
  await office.page.goto('/?panel=administration')
  await step(office, '账号').getByLabel('已完成').waitFor()
  expect(await step(office, '点位表').getByLabel('未完成').count()).toBe(1)
  await office.picture('own-campaign-steps')

  // The squad of the unit sees its contact, on the phone and by night; another squad sees none.
  const signedIn = async (username: string, options: Parameters<Browser['newContext']>[0]) => {
    const context = await browser.newContext({ baseURL: product.url, locale: 'zh-CN', ...options })
    const done = await context.request.post('/api/auth/sign-in/username', {
      data: { username, password: passwords.get(username) },
      headers: { origin: product.url },
    })
    expect(done.ok()).toBe(true)
    return context.newPage()
  }
  const captain = await signedIn('dui1', { viewport: phone, colorScheme: 'dark', hasTouch: true })
  await captain.goto('/?open=unit:unit03')
  await captain.getByText('139****4321').waitFor()
  expect(await captain.getByText(number).count()).toBe(0)
  await captain.getByRole('button', { name: '显示电话：办公室主任 欧阳某' }).click()
  await captain.getByText(number).waitFor()
  expect(await violationsOn(captain)).toEqual([])
  await captain.screenshot({ path: 'test/artifacts/own-campaign-contact-phone-dark.png' })
  await captain.goto('/?panel=desk')
  await captain.goto('/?open=unit:unit03')
  await captain.getByText('139****4321').waitFor()
  const other = await signedIn('dui2', {})
  await other.goto('/?open=unit:unit03')
  await other.getByRole('heading', { name: '市财政局' }).waitFor()
  await other.getByText('没有未办结的问题。').waitFor()
  expect(await other.getByText('欧阳某').count()).toBe(0)

  await office.goTo('/?panel=audit')
  await page.getByRole('row', { name: /查看联系电话/ }).waitFor()
  await page.getByRole('row', { name: /查看联系电话/ }).click()
  await page.getByText('市财政局 · 办公室主任').first().waitFor()
  await office.picture('own-campaign-audit')
  expect(await page.getByText(number).count()).toBe(0)
  await Promise.all([captain, other].map((each) => each.context().close()))
  await office.leave()
})

test('the office changes and removes a contact; by night on the phone the rosters are within reach', async () => {
  const office = await arrive(browser, product, 'office', { path: '/?open=unit:unit03' })
  await office.button('修改联系人：办公室主任 欧阳某').click()
  const form = office.page.getByRole('form', { name: '修改联系人' })
  await form.getByLabel('新电话').fill('见通讯录')
  await form.getByRole('button', { name: '保存' }).click()
  await form.getByRole('alert').getByText('电话读不懂').waitFor()
  await office.picture('own-campaign-contact-form')
  await form.getByLabel('新电话').fill('0358-8221234')
  await form.getByRole('button', { name: '保存' }).click()
  await office.page.getByText('035****1234').waitFor()
  await office.button('修改联系人：办公室主任 欧阳某').click()
  await form.getByRole('button', { name: '删除' }).click()
  await form.getByRole('alert').getByText('不能恢复').waitFor()
  await form.getByRole('button', { name: '确认删除' }).click()
  await office.page.getByText('还没有联系人。').waitFor()
  await office.leave()

  // Where the database fails under a contact, the server says so in its log, and nothing of the person.
  const again = await arrive(browser, product, 'office')
  await product.database.db.execute(sql`alter table contacts rename to contacts_away`)
  const person = { name: '欧阳某', title: '办公室主任', phone: number }
  const failed = await again.context.request.post('/trpc/contact.add', {
    data: { actionId: uuidv7(), id: uuidv7(), unitId: 'unit03', form: person },
    headers: { origin: product.url },
  })
  expect(failed.status()).toBe(500)
  await product.database.db.execute(sql`alter table contacts_away rename to contacts`)
  await expect.poll(product.log).toContain('"procedure":"contact.add"')
  expect(product.log()).not.toMatch(new RegExp(`${number}|${captainNumber}|欧阳某`))
  await again.leave()

  const night = await arrive(browser, product, 'office', {
    ...{ path: '/?panel=administration&part=rosters', viewport: phone, colorScheme: 'dark' },
  })
  await night.page.getByText('从表格中复制后粘贴').waitFor()
  await night.picture('own-campaign-rosters-phone')
  await night.goTo('/?panel=administration&part=plan')
  await night.page.getByText('把方案第二部分').waitFor()
  await night.picture('own-campaign-plan-phone')
  await night.leave()
})

type Scopes = {
  readonly features: readonly {
    readonly properties: { readonly name: { readonly zh: string } }
    readonly geometry: Polygon | MultiPolygon
  }[]
}
const kinds = packagedJson<{ readonly kinds: readonly { readonly zh: string }[] }>(
  'geodata/sample/point_kinds.json',
).kinds
const scopes = packagedJson<Scopes>('geodata/scopes.geojson').features
const shifted = ([lng = 0, lat = 0]: Position): LngLat => fromWgs84([lng, lat], 'GCJ-02')

/** A thousand points within the scopes, as somebody who uses AMap has written them down. */
const thousandPoints = (): string[][] => {
  const rows: string[][] = []
  for (let at = 0; rows.length < 1_000; at += 1) {
    const { geometry, properties } = scopes[at % scopes.length] as Scopes['features'][number]
    const [west, south, east, north] = bbox(geometry)
    // Two numbers that fill a square evenly, and no chance.
    const position: LngLat = [
      west + (east - west) * ((at * 0.7548776662) % 1),
      south + (north - south) * ((at * 0.5698402909) % 1),
    ]
    if (scopesAt(position, [{ geometry }]).length === 0) continue
    const [lng, lat] = shifted([...position])
    rows.push([
      `点位${rows.length + 1}`,
      kinds[at % kinds.length]?.zh ?? '',
      `${lng.toFixed(6)},${lat.toFixed(6)}`,
      at % 2 === 0 ? '市财局' : '市教育局、市公安局',
      at % 2 === 0 ? '' : '市公安局',
      properties.name.zh,
      '是',
    ])
  }
  return rows
}

test('own boundaries and a thousand points from a GCJ-02 sheet, and the campaign runs', async () => {
  const office = await arrive(browser, product, 'office', { path: '/?panel=administration' })
  const { page } = office
  await tab(office, '边界')
  const boundaries = {
    type: 'FeatureCollection',
    features: scopes.map(({ properties, geometry }) => ({
      type: 'Feature',
      properties: { 名称: properties.name.zh },
      geometry: JSON.parse(JSON.stringify(geometry), (_, value) =>
        Array.isArray(value) && typeof value[0] === 'number' ? shifted(value) : value,
      ),
    })),
  }
  await page
    .getByLabel('选择边界文件')
    .and(page.locator('input'))
    .setInputFiles({
      name: '官方边界.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(boundaries)),
    })
  await page.getByText(/^系统认定：按GCJ-02（高德、腾讯地图）/).waitFor()
  await office.button('启用新边界').click()
  await page.getByText('新边界已启用。').waitFor()

  await tab(office, '点位')
  const header = ['点位名称', '点位类型', '高德坐标', '责任单位', '牵头单位', '所属街道', '是否市区']
  await page
    .getByLabel('选择点位表')
    .and(page.locator('input'))
    .setInputFiles({
      name: '点位.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(xlsxOf(sheetXml([['全市点位表'], header, ...thousandPoints()]))),
    })
  await page.getByText(/^系统认定：\d+个写明街道的点位中，按此换算有\d+个落在所写的街道内/).waitFor()
  await office.button('导入：新点位1000个').click()
  await page.getByText('已经导入，地图上马上看得到。').waitFor()
  await office.picture('own-campaign-points')
  await office.goTo('/')
  await page.getByText('1000个点位').waitFor()
  // Nothing is schematic any more, and nothing says so.
  expect(await page.getByText('示意边界').count()).toBe(0)
  await office.picture('own-campaign-runs')

  // Anyone entitled clicks a point and assigns an issue; here the office, of the first there is.
  await office.goTo('/?point=1')
  await page.getByRole('heading', { name: '点位1', exact: true }).waitFor()
  await office.button('立案').first().waitFor()
  await office.leave()
})
