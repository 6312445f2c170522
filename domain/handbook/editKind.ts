/** One kind of place edited by hand: its names, and its items added, reworded, dropped or put in another order. */
import { z } from 'zod'
import { comparable, comparableCode, hasUnseen } from '../importing/cells'
import { type Refusal, refuse } from '../refusal'
import { storable } from '../storable'
import {
  type HandbookItem,
  itemScopes,
  itemsIn,
  longestCode,
  longestItem,
  longestItemInEnglish,
  longestKindName,
  longestKindNameInEnglish,
  mostItems,
  roadSectionKind,
} from './handbook'
import { createItemKeys, createKindKeys } from './handbookKeys'
import type { HandbookGround } from './handbookRows'

const visible = storable.refine((words) => !hasUnseen(words))
const key = storable.min(1).max(60)

export const kindFormSchema = z.strictObject({
  /** Null: a new kind. */
  key: key.nullable(),
  nameZh: visible.trim().min(1).max(longestKindName),
  nameEn: visible.trim().min(1).max(longestKindNameInEnglish),
  items: z
    .array(
      z.strictObject({
        /** Null: a new item. */
        key: key.nullable(),
        zh: visible.trim().min(1).max(longestItem),
        en: visible.trim().max(longestItemInEnglish),
        scope: z.enum(itemScopes),
        code: visible.trim().max(longestCode),
      }),
    )
    .min(1)
    .max(mostItems),
})
export type KindForm = z.output<typeof kindFormSchema>

export type KindDecided = {
  readonly key: string
  readonly isNew: boolean
  readonly nameZh: string
  readonly nameEn: string
  readonly items: readonly HandbookItem[]
}

const firstTwice = (said: readonly string[]): string | undefined =>
  said.find((one, at) => one !== '' && said.indexOf(one) < at)

export const decideKind = (form: KindForm, { kinds, handbook }: HandbookGround): KindDecided | Refusal => {
  const known = form.key === null ? undefined : kinds.find((kind) => kind.key === form.key)
  if (form.key !== null && (known === undefined || known.isRetired))
    return refuse(
      'notFound',
      '没有这个点位类型，或已停用。请刷新后重新选择。',
      'There is no such kind, or it is retired. Reload and choose again.',
    )
  const { nameZh, nameEn } = form.key === roadSectionKind ? namesOf(known) : form
  const same = kinds.find((kind) => kind.key !== form.key && comparable(kind.name.zh) === comparable(nameZh))
  if (same?.isRetired)
    return refuse(
      'conflict',
      `已停用的类型叫“${same.name.zh}”。请换一个名称，或在手册表中导入它，重新启用。`,
      `A retired kind is called "${same.name.zh}". Choose another name, or take it in with a sheet to use it again.`,
    )
  if (same !== undefined)
    return refuse(
      'conflict',
      `已有点位类型“${same.name.zh}”。请换一个名称。`,
      `There is a kind "${same.name.zh}" already; choose another name.`,
    )
  if (firstTwice(form.items.map(({ zh }) => comparable(zh))) !== undefined)
    return refuse('invalid', '有两个测评项的文字相同。请只留一个。', 'Two items read alike; keep one of them.')
  const code = firstTwice(form.items.map((item) => comparableCode(item.code)))
  if (code !== undefined)
    return refuse('invalid', `编号“${code}”用了两次。请改正。`, `The code "${code}" stands twice; correct it.`)
  const before = known === undefined ? [] : itemsIn(handbook, handbook.at(-1)?.number ?? 0, known.key)
  const keys = form.items.flatMap((item) => (item.key === null ? [] : [item.key]))
  if (firstTwice(keys) !== undefined || !keys.every((one) => before.some((item) => item.key === one)))
    return refuse(
      'conflict',
      '测评项刚刚有了变化，没有保存。请刷新后重新修改。',
      'The items have just changed, so nothing was saved. Reload and edit them again.',
    )
  const newKey = known?.key ?? createKindKeys(kinds.map((kind) => kind.key))()
  const keyFor = createItemKeys(handbook)
  const taken = new Set([...keys, ...before.map((item) => item.key)])
  return {
    ...{ key: newKey, isNew: known === undefined, nameZh, nameEn },
    items: form.items.map((item): HandbookItem => {
      const itemKey = item.key ?? keyFor(newKey, item.zh, (one) => taken.has(one))
      taken.add(itemKey)
      return {
        ...{ key: itemKey, zh: item.zh, en: item.en === '' ? item.zh : item.en, scope: item.scope },
        ...(item.code !== '' && { code: item.code }),
      }
    }),
  }
}

const namesOf = (kind: HandbookGround['kinds'][number] | undefined) => ({
  nameZh: kind?.name.zh ?? '',
  nameEn: kind?.name.en ?? '',
})
