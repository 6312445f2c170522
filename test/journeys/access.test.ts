/** Access from other software: a token made, used, seen and revoked, on the desk and on the phone. */
import { expect, test } from 'vitest'
import { arrive, type Person, phone } from './browser'
import { onStage } from './stage'

const stage = onStage()

const statusWith = async (token: string, path = '/ogc/collections/issues/items') =>
  (await fetch(stage.product.url + path, { headers: { authorization: `Bearer ${token}` } })).status
const form = ({ page }: Person, name: string | RegExp) => page.getByRole('form', { name })

test('a captain makes a token, which is shown once, opens the issues to a program, and is revoked', async () => {
  const captain = await arrive(stage.browser, stage.product, 'squad2')
  await captain.page.getByRole('button', { name: '个人：第二督导分队队长' }).click()
  await captain.page.getByRole('menuitem', { name: '外部软件访问' }).click()
  await captain.panel.getByText('还没有访问令牌').waitFor()
  expect(new URL(captain.page.url()).search).toContain('open=access')
  expect(await captain.panel.locator('code').allTextContents()).toEqual([
    `${stage.product.url}/ogc`,
    `${stage.product.url}/tiles`,
  ])
  await captain.picture('access-empty')
  await captain.button('生成访问令牌').click()
  const made = form(captain, '生成访问令牌')
  await made.getByRole('button', { name: '生成访问令牌' }).click()
  await made.getByText('请').first().waitFor()
  await made.getByLabel('用于哪里').fill('分队电脑的 QGIS')
  await captain.picture('access-form')
  await made.getByRole('button', { name: '生成访问令牌' }).click()
  await captain.button('我已记下').waitFor()
  const token = (await captain.panel.locator('code').textContent()) ?? ''
  expect(token).toMatch(/^xuncheng_[\w-]{43}$/)
  await captain.picture('access-token')
  expect([await statusWith(token), await statusWith(token, '/tiles/13/6625/3173')]).toEqual([200, 200])
  await captain.button('我已记下').click()
  await captain.panel.getByText('分队电脑的 QGIS').waitFor()
  expect(await captain.page.getByText(token).count()).toBe(0)

  // The office finds it on the person's page.
  const office = await arrive(stage.browser, stage.product, 'office', { path: '/?panel=administration' })
  await office.page.getByPlaceholder('姓名、用户名或岗位').fill('squad2')
  await office.page
    .getByRole('row', { name: /第二督导分队队长/ })
    .first()
    .click()
  await office.page.getByRole('list', { name: '访问令牌' }).getByText('分队电脑的 QGIS').waitFor()
  await office.picture('access-office')
  await office.button('吊销：分队电脑的 QGIS').click()
  await form(office, /^吊销/).getByRole('button', { name: '吊销' }).click()
  await office.page.getByText('已吊销').waitFor()
  expect(await statusWith(token)).toBe(401)
  await office.leave()
  await captain.leave()
})

test('the same on a phone, in the dark and in English', async () => {
  const unit = await arrive(stage.browser, stage.product, 'unit05', {
    viewport: phone,
    colorScheme: 'dark',
    path: '/?panel=campaign',
  })
  await unit.button('切换到英文').click()
  await unit.button('Access from other software').click()
  await unit.button('Make an access token').click()
  const made = form(unit, 'Make an access token')
  await made.getByLabel('What it is for').fill('手机地图')
  await made.getByRole('button', { name: 'Make an access token' }).click()
  await unit.button('I have noted it').waitFor()
  await unit.picture('access-phone-token')
  const width = await unit.page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(phone.width)
  await unit.button('I have noted it').click()
  await unit.button('Revoke：手机地图').waitFor()
  await unit.picture('access-phone-list')
  await unit.button('Revoke：手机地图').click()
  await form(unit, /^Revoke/)
    .getByRole('button', { name: 'Revoke' })
    .click()
  await unit.page.getByText('Revoked').waitFor()
  await unit.leave()
})
