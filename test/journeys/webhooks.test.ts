/** The office connects another system of the city: the secret is shown once, a trial arrives, and what was refused is sent again. */
import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrive, type Person, phone } from './browser'
import { onStage } from './stage'

const stage = onStage([], { WEBHOOK_NETWORKS: '127.0.0.0/8' })

const received: { readonly type: string; readonly feature?: { readonly properties: { readonly what: string } } }[] = []
let status = 204
let receiver: HttpServer
let receiverUrl: string
beforeAll(async () => {
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      received.push(JSON.parse(Buffer.concat(chunks).toString()))
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  receiverUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/xuncheng?key=geheim`
})
afterAll(() => {
  receiver.closeAllConnections()
  receiver.close()
})

const form = ({ page }: Person, name: string | RegExp) => page.getByRole('form', { name })
const part = { path: '/?panel=administration&part=webhooks' }

test('a system is connected, tried, told of an issue’s step, and told again after it refused', async () => {
  const office = await arrive(stage.browser, stage.product, 'office', part)
  await office.page.getByText('还没有对接的系统').waitFor()
  await office.picture('webhooks-empty')
  await office.button('新增对接地址').click()
  const made = form(office, '新增对接地址')
  await made.getByLabel('对方系统').fill('市 12345 热线平台')
  await made.getByLabel('接收地址').fill('https://10.0.0.8/xuncheng')
  await made.getByRole('button', { name: '新增对接地址' }).click()
  await made.getByText('请填写 https 地址').waitFor()
  await office.picture('webhooks-form')
  await made.getByLabel('接收地址').fill(receiverUrl)
  await made.getByRole('button', { name: '新增对接地址' }).click()
  await office.button('我已记下').waitFor()
  expect(await office.page.locator('code').first().textContent()).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  await office.picture('webhooks-secret')
  await office.button('我已记下').click()
  await office.page.getByText(receiverUrl.split('?')[0] ?? '').waitFor()
  expect(await office.page.getByText('geheim').count()).toBe(0)

  await office.button('试发：市 12345 热线平台').click()
  await office.page.getByText('试发成功：应答 204').waitFor()
  expect(received.map(({ type }) => type)).toEqual(['ping'])

  status = 500
  const answer = await office.context.request.post('/trpc/issue.open', {
    data: {
      actionId: uuid(),
      issueId: uuid(),
      subject: { kind: 'unit', unitId: 'unit01', indicator: 'applicationMaterials' },
      form: { what: '申报材料缺少照片。', severity: 'ordinary', followingSquad: 1 },
    },
  })
  expect(answer.status(), await answer.text()).toBe(200)
  await expect.poll(() => received.length).toBe(2)
  await office.button('送达记录：市 12345 热线平台').click()
  await office.page.getByText('应答 500').waitFor()
  await office.picture('webhooks-deliveries')
  status = 204
  await office.button('重新发送').click()
  await office.page.getByText('已重新排队 1 条').waitFor()
  await expect.poll(() => received.length).toBe(3)
  expect(received[2]).toEqual(received[1])
  await office.page.getByText('已送达').first().waitFor()
  await office.leave()
})

test('the same list on a phone and in the dark, where it is removed', async () => {
  const office = await arrive(stage.browser, stage.product, 'office', {
    viewport: phone,
    colorScheme: 'dark',
    ...part,
  })
  await office.page.getByText('市 12345 热线平台').waitFor()
  await office.picture('webhooks-phone')
  expect(await office.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)
  await office.button('删除：市 12345 热线平台').click()
  await form(office, /^删除/).getByRole('button', { name: '删除' }).click()
  await office.page.getByText('还没有对接的系统').waitFor()
  await office.leave()
})
