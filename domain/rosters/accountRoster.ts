/** The roster of accounts beside those that there are: persons with their first posts. Somebody who is there is given a post more, and loses none. */
import { type LocalDate, localDateSchema } from '../calendar'
import { numberOfNumeral } from '../chineseNumeral'
import { comparable, type SheetRow } from '../importing/cells'
import { createUnitNames, type KnownUnit } from '../importing/unitNames'
import {
  type Duty,
  type Post,
  positionLabel,
  type Role,
  roleLabel,
  roles,
  squadPositions,
  unitPositions,
  usernameSchema,
} from '../people'
import { isRefusal, type Refusal } from '../refusal'
import { type Text, text } from '../text'
import { accountColumns, rosterTables } from './rosterColumns'
import {
  type CheckedLine,
  missing,
  noSuchUnit,
  type RosterRow,
  refusedLine,
  rosterRowsOf,
  tooLong,
} from './rosterLines'
import { squadOf } from './unitRoster'

export type KnownAccount = {
  readonly accountId: string
  readonly username: string
  readonly name: string
  readonly posts: readonly Post[]
}
export type AccountGround = {
  readonly accounts: readonly KnownAccount[]
  readonly units: readonly KnownUnit[]
  readonly squads: readonly { readonly number: number; readonly group: number }[]
  readonly today: LocalDate
}
export type AccountTaken = {
  /** Null: the account is made. */
  readonly accountId: string | null
  readonly username: string
  readonly name: string
  readonly duty: Duty
  readonly from: LocalDate
}

const longestAccountName = 60

/** What offices write for a role, beside the labels of the product. */
const roleWords: Readonly<Record<Role, readonly string[]>> = {
  office: ['办公室', '指挥部', '创文办', '指挥部办公室'],
  commander: ['指挥长'],
  leader: ['组长', '督导组', '督导组长', '领导'],
  squad: ['分队', '督导分队', '督导队', '队员'],
  unit: ['单位', '责任单位', '督导单位', '部门'],
}
const positionWords = {
  captain: ['队长', '分队长'],
  contact: ['联系人', '联络员'],
  member: ['成员', '队员'],
  liaison: ['创文办工作人员', '工作人员'],
  principal: ['主要负责人', '负责人', '局长', '主任'],
  clerk: ['经办人', '经办', '科员', '联系人', '联络员'],
} as const satisfies Record<keyof typeof positionLabel, readonly string[]>

const isCalled = (said: string, { zh, en }: Text, words: readonly string[]): boolean =>
  [zh, en, ...words].some((word) => comparable(word) === comparable(said))

const roleOf = (said: string): Role | undefined =>
  roles.find((role) => comparable(role) === comparable(said) || isCalled(said, roleLabel[role], roleWords[role]))

const positionOf = <P extends keyof typeof positionLabel>(said: string, among: readonly P[]): P | undefined =>
  among.find((position) => isCalled(said, positionLabel[position], positionWords[position]))

