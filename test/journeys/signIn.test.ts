/** Sign-in as a person meets it, the two languages, and the way out. */
import { expect, test } from 'vitest'
import { samplePassword } from '../sampleTemplate'
import { arrive } from './browser'
import { onStage } from './stage'

const stage = onStage()

const chinese = /[\u4e00-\u9fff]/

test('a wrong password is told in a sentence; the right one leads to where the link pointed; signing out leads back', async () => {
  const context = await stage.browser.newContext({ baseURL: stage.product.url, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto('/?panel=points&scope=binhe')
  await page.getByLabel('用户名').fill('squad2')
  await page.getByLabel('密码', { exact: true }).fill('not the password')
  await page.screenshot({ path: 'test/artifacts/sign-in.png' })
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('alert').getByText('用户名或密码').waitFor()
  await page.getByLabel('密码', { exact: true }).fill(samplePassword)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '个人：第二督导分队队长' }).waitFor({ timeout: 30_000 })
  expect(new URL(page.url()).search).toContain('scope=binhe')
  await page.getByRole('button', { name: '个人：第二督导分队队长' }).click()
  await page.getByRole('menuitem', { name: '退出' }).click()
  await page.getByLabel('用户名').waitFor()
  await context.close()
})

test('English by a switch: no Chinese is left in what the product itself says', async () => {
  const office = await arrive(stage.browser, stage.product, 'office', { isPainted: true })
  await office.page.getByRole('button', { name: '切换到英文' }).click()
  await office.page.getByRole('navigation').getByRole('button', { name: 'Points' }).waitFor()
  await office.mapIsIdle()
  const said = [
    ...(await office.page.getByRole('navigation').allTextContents()),
    ...(await office.page.getByRole('region', { name: 'Legend' }).allTextContents()),
  ]
  expect(said.filter((words) => chinese.test(words))).toEqual([])
  expect(await office.page.locator('html').getAttribute('lang')).toBe('en')
  await office.picture('map-english')
  await office.page.reload()
  await office.page.getByRole('navigation').getByRole('button', { name: 'Points' }).waitFor()
  await office.leave()
})
