/** The pages hold to WCAG 2.2 AA as far as a machine can tell, light and dark, desk and phone. */
import { expect, test } from 'vitest'
import { violationsOn } from './axe'
import { arrive, desk, phone } from './browser'
import { onStage } from './stage'

const stage = onStage()

test.each([
  ['the map', desk, 'light', '/'],
  ['a point’s panel beside the list', desk, 'dark', '/?panel=points&point=1'],
  ['a road section’s panel beside the list', desk, 'light', '/?panel=points&open=roadSection:L04'],
  ['the issues', desk, 'light', '/?panel=issues'],
  ['the plan', desk, 'dark', '/?panel=campaign'],
  ['the inbox', desk, 'light', '/?panel=inbox'],
  ['the inbox in the hand', phone, 'dark', '/?panel=inbox'],
  ['the log', desk, 'dark', '/?panel=audit'],
  ['the administration', desk, 'light', '/?panel=administration'],
  ['the activities', desk, 'light', '/?panel=activities'],
  ['a unit’s materials', desk, 'dark', '/?open=material:unit03'],
  ['the list in the hand', phone, 'light', '/?panel=points'],
  ['a point in the hand', phone, 'dark', '/?point=2'],
  ['the activities in the hand', phone, 'light', '/?panel=activities'],
  ['a unit’s materials in the hand', phone, 'light', '/?open=material:unit03'],
] as const)('%s', async (_, viewport, colorScheme, path) => {
  const username = /panel=(audit|administration)/.test(path) ? 'office' : 'squad1'
  const squad = await arrive(stage.browser, stage.product, username, { viewport, colorScheme, path })
  await squad.page.waitForTimeout(500)
  expect(await violationsOn(squad.page)).toEqual([])
  await squad.leave()
})

/** The desk with something chosen on it, so that what can be done with several stands there too. */
test.each(
  ['squad1', 'unit26'].flatMap((username) =>
    [desk, phone].flatMap((viewport) =>
      (['light', 'dark'] as const).map((colorScheme) => [username, viewport, colorScheme] as const),
    ),
  ),
)('the desk of %s, %o, %s', async (username, viewport, colorScheme) => {
  const person = await arrive(stage.browser, stage.product, username, { viewport, colorScheme, path: '/?panel=desk' })
  await person.page
    .getByRole('checkbox', { name: /^选择：/ })
    .first()
    .check()
  await person.page.getByRole('region', { name: '批量办理' }).waitFor()
  expect(await violationsOn(person.page)).toEqual([])
  await person.leave()
})
