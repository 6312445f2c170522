/** Activities and the feedback meeting: a month's tally, an activity in a minute, notices handed over and seen elsewhere at once. */
import { expect, test } from 'vitest'
import { arrive, type Person, phone } from './browser'
import { onStage } from './stage'

const stage = onStage()

const activities = ({ page }: Person) => page.getByRole('list', { name: '活动记录' })
const meeting = ({ page }: Person) => page.getByRole('dialog', { name: '督导反馈会' })
/** The meeting that the sample has planned for its first day. */
const todaysMeeting = async (): Promise<string> => {
  const [row] = await stage.product.database.sql<{ id: string }[]>`
    select id from activities where date = '2022-09-15' and 1 = any(squads)`
  if (!row) throw new Error('the sample has no meeting today')
  return row.id
}

test('a squad sees what it still has to do, and records an activity in a minute', async () => {
  const squad = await arrive(stage.browser, stage.product, 'squad2', { path: '/?panel=activities' })
  const own = squad.page.locator('tr[data-own="true"]')
  await own.waitFor()
  expect(await own.locator('td[data-method="hear"]').textContent()).toBe('0缺1')
  await squad.picture('activities-squad')
  await squad.button('记一次活动').click()
  const form = squad.page.getByRole('form', { name: '记一次活动' })
  await form.getByRole('radio', { name: '听 听取汇报' }).press('Space')
  await form.getByLabel('单位', { exact: false }).first().fill('市委组织部')
  await squad.page.getByRole('option', { name: '市委组织部' }).click()
  await squad.page.keyboard.press('Escape')
  await form.getByRole('radio', { name: '主要负责人汇报' }).press('Space')
  await form.getByRole('textbox', { name: '情况' }).fill('听取主要负责人汇报，推进情况良好。')
  await squad.picture('activities-record')
  await form.getByRole('button', { name: '记一次活动' }).click()
  await squad.panel.getByRole('heading', { name: '听取汇报' }).waitFor()
  await own.locator('td[data-method="hear"][data-missing="false"]').waitFor()
  expect(await own.locator('td[data-method="hear"]').textContent()).toBe('1')
  await squad.picture('activity-panel')
  await squad.leave()
})

test('the office sees every squad in one table, dark and on the phone', async () => {
  const office = await arrive(stage.browser, stage.product, 'office', {
    path: '/?panel=activities',
    colorScheme: 'dark',
  })
  await office.page.locator('tr[data-squad="6"]').waitFor()
  expect(await office.page.locator('tr[data-squad="4"] td[data-method="canvass"]').textContent()).toBe('0缺1')
  await office.picture('activities-office-dark')
  await office.leave()
  const leader = await arrive(stage.browser, stage.product, 'leader1', { path: '/?panel=activities', viewport: phone })
  await leader.page.locator('tr[data-squad="6"]').waitFor()
  await leader.picture('activities-phone')
  await leader.leave()
})

test('a meeting: through the issues by the keyboard, a notice received and seen by a second browser, left, taken up, finished', async () => {
  const path = `/?open=activity:${await todaysMeeting()}`
  const captain = await arrive(stage.browser, stage.product, 'squad1', { path })
  await captain.button('进入会议').click()
  await meeting(captain).getByRole('heading', { name: '2022年9月督导反馈会' }).waitFor()
  await captain.picture('meeting-opening')
  await captain.page.keyboard.press('ArrowRight')
  await meeting(captain).locator('[data-page="issue"]').waitFor()
  await captain.picture('meeting-issue')
  await captain.page.keyboard.press('Space')
  await captain.page.keyboard.press('ArrowLeft')
  expect(await meeting(captain).getByRole('progressbar').getAttribute('aria-valuenow')).toBe('2')

  const member = await arrive(stage.browser, stage.product, 'member1', { path, viewport: phone, colorScheme: 'dark' })
  await member.button('进入会议').click()
  await meeting(member).getByText('已签收 0/').waitFor()
  await member.picture('meeting-opening-phone-dark')
  await member.page.keyboard.press('ArrowRight')
  await meeting(member).locator('[data-page="issue"]').waitFor()
  await member.picture('meeting-issue-phone-dark')

  const toSummary = async () => {
    while ((await meeting(captain).locator('[data-page="summary"]').count()) === 0)
      await captain.page.keyboard.press('ArrowRight')
  }
  await toSummary()
  await meeting(captain).getByRole('button', { name: '办公室负责同志' }).click()
  await captain.picture('meeting-hand-over')
  await meeting(captain).getByRole('button', { name: '签收', exact: true }).click()
  await meeting(captain)
    .getByText(/办公室负责同志 9月15日 \d\d:\d\d 签收/)
    .waitFor()
  await meeting(member).getByText('已签收 1/').waitFor()

  await meeting(captain).getByRole('button', { name: '离开会议' }).click()
  await captain.panel.getByText('已签收 1/').waitFor()
  await captain.picture('meeting-left')
  await captain.button('进入会议').click()
  // Taken up at the first unit that has not received its notice.
  await meeting(captain).locator('[data-page="issue"]').waitFor()
  await toSummary()
  for (;;) {
    if ((await meeting(captain).locator('[data-page="end"]').count()) > 0) break
    if ((await meeting(captain).locator('[data-page="summary"]').count()) > 0) {
      const usual = meeting(captain).getByRole('button', { name: '分管负责同志' })
      if ((await usual.count()) > 0) {
        await usual.click()
        await meeting(captain).getByRole('button', { name: '签收', exact: true }).click()
        await meeting(captain)
          .getByText(/分管负责同志 9月15日/)
          .waitFor()
      }
    }
    await meeting(captain)
      .getByRole('button', { name: /^(下一页|结束会议)$/ })
      .last()
      .click()
  }
  await meeting(captain).getByText('督办通知已全部签收。').waitFor()
  await meeting(captain).getByRole('textbox', { name: '会议情况' }).fill('逐单位反馈问题，现场发放督办通知。')
  await captain.picture('meeting-end')
  await meeting(captain).getByRole('form').getByRole('button', { name: '结束会议' }).click()
  await captain.panel.getByText('计入当月').waitFor()
  await captain.picture('meeting-held')
  await member.leave()
  await captain.goTo('/?panel=activities')
  expect(await captain.page.locator('tr[data-own="true"] td[data-method="feedbackMeeting"]').textContent()).toBe('1')
  expect(await activities(captain).getByRole('button').count()).toBeGreaterThan(3)
  await captain.leave()
})
