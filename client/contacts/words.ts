/** The words of a unit's contacts. */
import { type Text, text } from '../../domain/text'

export const words = {
  contacts: text('联系人', 'Contacts'),
  none: text('还没有联系人。', 'There are no contacts yet.'),
  show: text('显示', 'Show'),
  hide: text('隐藏', 'Hide'),
  logged: text('显示一次电话，日志记一次是谁看的。', 'Each number that is shown is logged with who looked.'),
  add: text('新增联系人', 'Add a contact'),
  change: text('修改', 'Change'),
  changeContact: text('修改联系人', 'Change the contact'),
  remove: text('删除', 'Remove'),
  confirmRemove: text('确认删除', 'Remove for good'),
  name: text('姓名', 'Name'),
  title: text('职务', 'Title'),
  phone: text('电话', 'Phone'),
  newPhone: text('新电话', 'New number'),
  phoneHint: text('手机或座机，一个号码', 'One number, mobile or landline'),
  phoneWrong: text(
    '电话读不懂，请只写一个号码，如 0358-8221234。',
    'The number cannot be read; give one, such as 0358-8221234.',
  ),
  save: text('保存', 'Save'),
  unitRetired: text(
    '单位已停用，这些联系人不再使用。请删除，姓名和电话随即清除。',
    'The unit is retired and these contacts are of no use any more. Remove them; their names and numbers go with that.',
  ),
  keep: text('保留', 'Keep'),
  retired: text('已停用', 'Retired'),
} as const satisfies Record<string, Text>

export const showPhoneOf = (title: string, name: string): Text =>
  text(`显示电话：${title} ${name}`, `Show the number: ${title} ${name}`)
export const hidePhoneOf = (title: string, name: string): Text =>
  text(`隐藏电话：${title} ${name}`, `Hide the number: ${title} ${name}`)
export const changeOf = (title: string, name: string): Text =>
  text(`修改联系人：${title} ${name}`, `Change the contact: ${title} ${name}`)
export const removeOf = (title: string, name: string): Text =>
  text(`删除联系人：${title} ${name}`, `Remove the contact: ${title} ${name}`)
export const keepsPhone = (masked: string): Text => text(`不改电话（${masked}）就留空`, `Leave empty to keep ${masked}`)
export const removeEffect = (title: string, name: string): Text =>
  text(
    `将删除${title} ${name}的姓名和电话，不能恢复。日志只留下单位和职务。`,
    `Name and number of ${title} ${name} will be deleted for good. The log keeps the unit and the title alone.`,
  )
