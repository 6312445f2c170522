/** Numbers as they are typed, kept and shown. The mobiles are put together here, so that none stands in the tree. */
import { describe, expect, it } from 'vitest'
import { contactFormSchema, maskedPhone, phoneOf } from '../../domain/contact'

const mobile = ['138', '0013', '1234'].join('')

describe('a number as it is kept', () => {
  it.each([
    [mobile, mobile],
    [` ${mobile} `, mobile],
    [['138', '0013', '1234'].join('-'), mobile],
    [['138', '0013', '1234'].join(' '), mobile],
    [`+86 ${mobile}`, mobile],
    [`0086-${mobile}`, mobile],
    ['１３８００１３１２３４'.slice(0, 7), '1380013'],
    ['0358-8221234', '0358-8221234'],
    ['（0358）8221234', '(0358)8221234'],
    ['0358—8221234', '0358-8221234'],
    ['8221234转801', '8221234转801'],
    ['8221234 ext. 801', '8221234转801'],
    ['12345', '12345'],
    ['1234', null],
    ['', null],
    ['见通讯录', null],
    [`${mobile}、0358-8221234`, null],
    [`${mobile}/8221234`, null],
    ['1.38E+10', null],
    ['<script>', null],
    ['1'.repeat(30), null],
  ])('%j', (said, kept) => {
    expect(phoneOf(said)).toBe(kept)
  })
})

describe('a number as it is shown', () => {
  it.each([
    [mobile, '138****1234'],
    ['0358-8221234', '035****1234'],
    ['0358-8221234转801', '035****1234'],
    ['+85221234567', '852****4567'],
    ['8221234', '****1234'],
    ['12345', '****2345'],
  ])('%s', (phone, shown) => {
    expect(maskedPhone(phone)).toBe(shown)
  })
})

it('a form without a name, a title or a number that can be rung is none', () => {
  const form = { name: '张某', title: '办公室主任', phone: `+86 ${mobile}` }
  expect(contactFormSchema.parse(form)).toEqual({ ...form, phone: mobile })
  for (const wrong of [{ name: ' ' }, { title: '' }, { phone: '无' }, { name: '名'.repeat(41) }, { more: 1 }])
    expect(contactFormSchema.safeParse({ ...form, ...wrong }).success).toBe(false)
})
