/** From what to what, for events that carry both as plain values: terms, working days, posts, and what others record alike. */
import { dutyText } from './actorText'
import { localDateSchema } from './calendar'
import type { Change } from './changes'
import { contactParts } from './contact'
import { severityLabel } from './issue'
import { dutySchema } from './people'
import { factLabel, type RegisterFact } from './pointRegister'
import { listed, type Names } from './readForm'
import { type Extent, extentLabel, extents } from './scope'
import { type Text, text } from './text'

const labels: Readonly<Record<string, Text>> = {
  notify: text('发现后交办（工作日）', 'To notify after finding (working days)'),
  recheck: text('报整改后复查（工作日）', 'To re-check once rectified (working days)'),
  claim: text('认领（工作日）', 'To claim (working days)'),
  rectify: text('整改（工作日）', 'To rectify (working days)'),
  bySeverity: text('按程度', 'By severity'),
  ...severityLabel,
  date: text('日期', 'Date'),
  works: text('是否上班', 'Worked'),
  name: text('名称', 'Name'),
  username: text('用户名', 'Username'),
  posts: text('岗位', 'Posts'),
  duty: text('岗位', 'Post'),
  from: text('自', 'From'),
  until: text('至', 'Until'),
  squads: text('督导分队', 'Squads'),
  pointIds: text('点位', 'Points'),
  trackingThreshold: text('列入跟踪名单的未办结问题数', 'Open issues that put a point on the tracking list'),
  formula: text('公式', 'Formula'),
  prefix: text('字头', 'Prefix'),
  template: text('编号格式', 'Template'),
  nameZh: text('名称', 'Name'),
  nameEn: text('英文名称', 'Name in English'),
  retiredOn: text('停用日期', 'Retired on'),
  superiorId: text('上级单位', 'Superior unit'),
  successorId: text('承接单位', 'Successor'),
  fileName: text('文件', 'File'),
  datum: text('坐标系', 'Datum'),
  added: text('新增点位', 'Points added'),
  changed: text('修改点位', 'Points changed'),
  refused: text('没有采用的行', 'Rows left out'),
  restored: text('恢复点位', 'Points restored'),
  removed: text('撤去点位', 'Points taken out'),
  kept: text('保留点位', 'Points kept as they are'),
  reason: text('理由', 'Reason'),
  uncertaintyMetres: text('边界误差（米）', 'Uncertainty of the border (m)'),
  isOfficial: text('按正式文件勘定', 'From an official document'),
  handedOver: text('改变归属的点位', 'Points that changed hands'),
  handbookNumber: text('手册第几版', 'Version of the handbook, counted'),
  handbookVersion: text('版本', 'Version'),
  handbookSource: text('出处', 'Source'),
  inForceFrom: text('执行日期', 'In force from'),
  handbookReason: text('说明', 'Reason'),
  kindsChanged: text('测评项', 'Check items'),
  kindsMade: text('新增点位类型', 'Kinds of point made'),
  kindName: text('点位类型', 'Kind of point'),
  restoredFrom: text('恢复到', 'Restored from'),
  unitId: text('单位', 'Unit'),
  title: text('职务', 'Title'),
  contactsAdded: text('新增', 'Added'),
  contactsChanged: text('修改', 'Changed'),
  units: text('单位', 'Unit'),
  made: text('新建单位', 'Units made'),
  contactParts: text('改了什么', 'What was changed'),
  groupsAndSquads: text('分队', 'Squad'),
  scopes: text('督导范围', 'Scope'),
  supervisedUnits: text('督导单位', 'Supervised unit'),
  squad: text('督导分队', 'Squad'),
  group: text('督导组', 'Group'),
  extent: text('范围', 'Extent'),
  facts: text('改了什么', 'What was changed'),
  document: text('依据文件', 'Document'),
}
/** Ids say nothing to a reader. */
const unsaid = new Set(['id', 'orderedBy', 'fileHash', 'changesHash'])

const unitKeys = new Set(['unitId', 'superiorId', 'successorId'])

const isExtent = (value: unknown): value is Extent => extents.some((extent) => extent === value)

const isContactPart = (value: unknown): value is keyof typeof contactParts =>
  typeof value === 'string' && Object.hasOwn(contactParts, value)

const isRegisterFact = (value: unknown): value is RegisterFact =>
  typeof value === 'string' && Object.hasOwn(factLabel, value)

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const valueText = (key: string, value: unknown, names: Names & { readonly point?: (id: number) => Text }): Text => {
  if (typeof value === 'boolean') return value ? text('是', 'yes') : text('否', 'no')
  if (Array.isArray(value)) {
    if (value.length === 0) return text('无', 'none')
    return listed(
      value.map((one) => valueText(key === 'squads' ? 'squad' : key === 'pointIds' ? 'point' : key, one, names)),
    )
  }
  if (key === 'squad' && typeof value === 'number') return names.squad(value)
  if (key === 'extent' && isExtent(value)) return extentLabel[value]
  if (key === 'contactParts' && isContactPart(value)) return contactParts[value]
  if (key === 'facts' && isRegisterFact(value)) return factLabel[value]
  if (unitKeys.has(key) && typeof value === 'string') return names.unit(value)
  if (key === 'point' && typeof value === 'number') return names.point?.(value) ?? text(String(value), String(value))
  const duty = dutySchema.safeParse(isPlain(value) && 'duty' in value ? value.duty : value)
  if (duty.success) return dutyText(duty.data, names)
  if (localDateSchema.safeParse(value).success) return names.day(String(value))
  const said = typeof value === 'string' ? value : JSON.stringify(value)
  return text(said, said)
}

/** A value as flat fields with labels, in the order in which it says them; a duty is one field. */
const flat = (
  value: unknown,
  names: Names,
  path: readonly string[] = [],
): Map<string, { readonly label: Text; readonly says: Text }> => {
  const found = new Map<string, { label: Text; says: Text }>()
  if (!isPlain(value)) return found
  for (const [key, inner] of Object.entries(value)) {
    if (unsaid.has(key) || inner === null || inner === undefined) continue
    const here = [...path, key]
    if (isPlain(inner) && !dutySchema.safeParse(inner).success)
      for (const [innerKey, said] of flat(inner, names, here)) found.set(innerKey, said)
    else {
      const words = here.filter((part) => part !== 'bySeverity').map((part) => labels[part] ?? text(part, part))
      const label = text(words.map(({ zh }) => zh).join(' · '), words.map(({ en }) => en).join(' · '))
      found.set(here.join('.'), { label, says: valueText(key, inner, names) })
    }
  }
  return found
}

export const plainChanges = (
  from: unknown,
  to: unknown,
  names: Names & { readonly point?: (id: number) => Text },
): Change[] => {
  const before = flat(from, names)
  const after = flat(to, names)
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)]
    const label = (is ?? was)?.label
    return label === undefined || was?.says.zh === is?.says.zh
      ? []
      : [{ key, label, from: was?.says ?? null, to: is?.says ?? null }]
  })
}
