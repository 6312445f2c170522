/** The pages hold to WCAG 2.2 AA as far as a machine can tell, light and dark, desk and phone. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { expect, test } from 'vitest'
import { arrive, desk, phone } from './browser'
import { onStage } from './stage'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const stage = onStage()

test.each([
  ['the map', desk, 'light', '/'],
  ['a point’s panel beside the list', desk, 'dark', '/?panel=points&point=1'],
  ['the issues', desk, 'light', '/?panel=issues'],
  ['the plan', desk, 'dark', '/?panel=campaign'],
  ['the activities', desk, 'light', '/?panel=activities'],
  ['a unit’s materials', desk, 'dark', '/?open=material:unit03'],
  ['the list in the hand', phone, 'light', '/?panel=points'],
  ['a point in the hand', phone, 'dark', '/?point=2'],
  ['the activities in the hand', phone, 'light', '/?panel=activities'],
  ['a unit’s materials in the hand', phone, 'light', '/?open=material:unit03'],
] as const)('%s', async (_, viewport, colorScheme, path) => {
  const squad = await arrive(stage.browser, stage.product, 'squad1', { viewport, colorScheme, path })
  await squad.page.waitForTimeout(500)
  const { violations } = (await squad.page.evaluate(`
    (() => { ${axe}; return window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }) })()
  `)) as AxeResults
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
  expect(told).toEqual([])
  await squad.leave()
})
