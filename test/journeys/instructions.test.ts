/** An instruction in the browser: written at a point, on top of both desks, turned into a joint inspection, answered, accepted, printed. */
import { eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { points } from '../../server/db/schema'
import { arrive, phone } from './browser'
import { onStage } from './stage'

const stage = onStage()
let pointId: number
beforeAll(async () => {
  const [point] = await stage.product.database.db.select().from(points).where(eq(points.code, 'D0021'))
  pointId = point?.id ?? 0
})
/** Each page of a PDF. */
const pages = /\/Type\s*\/Page\b/g
const newPage = (who: string) => arrive(stage.browser, stage.product, who, { path: '/?panel=instructions' })
const text = '凤山公园夜间照明不足，请两个分队联合督导，月底前解决。'

test('the commander writes one on a point, the office orders a joint inspection from it and answers, the commander accepts', async () => {
  const commander = await arrive(stage.browser, stage.product, 'commander', { path: `/?panel=desk&point=${pointId}` })
  await commander.panel.getByRole('button', { name: '写批示' }).click()
  const form = commander.panel.getByRole('form', { name: '写批示' })
  await form.getByRole('button', { name: '写批示' }).click()
  await form.getByText('请填写“批示内容”').waitFor()
  await form.getByRole('textbox', { name: '批示内容' }).fill(text)
  await form.getByLabel('答复期限').fill('2022-09-14')
  await form.getByRole('button', { name: '写批示' }).click()
  await form.getByText('答复期限早于今天，请改为今天或以后。').waitFor()
  await commander.picture('instructions-refused')
  await form.getByLabel('答复期限').fill('2022-09-20')
  await form.getByRole('button', { name: '写批示' }).click()
  await commander.panel.getByRole('region', { name: '批示' }).getByRole('button', { name: text }).waitFor()
  await commander.picture('instructions-point')
  const onDesk = (person: typeof commander) => person.page.locator('[data-section="instructions"]')
  await onDesk(commander).getByRole('button', { name: text }).getByText('等待答复').waitFor()

  const office = await arrive(stage.browser, stage.product, 'office', { path: '/?panel=desk' })
  await office.picture('instructions-office-desk')
  // On top of everything else of the desk.
  const tops = await office.page
    .locator('[data-section]')
    .evaluateAll((parts) => parts.map((part) => part.getAttribute('data-section')))
  expect(tops[0]).toBe('instructions')
  await onDesk(office).getByRole('button', { name: text }).click()
  await office.panel.getByRole('blockquote').getByText(text).waitFor()
  await office.panel.getByRole('button', { name: '转办', exact: true }).click()
  const turn = office.panel.getByRole('form', { name: '转办' })
  await turn.getByRole('radio', { name: '联合督导' }).press('Space')
  await office.picture('instructions-turn-into')
  await turn.getByRole('button', { name: '安排联合督导' }).click()
  const joint = office.panel.getByRole('form', { name: '安排联合督导' })
  await joint.getByRole('checkbox', { name: '第一督导分队' }).press('Space')
  await joint.getByRole('button', { name: '安排联合督导' }).click()
  await joint.getByText('至少要有两个分队').waitFor()
  await joint.getByRole('checkbox', { name: '第二督导分队' }).press('Space')
  await joint.getByLabel('结束日期').fill('2022-09-22')
  await office.picture('instructions-joint')
  await joint.getByRole('button', { name: '安排联合督导' }).click()
  await office.panel.getByText('第一督导分队、第二督导分队 · 9月15日至9月22日 · 1个点位').first().waitFor()
  await office.panel.getByRole('button', { name: '答复', exact: true }).click()
  const answer = office.panel.getByRole('form', { name: '答复' })
  await answer.getByRole('textbox', { name: '办理情况' }).fill('两个分队已到现场，新装照明灯12盏。')
  await answer.getByRole('button', { name: '答复' }).click()
  await office.panel.getByText('等待批示人认可').waitFor()
  await office.picture('instructions-answered')
  // Answered, it has left the office's desk.
  await onDesk(office).getByRole('button', { name: text }).waitFor({ state: 'detached' })

  const waiting = onDesk(commander).getByRole('button', { name: text })
  await waiting.getByText('待认可').waitFor()
  await waiting.click()
  await commander.panel.getByText('新装照明灯12盏').first().waitFor()
  await commander.picture('instructions-to-accept')
  await commander.panel.getByRole('button', { name: '认可答复' }).click()
  await commander.panel.getByRole('form').getByRole('button', { name: '认可答复' }).click()
  await commander.panel.getByText('已认可').waitFor()
  await waiting.waitFor({ state: 'detached' })

  // On one page of A4.
  await commander.page.evaluate(() => {
    window.print = () => undefined
  })
  await commander.panel.getByRole('button', { name: '打印' }).click()
  await commander.page.locator('[data-print-sheet]').waitFor({ state: 'attached' })
  const pdf = await commander.page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    path: 'test/artifacts/instructions-sheet.pdf',
  })
  expect(pdf.toString('latin1').match(pages)?.length).toBe(1)
  await Promise.all([commander, office].map((who) => who.leave()))
})

