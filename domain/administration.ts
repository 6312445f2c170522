/** What the office and the leaders do around issues and points: terms, working days, joint inspections, accounts and posts. */
import type { BoundaryAction } from './boundaries/boundaryActions'
import type { LocalDate } from './calendar'
import type { ContactAction } from './contact'
import type { HandbookAction } from './handbook/handbookActions'
import { type Actor, actorOf, type Duty, type Role, type Viewer } from './people'
import type { RegisterAction } from './pointRegister'
import { type Text, text } from './text'
import type { WebhookAction } from './webhook'

/** An event that says from what to what; null is not there yet. A password never stands in one, nor what is made from it. */
export type AdministrationEvent = {
  readonly name:
    | CampaignAction
    | PersonAction
    | ContactAction
    | RegisterAction
    | BoundaryAction
    | WebhookAction
    | HandbookAction
  readonly seq: number
  readonly at: string
  readonly by: Actor
  readonly from: unknown
  readonly to: unknown
}

export const campaignActions = {
  setTerms: text('修改办理期限', 'Terms set'),
  setWorkingDay: text('修改工作日', 'Working day set'),
  setUrbanScopes: text('设定市区范围', 'Urban scopes set'),
  setPaperSeries: text('修改文书编号格式', 'Number format of papers set'),
  setDossierFormula: text('设定档案公式', 'Formula of dossiers set'),
  takeUnitRoster: text('导入单位名册', 'Roster of units taken'),
  takePlan: text('导入方案', 'Plan taken'),
  orderJointInspection: text('安排联合督导', 'Joint inspection ordered'),
} as const satisfies Record<string, Text>
export type CampaignAction = keyof typeof campaignActions

export const personActions = {
  create: text('新建账号', 'Account made'),
  givePost: text('任岗', 'Post given'),
  endPost: text('离岗', 'Post ended'),
  lend: text('借调', 'Lent to another squad'),
  endLending: text('结束借调', 'Lending ended'),
  setPassword: text('重设密码', 'Password set anew'),
  changeOwnPassword: text('本人修改密码', 'Own password changed'),
  makeAccessToken: text('生成访问令牌', 'Access token made'),
  revokeAccessToken: text('吊销访问令牌', 'Access token revoked'),
} as const satisfies Record<string, Text>
export type PersonAction = keyof typeof personActions

/** A post as an event keeps it. */
export type NotedPost = {
  readonly id: string
  readonly duty: Duty
  readonly from: LocalDate
  readonly until: LocalDate | null
}

/** In which post somebody does this: the first whose role may. */
export const actorAs = (viewer: Viewer, roles: readonly Role[]): Actor | null => {
  const post = viewer.posts.find(({ duty }) => roles.includes(duty.role))
  return post === undefined ? null : actorOf(viewer, post)
}
