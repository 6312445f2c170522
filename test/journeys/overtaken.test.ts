/** Two people change one thing at once: who is second is refused and shown what is new, and writes over nothing unseen. */
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

const stateOf = async (table: 'papers' | 'activities', id: string) => {
  const { sql } = stage.product.database
  const [row] = await sql<{ state: Record<string, unknown> }[]>`select state from ${sql(table)} where id = ${id}`
  return row?.state
}
/** Comes once the page has read a thing anew, as it does when it hears of a change. */
const readsAnew = async ({ page }: Person, procedure: string) => {
  const answer = await page.waitForResponse((response) => response.url().includes(procedure))
  await answer.finished()
}
const isRefused = ({ panel }: Person, words: string) => panel.getByRole('alert').getByText(words).waitFor()

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

  const readAnew = readsAnew(squad, 'paper.byId')
  await titleOf(office).fill('办公室改过的标题')
  await office.button('提交修改').click()
  await office.panel.getByRole('button', { name: '修改', exact: true }).waitFor()
  await readAnew
  // The form stays with what it was opened on, until its sender is told.
  expect(await titleOf(squad).inputValue()).toBe(before)

  await squad.button('提交修改').click()
  await isRefused(squad, '这份文书刚刚有了新的进展')
  expect((await stateOf('papers', id))?.demands).not.toBe('请于本月底前完成整改。')
  await expect.poll(() => titleOf(squad).inputValue()).toBe('办公室改过的标题')
  expect(await squad.panel.getByRole('textbox', { name: '要求' }).inputValue()).toBe('请于本月底前完成整改。')
  await squad.picture('papers-revision-refused')

  await squad.button('提交修改').click()
  await squad.panel.getByRole('button', { name: '修改', exact: true }).waitFor()
  expect(await stateOf('papers', id)).toMatchObject({
    title: '办公室改过的标题',
    demands: '请于本月底前完成整改。',
    pointId,
  })
  await Promise.all([squad, office].map((who) => who.leave()))
})

test('an amendment of an activity keeps what another member amended meanwhile', async () => {
  const [activity] = await stage.product.database.sql<{ id: string; seq: number }[]>`
    select id, (state->>'seq')::int as seq from activities
    where state->>'state' = 'held' and squads = '{1}' and state->>'method' = 'canvass' order by position desc limit 1`
  if (!activity) throw new Error('squad 1 has canvassed nobody in the sample')
  const captain = await arrive(stage.browser, stage.product, 'squad1', {
    path: `/?panel=activities&open=activity:${activity.id}`,
  })
  await captain.button('修改').click()
  const form = captain.panel.getByRole('form', { name: '修改' })
  await form.getByRole('textbox', { name: '参加人员' }).fill('队长、联络员')

  const member = await arrive(stage.browser, stage.product, 'member1')
  const readAnew = readsAnew(captain, 'activity.byId')
  const amendment = { name: 'amend', form: { summary: '走访了沿街商户。' } }
  await send(member, 'activity.act', { activityId: activity.id, seq: activity.seq, action: amendment })
  await readAnew

  await form.getByRole('button', { name: '修改' }).click()
  await isRefused(captain, '这次活动刚刚有了新的进展')
  await expect.poll(() => form.getByRole('textbox', { name: '情况' }).inputValue()).toBe('走访了沿街商户。')
  await form.getByRole('button', { name: '修改' }).click()
  await form.waitFor({ state: 'detached' })
  expect(await stateOf('activities', activity.id)).toMatchObject({
    summary: '走访了沿街商户。',
    attendees: '队长、联络员',
  })
  await Promise.all([captain, member].map((who) => who.leave()))
})

test('a section changed over another change keeps the sponsor and the line that it was given meanwhile', async () => {
  const { sql } = stage.product.database
  const [section] = await sql<{ id: string; seq: number; line: [number, number][] }[]>`
    select id, seq, line from road_sections join road_section_states on road_section_id = id
    where retired_on is null order by id limit 1`
  if (!section) throw new Error('the sample has no road section')
  const office = await arrive(stage.browser, stage.product, 'office', { path: `/?open=roadSection:${section.id}` })
  await office.button('修改').click()
  await office.panel.getByRole('textbox', { name: '名称', exact: true }).fill('改名的路段')
  await office.panel.getByLabel('修改理由').fill('路名有变。')
  // The drawing is on the map: it has told its line.
  await office.page.getByRole('region', { name: '画路段' }).getByRole('button', { name: '重画' }).waitFor()

  const [[lng, lat], ...rest] = section.line as [[number, number], ...[number, number][]]
  const line = [[Number((lng - 0.001).toFixed(6)), lat], ...rest]
  const readAnew = readsAnew(office, 'roadSection.byId')
  await send(office, 'roadSection.edit', {
    roadSectionId: section.id,
    seq: section.seq,
    form: { sponsor: '区人大常委会副主任', line, reason: '包路领导调整。' },
  })
  await readAnew

  await office.button('保存').click()
  await office.panel.getByRole('alert').waitFor()
  await expect
    .poll(() => office.panel.getByRole('textbox', { name: '包路领导' }).inputValue())
    .toBe('区人大常委会副主任')
  await office.picture('road-edit-refused')
  await office.button('保存').click()
  await office.panel.getByRole('heading', { name: '改名的路段' }).waitFor()
  const [after] = await sql`select name_zh, sponsor, line from road_sections where id = ${section.id}`
  expect(after).toMatchObject({ name_zh: '改名的路段', sponsor: '区人大常委会副主任', line })
  await office.leave()
})
