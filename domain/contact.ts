/**
 * Contacts 联系人 of a unit: name and number are personal data. They are kept sealed, read by the office and the squad of
 * the unit alone, and the number is shown masked until somebody asks for it, which the log keeps.
 */
import { z } from 'zod'
import { storable } from './storable'
import { type Text, text } from './text'

export const longestPersonName = 40
export const longestTitle = 60

/** As it is kept: digits with what parts them, without blanks; a mobile without the country's code. Null: no number. */
export const phoneOf = (said: string): string | null => {
  const plain = said
    .normalize('NFKC')
    .replace(/[\s\u2010-\u2015\u2212]/gu, (letter) => (/\s/u.test(letter) ? '' : '-'))
    .replace(/^(?:\+|00)86-?(?=1\d{2})/u, '')
  const [main = '', ...extension] = plain.split(/转|ext\.?|分机|,|x|#/iu)
  const digits = main.replace(/[-()]/gu, '')
  if (extension.length > 1 || !extension.every((part) => /^\d{1,6}$/.test(part))) return null
  if (!/^\+?\d{5,15}$/.test(digits) || !/^\+?[\d()-]+$/.test(main)) return null
  // Eleven digits that begin with 1 are a mobile, however they were grouped.
  const kept = /^1\d{10}$/.test(digits) ? digits : main
  return extension.length === 0 ? kept : `${kept}转${extension[0]}`
}

/** 138****1234: the first three and the last four; of a short one the last four, or nothing. */
export const maskedPhone = (phone: string): string => {
  const digits = (phone.split('转')[0] ?? '').replace(/\D/gu, '')
  const last = digits.slice(-4)
  return digits.length > 7 ? `${digits.slice(0, 3)}****${last}` : digits.length > 4 ? `****${last}` : '****'
}

export const contactFormSchema = z.strictObject({
  name: storable.trim().min(1).max(longestPersonName),
  title: storable.trim().min(1).max(longestTitle),
  phone: storable
    .trim()
    .max(40)
    .transform((said, context) => {
      const phone = phoneOf(said)
      if (phone !== null) return phone
      context.addIssue({ code: 'custom', message: 'no number' })
      return z.NEVER
    }),
})
/** A number that is not given stays as it is. */
export const contactChangeSchema = contactFormSchema.partial({ phone: true })
export type ContactForm = z.output<typeof contactFormSchema>

/** What is sealed. */
export type ContactSecret = { readonly name: string; readonly phone: string }

export const contactActions = {
  add: text('新增联系人', 'Contact added'),
  change: text('修改联系人', 'Contact changed'),
  remove: text('删除联系人', 'Contact removed'),
  reveal: text('查看联系电话', 'Contact’s number shown'),
  takeRoster: text('导入联系人名册', 'Roster of contacts taken'),
} as const satisfies Record<string, Text>
export type ContactAction = keyof typeof contactActions

/** What changed, as the log says it: which, never from what to what. */
export const contactParts = { name: text('姓名', 'name'), title: text('职务', 'title'), phone: text('电话', 'number') }