test('the longest that the forms take stays on one page', async () => {
  const instructionId = '01910000-0000-7000-8000-0000000000aa'
  const long = '加强日常管理，落实长效机制。'.repeat(36).slice(0, 500)
  const people = { commander: await newPage('commander'), office: await newPage('office') }
  const act = async (who: keyof typeof people, seq: number, name: string, form: object) => {
    const target = seq === 0 ? { target: { kind: 'unit', unitId: 'unit03' } } : {}
    const answer = await people[who].context.request.post('/trpc/instruction.act', {
      data: { actionId: uuid(), instructionId, seq, ...target, action: { name, form } },
      headers: { origin: stage.product.url },
    })
    expect(answer.status(), await answer.text()).toBe(200)
  }
  await act('commander', 0, 'write', { text: long, replyBy: '2022-09-20' })
  for (const squad of [1, 2, 3]) await act('office', squad, 'refer', { to: 'squad', squad, note: '请现场核实。' })
  await act('office', 4, 'answer', { text: long })
  await act('commander', 5, 'accept', { note: long })
  const { page } = people.commander
  await people.commander.goTo(`/?open=instruction:${instructionId}`)
  await page.evaluate(() => {
    window.print = () => undefined
  })
  await people.commander.panel.getByRole('button', { name: '打印' }).click()
  await page.locator('[data-print-sheet]').waitFor({ state: 'attached' })
  const pdf = await page.pdf({ preferCSSPageSize: true, path: 'test/artifacts/instructions-sheet-long.pdf' })
  expect(pdf.toString('latin1').match(pages)?.length).toBe(1)
  await Promise.all(Object.values(people).map((who) => who.leave()))
})

test('a squad sees on its phone what was passed to it; a unit sees no instruction', async () => {
  const squad = await arrive(stage.browser, stage.product, 'squad4', {
    path: '/?panel=desk',
    viewport: phone,
    colorScheme: 'dark',
  })
  expect(await squad.page.locator('[data-section="instructions"]').count()).toBe(0)
  await squad.leave()
  const leader = await arrive(stage.browser, stage.product, 'leader2', {
    path: '/?panel=instructions',
    colorScheme: 'dark',
  })
  await leader.page.getByRole('region', { name: '待认可' }).getByRole('button').first().click()
  await leader.panel.getByText('连续五天无反复').first().waitFor()
  await leader.picture('instructions-leader-dark')
  await leader.leave()
  const onPhone = await arrive(stage.browser, stage.product, 'commander', { path: '/?panel=desk', viewport: phone })
  await onPhone.picture('instructions-phone')
  await onPhone.leave()
  const unit = await arrive(stage.browser, stage.product, 'unit01', { path: `/?point=${pointId}` })
  await unit.panel.getByRole('heading', { name: '凤山公园' }).waitFor()
  expect(await unit.panel.locator('[data-instructions-here]').count()).toBe(0)
  expect(
    await unit.page.getByRole('navigation', { name: '主要栏目' }).getByRole('button', { name: '批示' }).count(),
  ).toBe(0)
  await unit.leave()
})
