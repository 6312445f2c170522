/** A visit to a point: ten items with three fails in a few taps, the issues with it; twins shown; a draft that stays. */
import { expect, test } from 'vitest'
import { arrive, type Person, phone } from './browser'
import { onStage } from './stage'

const stage = onStage()

type Place = { id: number; name: string; items: { key: string; zh: string }[] }

/** Points of squad 1's scope with no open issue and at least so many check items. */
const placesWith = (atLeast: number): Promise<Place[]> =>
  stage.product.database.sql<Place[]>`
    select p.id, p.name, k.items
    from points p join point_states s on s.point_id = p.id
      cross join lateral (
        select kinds->p.kind as items from handbook_versions
        where jsonb_exists(kinds, p.kind) order by number desc limit 1
      ) k
    where p.scope_id in (select id from scopes where squad = 1) and s.open_issues = 0
      and jsonb_array_length(k.items) >= ${atLeast}
      and (select count(*) from point_units u where u.point_id = p.id) = 1
    order by jsonb_array_length(k.items) desc, p.id`.then((rows) =>
    rows.map((row) => ({
      ...row,
      items: (typeof row.items === 'string' ? JSON.parse(row.items) : row.items) as Place['items'],
    })),
  )

const group = ({ panel, page }: Person, name: string) =>
  (page.viewportSize()?.width ?? 0) < 500
    ? page.getByRole('radiogroup', { name, exact: true })
    : panel.getByRole('radiogroup', { name, exact: true })

test('a member of squad 1 records every item with three fails in at most 14 taps and without typing', async () => {
  // The sample's kinds have nine check items at most; the office may have more.
  await stage.product.database.sql`
    insert into handbook_versions (number, position, source, version, "from", reason, kinds)
    select 2, 0, source, version, '2022-09-15', '', (
      select jsonb_object_agg(kind, items || '[{"key": "tenth", "zh": "值班值守到位", "en": "Staffed at all hours", "scope": "all"}]'::jsonb)
      from jsonb_each(kinds) as each(kind, items) where jsonb_array_length(items) = 9
    ) from handbook_versions where number = 1`
  const [place] = await placesWith(10)
  if (!place) throw new Error('the sample has no point with ten check items')
  expect(place.items.length).toBe(10)
  const squad = await arrive(stage.browser, stage.product, 'member1', { path: `/?point=${place.id}`, viewport: phone })
  let taps = 0
  const tap = async (what: ReturnType<Person['page']['locator']>) => {
    await what.click()
    taps += 1
  }
  await tap(squad.button('记录检查'))
  for (const { zh } of place.items.slice(0, 3)) await tap(group(squad, zh).getByText('不符合', { exact: true }))
  await squad.picture('inspection-phone')
  await tap(squad.button('其余全部符合'))
  await squad.picture('inspection-phone-filled')
  await tap(squad.button('保存并立案3个'))
  await squad.page.getByText('检查已保存，3个问题已立案，待交办。').waitFor()
  await squad.picture('inspection-phone-saved')
  expect(taps).toBeLessThanOrEqual(14)
  expect(taps).toBe(6)
  const rows = await stage.product.database.sql<{ stage: string; what: string }[]>`
    select stage, state->>'what' as what from issues where point_id = ${place.id} and stage = 'found' order by id`
  expect(rows.map((row) => row.what)).toEqual(
    place.items.slice(0, 3).map(({ zh }) => `实地考察发现“${zh}”不符合要求。`),
  )
  await squad.leave()

  // The captain finds them on the desk; a second visit shows what is open already and adds to it, instead of a twin.
  const captain = await arrive(stage.browser, stage.product, 'squad1', { path: `/?panel=desk&point=${place.id}` })
  await captain.page
    .getByRole('region', { name: /待交办/ })
    .getByText(`“${place.items[0]?.zh}”`)
    .waitFor()
  await captain.button('记录检查').click()
  await group(captain, place.items[0]?.zh ?? '')
    .getByText('不符合', { exact: true })
    .click()
  await captain.panel.getByText('这个测评项已有未办结的问题').waitFor()
  expect(await group(captain, `同一件事：${place.items[0]?.zh}`).getByRole('radio').first().isChecked()).toBe(true)
  await captain.panel.getByLabel('说明（可不填）').fill('第二次到访仍未清理')
  await captain.picture('inspection-twin')
  await captain.button('其余全部符合').click()
  await captain.button('保存检查结果').click()
  await captain.panel.getByText('检查已保存。 已补充到原问题。').waitFor()
  const [{ count } = { count: 0 }] = await stage.product.database.sql<{ count: number }[]>`
    select count(*)::int as count from issues where point_id = ${place.id} and stage = 'found'`
  expect(count).toBe(3)
  const added = await stage.product.database.sql<{ what: string }[]>`
    select body::json->'form'->>'what' as what from events
    where subject_kind = 'issue' and name = 'supplement'
      and subject_id in (select id::text from issues where point_id = ${place.id})`
  expect(added.map(({ what }) => what)).toEqual([`实地考察发现“${place.items[0]?.zh}”不符合要求：第二次到访仍未清理。`])

  // Opening by hand on the same item offers the same, with what has been typed.
  await captain.button('立案').click()
  const form = captain.panel.getByRole('form', { name: '立案' })
  await form.getByRole('radiogroup', { name: '测评项' }).getByRole('radio').first().press('Space')
  await form.getByRole('textbox', { name: /问题描述/ }).fill('北门也有垃圾')
  await captain.picture('open-same-item')
  await captain.button('补充到原问题').click()
  await captain.panel.getByText('北门也有垃圾').first().waitFor()
  await captain.picture('issue-supplemented')
  await captain.leave()
})

