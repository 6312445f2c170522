/** The four parts of a claim, filled in by whoever claims. */
import type { Locator } from 'playwright-core'

export const fillClaim = async (
  form: Locator,
  { responsible = '分管负责同志牵头', measures, target }: { responsible?: string; measures: string; target: string },
) => {
  await form.getByLabel('整改责任').fill(responsible)
  await form.getByLabel('整改措施').fill(measures)
  await form.getByLabel('整改目标').fill(target)
}
