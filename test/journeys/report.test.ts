/** The monthly report in the browser: squad 3's from draft to acceptance, a later correction shown, the city's signed; and its pages as paper. */
import { beforeAll, expect, test } from 'vitest'
import { converted, keepPictures, pagesOf, pageText } from '../office'
import { arrive, type Person, phone } from './browser'
import { onStage } from './stage'

const stage = onStage()
/** On which September's is due: a Sunday, which changes nothing. */
beforeAll(() => stage.product.restartAt(new Date('2022-09-25T10:00:00+08:00')))
const month = '2022-09'
const at = (id: string) => `/?panel=reports&open=report:${id}`

const press = async (
  person: Person,
  name: string,
  fill?: (form: ReturnType<Person['panel']['getByRole']>) => Promise<void>,
) => {
  await person.button(name).click()
  const form = person.page.getByRole('form', { name })
  await fill?.(form)
  await form.getByRole('button', { name, exact: true }).click()
  await form.waitFor({ state: 'detached' })
}

test('squad 3’s report from draft to accepted; what is recorded later stands beside the signed number', async () => {
  const member = await arrive(stage.browser, stage.product, 'member3', { path: at(`3:${month}`) })
  await member.button('按数据起草').click()
  const editor = member.panel.getByRole('form', { name: '修改正文' })
  await editor.getByRole('textbox', { name: '经验做法' }).fill('三个社区推行“楼长制”，本期发现【发现问题】件。')
  await member.picture('report-editor')
  await editor.getByRole('button', { name: '保存' }).click()
  await member.panel.getByText('起草中').first().waitFor()

  // The number in the text is a way to its rows.
  const practice = member.panel.getByRole('region', { name: '经验做法' })
  const found = Number(await practice.getByRole('button').textContent())
  await practice.getByRole('button').click()
  const rows = member.page.getByRole('dialog').getByRole('list', { name: '数据明细' }).getByRole('listitem')
  await rows.first().waitFor()
  expect(await rows.count()).toBe(found)
  await member.picture('report-rows')
  await member.leave()

  const captain = await arrive(stage.browser, stage.product, 'squad3', { path: at(`3:${month}`), viewport: phone })
  await press(captain, '报送')
  await captain.page.getByText('待接收').first().waitFor()
  await captain.picture('report-phone')
  await captain.leave()

  const leader = await arrive(stage.browser, stage.product, 'leader1', { path: '/?panel=desk' })
  await leader.page.getByRole('button', { name: /第三督导分队2022年9月督查报告.*待阅/ }).click()
  await press(leader, '阅', (form) => form.getByRole('textbox').fill('请关注超期问题。'))
  await leader.panel.getByText('请关注超期问题。').first().waitFor()
  await leader.leave()

  const office = await arrive(stage.browser, stage.product, 'office', { path: '/?panel=reports' })
  await office.page.getByRole('button', { name: /第三督导分队 · 2022年9月.*待接收/ }).click()
  await press(office, '接收')
  await office.panel.getByText('已接收').first().waitFor()
  await office.picture('report-accepted')

  const methods = office.panel.getByRole('region', { name: '督导方式开展情况' })
  const canvassed = methods.getByTitle(/“访”次数/)
  const signed = Number(((await canvassed.textContent()) ?? '').trim())
  const recorder = await arrive(stage.browser, stage.product, 'member3', { path: '/?panel=activities' })
  await recorder.page.getByRole('button', { name: '记一次活动' }).click()
  const form = recorder.page.getByRole('form', { name: '记一次活动' })
  await form.getByRole('radio', { name: '访 走访群众' }).press('Space')
  await form.getByRole('textbox', { name: '情况' }).fill('入户走访，补记。')
  await form.getByRole('button', { name: '记一次活动' }).click()
  await recorder.panel.getByText('走访群众').first().waitFor()
  await recorder.leave()

  await methods.getByText(`（现为${signed + 1}）`).waitFor()
  await office.picture('report-changed')
  await canvassed.click()
  await office.page.getByRole('dialog').getByText('签发后新增').waitFor()
  await office.picture('report-came')
  await office.leave()
})

test('the city’s: made of the six, signed by the commander, sent up', async () => {
  const office = await arrive(stage.browser, stage.product, 'office', { path: at(`city:${month}`) })
  await office.button('按数据起草').click()
  await office.panel.getByRole('form', { name: '修改正文' }).getByRole('button', { name: '保存' }).click()
  await office.panel.getByText('的报告尚未接收。').waitFor()
  await press(office, '报送')
  const commander = await arrive(stage.browser, stage.product, 'commander', { path: '/?panel=desk' })
  await commander.page.getByRole('button', { name: /全市2022年9月督查报告.*待签批/ }).click()
  await press(commander, '签批', (form) => form.getByRole('textbox').fill('同意上报。'))
  await commander.panel.getByText('已签批').first().waitFor()
  await commander.leave()
  await press(office, '上报')
  await office.panel.getByText('已上报').first().waitFor()
  await office.picture('report-city-sent-up')

  const [download] = await Promise.all([
    office.page.waitForEvent('download'),
    office.panel.getByRole('link', { name: '下载文档' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('全市2022年9月督查报告.docx')
  await office.leave()
})

test('squad 3’s August as paper: its pages are looked at', async () => {
  const office = await arrive(stage.browser, stage.product, 'office', { path: at('3:2022-08') })
  await office.panel.getByText('签发时1，现为2').first().waitFor()
  await office.picture('report-august')
  const response = await office.context.request.get(`${stage.product.url}/api/reports/3:2022-08.docx`)
  const { 'report.docx': pdf } = await converted({ 'report.docx': await response.body() }, 'pdf')
  if (pdf === undefined) throw new Error('nothing was converted')
  await keepPictures(pdf, 'report-page')
  const { count, sizeMm } = await pagesOf(pdf)
  expect(sizeMm).toBe('210 × 297')
  expect(count).toBeGreaterThan(2)
  const first = (await pageText(pdf, 1)).replaceAll(/\s/g, '')
  expect(first).toContain('第三督导分队2022年8月督查报告')
  expect(first).toContain('一、总体情况')
  expect(first).not.toMatch(/[{}【】]/)
  await office.leave()
})

test('by night, and on the phone', async () => {
  for (const [name, viewport, colorScheme] of [
    ['report-desk-dark', undefined, 'dark'],
    ['report-phone-light', phone, 'light'],
    ['report-phone-dark', phone, 'dark'],
  ] as const) {
    const office = await arrive(stage.browser, stage.product, 'office', {
      path: at('city:2022-08'),
      colorScheme,
      ...(viewport && { viewport }),
    })
    await office.page.getByRole('heading', { name: '全市2022年8月督查报告' }).waitFor()
    await office.page.getByRole('article', { name: '督查报告', exact: true }).waitFor()
    await office.picture(name)
    await office.leave()
  }
})
