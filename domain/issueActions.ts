/**
 * Every move an issue can make. Buttons, forms, the server's checks, the permission matrix in the tests and the
 * diagram in the README all read this one table. There is no row by which a unit could reject an issue (照单全收).
 */
import type { Issue } from './issue'
import { claiming } from './issueRows/claiming'
import { escalating } from './issueRows/escalating'
import { finding } from './issueRows/finding'
import { rectifying } from './issueRows/rectifying'
import { redirecting } from './issueRows/redirecting'
import type { Circumstances, Prefill, Row } from './issueRows/row'

export type { Circumstances, Prefill } from './issueRows/row'

/** By the phases of an issue's life; the order of rows is the order of buttons. */
export const actions = { ...finding, ...claiming, ...rectifying, ...redirecting, ...escalating } as const

export type ActionName = keyof typeof actions
export const actionNames = Object.keys(actions) as ActionName[]
/** The unit whose doing an action is; what is recorded 代录 names it. */
export const unitActing = (name: ActionName, issue: Issue): string | null =>
  actionRow(name).by.includes('subordinateUnit') ? issue.subordinateUnitId : issue.unitId

export const actionRow = (name: ActionName): Row => actions[name] as unknown as Row

/** What an action's form starts from in the present case. */
export const prefillOf = (issue: Issue, name: ActionName, circumstances: Circumstances): Prefill =>
  actionRow(name).prefill?.(issue, circumstances) ?? { values: {}, reasons: {} }
