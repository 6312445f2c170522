/** Two people revise one paper at once: nobody's words are written over unseen, and what the paper is about stays. */
import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { arrive, type Person } from './browser'
import { onStage } from './stage'

const stage = onStage()

/** As a page would send it. */
const send = async ({ context }: Person, procedure: string, input: object) => {
  const answer = await context.request.post(`/trpc/${procedure}`, { data: { actionId: uuid(), ...input } })
  expect(`${answer.status()} ${await answer.text()}`).toMatch(/^200 /)
}

/** The issue list of a point on the tracking list, drafted by the squad that follows the point's issues. */
const pointList = async (office: Person, squad: Person): Promise<{ id: string; pointId: number }> => {
  const { sql } = stage.product.database
  const [point] = await sql<{ id: number }[]>`
    select point_id as id from issues
    where point_id is not null and stage in ('found', 'notified', 'claimed') and following_squad = 1
    order by id limit 1`
  if (!point) throw new Error('the sample has no open issue of squad 1 at a point')
  await send(office, 'point.track', { pointId: point.id, form: { on: true, reason: '问题较多。' } })
  await send(squad, 'paper.draftLists', { pointId: point.id })
  const [paper] = await sql<{ id: string }[]>`
    select id from papers where kind = 'issueList' and (state->>'pointId')::int = ${point.id} order by position desc limit 1`
  if (!paper) throw new Error('no list was drafted')
  return { id: paper.id, pointId: point.id }
}

const stateOf = async (paperId: string) => {
  const [paper] = await stage.product.database.sql<{ state: Record<string, unknown> }[]>`
    select state from papers where id = ${paperId}`
  return paper?.state
}

test('a revision over somebody else’s is refused with what is new on the screen, and made from that it is taken', async () => {
  const squad = await arrive(stage.browser, stage.product, 'squad1')
  const office = await arrive(stage.browser, stage.product, 'office')
  const { id, pointId } = await pointList(office, squad)
  for (const who of [squad, office]) {
    await who.goTo(`/?panel=papers&open=paper:${id}`)
    await who.button('修改').click()
  }
  const titleOf = ({ panel }: Person) => panel.getByRole('textbox', { name: '标题' })
  const before = await titleOf(squad).inputValue()
  await squad.panel.getByRole('textbox', { name: '要求' }).fill('请于本月底前完成整改。')

  const readAnew = squad.page.waitForResponse((response) => response.url().includes('paper.byId'))
  await titleOf(office).fill('办公室改过的标题')
  await office.button('提交修改').click()
  await office.panel.getByRole('button', { name: '修改', exact: true }).waitFor()
  await (await readAnew).finished()
  // The form stays with what it was opened on, until its sender is told.
  expect(await titleOf(squad).inputValue()).toBe(before)

  await squad.button('提交修改').click()
  await squad.panel.getByRole('alert').getByText('这份文书刚刚有了新的进展').waitFor()
  expect((await stateOf(id))?.demands).not.toBe('请于本月底前完成整改。')
  await expect.poll(() => titleOf(squad).inputValue()).toBe('办公室改过的标题')
  expect(await squad.panel.getByRole('textbox', { name: '要求' }).inputValue()).toBe('请于本月底前完成整改。')
  await squad.picture('papers-revision-refused')

  await squad.button('提交修改').click()
  await squad.panel.getByRole('button', { name: '修改', exact: true }).waitFor()
  expect(await stateOf(id)).toMatchObject({
    title: '办公室改过的标题',
    demands: '请于本月底前完成整改。',
    pointId,
  })
  await Promise.all([squad, office].map((who) => who.leave()))
})