test('everything passes: the point complies at once; what was filled in is there again after the panel was closed', async () => {
  const place = (await placesWith(5))[1]
  if (!place) throw new Error('the sample has no such point')
  const squad = await arrive(stage.browser, stage.product, 'squad1', {
    path: `/?point=${place.id}&do=inspect`,
    colorScheme: 'dark',
  })
  const [first] = place.items
  await group(squad, first?.zh ?? '')
    .getByText('不符合', { exact: true })
    .click()
  await squad.panel.getByLabel('说明（可不填）').fill('二单元楼道堆放纸箱')
  await squad.picture('inspection-desk-dark')
  await squad.panel.getByRole('button', { name: '关闭' }).click()
  await squad.goTo(`/?point=${place.id}&do=inspect`)
  await squad.panel.getByText('已恢复上次没有保存的填写。').waitFor()
  expect(await squad.panel.getByRole('textbox', { name: `问题描述：${first?.zh}` }).inputValue()).toBe(
    `实地考察发现“${first?.zh}”不符合要求：二单元楼道堆放纸箱。`,
  )
  await squad.button('重新填写').click()
  await squad.button('其余全部符合').click()
  await squad.button('保存检查结果').click()
  await squad.panel.getByText('检查已保存，全部符合，这个点位达标。').waitFor()
  await squad.picture('inspection-complies')
  await squad.leave()
})

test('a squad marks a point of its own as a hard one, with the reason; the office puts it on the tracking list', async () => {
  const place = (await placesWith(5))[2]
  if (!place) throw new Error('the sample has no such point')
  const squad = await arrive(stage.browser, stage.product, 'squad1', { path: `/?point=${place.id}` })
  await squad.button('标为难点点位').click()
  await squad.panel.getByRole('textbox', { name: /理由/ }).fill('产权复杂，整改难度大。')
  await squad.button('标为难点点位').click()
  await squad.button('取消难点点位').waitFor()
  const office = await arrive(stage.browser, stage.product, 'office', { path: `/?point=${place.id}` })
  await office.button('列入跟踪督促').click()
  await office.panel.getByRole('textbox', { name: /理由/ }).fill('办公室专题跟踪。')
  await office.button('列入跟踪督促').click()
  await office.button('移出跟踪督促').waitFor()
  await office.goTo('/?panel=points&mark=tracked')
  await office.page.getByRole('grid', { name: '点位列表' }).getByText(place.name).first().waitFor()
  await office.picture('points-tracked')
  await squad.goTo('/?panel=desk')
  await squad.page
    .getByRole('region', { name: /跟踪督促点位/ })
    .getByText(place.name)
    .waitFor()
  await squad.page.getByRole('region', { name: /跟踪督促点位/ }).scrollIntoViewIfNeeded()
  await squad.picture('desk-squad-points')
  await Promise.all([squad, office].map((who) => who.leave()))
})
