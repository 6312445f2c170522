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
  ['the instructions beside one of a point', desk, 'dark', '/?panel=instructions&point=1'],
  ['a group in the hand', phone, 'light', '/?panel=group'],
  ['a group', desk, 'dark', '/?panel=group'],
  ['a unit’s materials in the hand', phone, 'light', '/?open=material:unit03'],
] as const)('%s', async (_, viewport, colorScheme, path) => {
  const username = /panel=(audit|administration)/.test(path)
    ? 'office'
    : /panel=(instructions|group)/.test(path)
      ? 'leader1'
      : 'squad1'
  const squad = await arrive(stage.browser, stage.product, username, { viewport, colorScheme, path })
  await squad.page.waitForTimeout(500)
  expect(await violationsOn(squad.page)).toEqual([])
  await squad.leave()
})

// With something chosen on it, so that what can be done with several stands there too.
test.each([
  ['the squad’s desk', 'squad1', desk],
  ['the squad’s desk in the hand', 'squad1', phone],
  ['the unit’s desk', 'unit26', desk],
  ['the unit’s desk in the hand', 'unit26', phone],
] as const)('%s, light and dark', async (_, username, viewport) => {
  const person = await arrive(stage.browser, stage.product, username, { viewport, path: '/?panel=desk' })
  await person.page
    .getByRole('checkbox', { name: /^选择：/ })
    .first()
    .check()
  await person.page.getByRole('region', { name: '批量办理' }).waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await person.page.emulateMedia({ colorScheme })
    await person.page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor()
    await person.page.waitForTimeout(500)
    expect([colorScheme, await violationsOn(person.page)]).toEqual([colorScheme, []])
    await person.picture(`accessible-desk-${username}-${viewport.width}-${colorScheme}`)
  }
  await person.leave()
})
