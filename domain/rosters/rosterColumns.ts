/** What the columns of each roster are called: units, contacts, accounts. */
import { columnTable, type SheetColumn } from '../importing/sheetColumns'
import { text } from '../text'

const unit: SheetColumn = {
  label: text('单位', 'Unit'),
  called: [
    '单位',
    '单位名称',
    '所属单位',
    '所在单位',
    '责任单位',
    '部门',
    'unit',
    'unitname',
    'organisation',
    'organization',
  ],
}
const squad: SheetColumn = {
  label: text('督导分队', 'Squad'),
  called: ['督导分队', '分队', '所属分队', '督导队', 'squad', 'squadnumber'],
}
const personName: SheetColumn = {
  label: text('姓名', 'Name'),
  called: ['姓名', '联系人', '联系人姓名', '名字', '姓名或称呼', 'name', 'fullname', 'contact'],
}

export const unitColumns = {
  name: {
    label: text('单位名称', 'Unit'),
    called: ['单位名称', '单位', '名称', '单位全称', '全称', 'name', 'unit', 'unitname'],
  },
  aliases: {
    label: text('别名', 'Other names'),
    called: ['别名', '简称', '曾用名', '其他名称', '又称', 'alias', 'aliases', 'othernames', 'shortname'],
  },
  superior: {
    label: text('上级单位', 'Superior unit'),
    called: ['上级单位', '主管单位', '上级', '隶属单位', '主管部门', 'superior', 'superiorunit', 'parent'],
  },
  squad,
  english: {
    label: text('英文名称', 'Name in English'),
    called: ['英文名称', '英文名', '英文', 'english', 'nameinenglish'],
  },
} as const satisfies Record<string, SheetColumn>

export const contactColumns = {
  unit,
  name: personName,
  title: {
    label: text('职务', 'Title'),
    called: ['职务', '职位', '岗位', '职称', '科室职务', 'title', 'position', 'post'],
  },
  phone: {
    label: text('电话', 'Phone'),
    called: [
      '电话',
      '联系电话',
      '手机',
      '手机号',
      '手机号码',
      '电话号码',
      '联系方式',
      'phone',
      'mobile',
      'telephone',
      'tel',
    ],
  },
} as const satisfies Record<string, SheetColumn>

export const accountColumns = {
  name: personName,
  username: {
    label: text('用户名', 'Username'),
    called: ['用户名', '账号', '帐号', '登录名', '账户', 'username', 'account', 'login', 'user'],
  },
  role: { label: text('岗位', 'Post'), called: ['岗位', '角色', '岗位类型', '身份', 'role', 'post'] },
  unit,
  squad,
  group: { label: text('督导组', 'Group'), called: ['督导组', '组', '所属督导组', 'group'] },
  position: { label: text('职务', 'Position'), called: ['职务', '队内职务', '职位', 'position', 'title'] },
  from: {
    label: text('任岗日期', 'From'),
    called: ['任岗日期', '起始日期', '开始日期', '任职日期', '生效日期', 'from', 'since', 'startdate'],
  },
} as const satisfies Record<string, SheetColumn>

export const rosterTables = {
  units: { columns: unitColumns, table: columnTable(unitColumns), needed: 'name' },
  contacts: { columns: contactColumns, table: columnTable(contactColumns), needed: 'unit' },
  accounts: { columns: accountColumns, table: columnTable(accountColumns), needed: 'username' },
} as const
export type RosterName = keyof typeof rosterTables
export const rosterNames = Object.keys(rosterTables) as [RosterName, ...RosterName[]]

export type UnitColumn = keyof typeof unitColumns
export type ContactColumn = keyof typeof contactColumns
export type AccountColumn = keyof typeof accountColumns