/** 2022-06-01, 2022/6/1, 2022.6.1, 2022年6月1日. */
export const dayOf = (said: string): LocalDate | null => {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(said.normalize('NFKC')) ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  return localDateSchema.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`).data ?? null
}

const groupOf = (said: string): number | null => {
  const found = /^第?([一二三四五六七八九十\d]{1,4})(?:督导)?组?$/u.exec(said.normalize('NFKC').replace(/\s/gu, ''))
  return found?.[1] === undefined ? null : numberOfNumeral(found[1])
}

type Row = RosterRow<keyof typeof accountColumns>

/** The post that a row gives, or why it gives none. */
const createDutyReader = ({ units, squads }: AccountGround) => {
  const { named, near } = createUnitNames(units)
  return ({ cell }: Row): { readonly duty: Duty } | { readonly reason: Text } => {
    const said = cell('role')
    // Who has a unit or a squad beside the name needs no word for it.
    const role =
      said === '' ? (cell('unit') !== '' ? 'unit' : cell('squad') !== '' ? 'squad' : undefined) : roleOf(said)
    const wrongPosition = text(
      `没有职务“${cell('position')}”。请核对。`,
      `There is no position "${cell('position')}"; check it.`,
    )
    if (role === undefined)
      return {
        reason:
          said === ''
            ? text('没有岗位。请填写岗位，或者单位、督导分队。', 'It has no post; give the post, or a unit or squad.')
            : text(
                `没有岗位“${said}”。请写${roles.map((one) => roleLabel[one].zh).join('、')}之一。`,
                `There is no post "${said}"; write one of ${roles.map((one) => roleLabel[one].en.toLowerCase()).join(', ')}.`,
              ),
      }
    if (role === 'office' || role === 'commander') return { duty: { role } }
    if (role === 'leader') {
      const group = groupOf(cell('group'))
      if (group !== null && squads.some((squad) => squad.group === group)) return { duty: { role, group } }
      return {
        reason: text(`没有督导组“${cell('group')}”。请核对。`, `There is no group "${cell('group')}"; check it.`),
      }
    }
    if (role === 'squad') {
      const squad = squadOf(cell('squad'))
      if (squad === null || !squads.some(({ number }) => number === squad))
        return {
          reason: text(`没有督导分队“${cell('squad')}”。请核对。`, `There is no squad "${cell('squad')}"; check it.`),
        }
      const position = cell('position') === '' ? 'member' : positionOf(cell('position'), squadPositions)
      return position === undefined ? { reason: wrongPosition } : { duty: { role, squad, position } }
    }
    const unit = named(cell('unit'))
    if (unit === undefined || unit.retiredOn !== null)
      return {
        reason: cell('unit') === '' ? missing(accountColumns.unit) : noSuchUnit(cell('unit'), near(cell('unit'))),
      }
    const position = cell('position') === '' ? 'clerk' : positionOf(cell('position'), unitPositions)
    return position === undefined ? { reason: wrongPosition } : { duty: { role, unitId: unit.id, position } }
  }
}

const isSameDuty = (one: Duty, other: Duty): boolean => {
  const plain = (duty: Duty) => JSON.stringify(Object.entries(duty).sort(([a], [b]) => (a < b ? -1 : 1)))
  return plain(one) === plain(other)
}

export const checkAccountRoster = (
  sheet: readonly SheetRow[],
  ground: AccountGround,
): CheckedLine<AccountTaken>[] | Refusal => {
  const rows = rosterRowsOf(sheet, rosterTables.accounts)
  if (isRefusal(rows)) return rows
  const readDuty = createDutyReader(ground)
  const known = new Map(ground.accounts.map((account) => [account.username, account]))
  const seen = new Map<string, number>()
  return rows.map((row): CheckedLine<AccountTaken> => {
    const { number, cell, unseen } = row
    const [name, username] = [cell('name'), cell('username').normalize('NFKC').toLowerCase()]
    const called = name === '' ? username : `${name}（${username}）`
    const reasons: Text[] = [...unseen]
    if (name === '') reasons.push(missing(accountColumns.name))
    if ([...name].length > longestAccountName) reasons.push(tooLong(accountColumns.name, longestAccountName))
    if (username === '') reasons.push(missing(accountColumns.username))
    else if (!usernameSchema.safeParse(username).success)
      reasons.push(
        text(
          `用户名“${username}”不合规定。请用 3 至 30 位小写字母、数字、下划线或点。`,
          `The username "${username}" is none; use 3 to 30 lower-case letters, digits, underscores or dots.`,
        ),
      )
    const earlier = seen.get(username)
    if (earlier !== undefined)
      reasons.push(
        text(
          `用户名与第${earlier}行相同。同一个人的第二个岗位请在“人员与岗位”中任岗。`,
          `The username is that of row ${earlier}. Give a second post to the same person under People and posts.`,
        ),
      )
    seen.set(username, number)
    const fromSaid = cell('from')
    const from = fromSaid === '' ? ground.today : dayOf(fromSaid)
    if (from === null)
      reasons.push(
        text(`日期“${fromSaid}”读不懂。请写成 2022-06-01。`, `The day "${fromSaid}" cannot be read; write 2022-06-01.`),
      )
    const read = readDuty(row)
    if ('reason' in read) reasons.push(read.reason)
    const account = known.get(username)
    if (account !== undefined && account.name !== name && name !== '')
      reasons.push(
        text(
          `用户名“${username}”已是“${account.name}”的。请换一个用户名。`,
          `The username "${username}" is that of "${account.name}"; choose another.`,
        ),
      )
    if ('reason' in read || from === null || reasons.length > 0)
      return { line: refusedLine(number, called, reasons), take: null }

    const isHeld = account?.posts.some(
      (post) => isSameDuty(post.duty, read.duty) && (post.until === null || post.until >= ground.today),
    )
    const is = account === undefined ? 'new' : isHeld ? 'unchanged' : 'changed'
    const notes =
      is === 'changed'
        ? [
            text(
              '已有账号，增加这个岗位；原有岗位不变。',
              'The account is there and is given this post; its other posts stay.',
            ),
          ]
        : []
    return {
      line: { ...{ number, name: called, is, reasons: [], notes }, ...{ differences: [], suggestions: [] } },
      take:
        is === 'unchanged' ? null : { accountId: account?.accountId ?? null, username, name, duty: read.duty, from },
    }
  })
}
