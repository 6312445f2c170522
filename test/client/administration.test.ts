/** The office's forms, as pure functions: posts, terms, generated passwords. */
import { expect, test } from 'vitest'
import { madePassword } from '../../client/administration/madePassword'
import { orderedPosts, postFields, postOf, postStateOn } from '../../client/administration/postForm'
import { matches } from '../../client/administration/Sought'
import { dueIfNotified, rectifiesBeforeClaim, termsOf, typedOf } from '../../client/administration/termsForm'
import { shownFields } from '../../client/forms/formState'
import { holidays2022, workingCalendar } from '../../domain/calendar'
import { defaultTerms } from '../../domain/issue'

test('a form shows the fields of the post that was chosen, and needs them', () => {
  const shown = (role: string) =>
    shownFields(postFields([1, 2]), { role }).map(({ name, needed }) => (needed ? name : `${name}?`))
  expect(shown('office')).toEqual(['role', 'from', 'until?'])
  expect(shown('leader')).toEqual(['role', 'group', 'from', 'until?'])
  expect(shown('squad')).toEqual(['role', 'squad', 'squadPosition', 'from', 'until?'])
  expect(shown('unit')).toEqual(['role', 'unitId', 'unitPosition', 'from', 'until?'])
})

test('a form says its post', () => {
  const from = '2022-09-15'
  expect(postOf({ role: 'leader', group: '2', from })).toEqual({
    duty: { role: 'leader', group: 2 },
    from,
    until: null,
  })
  expect(postOf({ role: 'unit', unitId: 'unit03', unitPosition: 'clerk', from, until: '2022-10-31' })).toEqual({
    duty: { role: 'unit', unitId: 'unit03', position: 'clerk' },
    from,
    until: '2022-10-31',
  })
})

test('posts held come first, then those to come, then those that are over', () => {
  const post = (id: string, from: string, until: string | null) =>
    ({ id, duty: { role: 'office' }, from, until }) as const
  const today = '2022-09-15'
  const posts = [
    post('over', '2022-06-01', '2022-09-14'),
    post('next', '2022-10-01', null),
    post('never', '2022-09-15', '2022-09-14'),
    post('now', '2022-06-01', '2022-09-15'),
  ]
  expect(orderedPosts(posts, today).map(({ id }) => id)).toEqual(['now', 'next', 'never', 'over'])
  expect(posts.map((each) => postStateOn(each, today))).toEqual(['over', 'notYetHeld', 'over', 'held'])
})

test('terms are whole numbers from 1 to 60; what was typed comes back as it was', () => {
  expect(termsOf(typedOf(defaultTerms))).toEqual(defaultTerms)
  for (const wrong of ['', 0, 61, 2.5]) expect(termsOf({ ...typedOf(defaultTerms), 'urgent.claim': wrong })).toBeNull()
  expect(rectifiesBeforeClaim(defaultTerms)).toBe(false)
  expect(
    rectifiesBeforeClaim({
      ...defaultTerms,
      bySeverity: { ...defaultTerms.bySeverity, urgent: { claim: 3, rectify: 2 } },
    }),
  ).toBe(true)
})

test('an ordinary issue notified on 15 September is claimed by Monday and rectified by the 29th', () => {
  expect(dueIfNotified(defaultTerms, 'ordinary', '2022-09-15', workingCalendar(holidays2022))).toEqual({
    claim: '2022-09-19',
    rectify: '2022-09-29',
  })
})

test('a generated password is long, readable aloud and never the same', () => {
  const made = Array.from({ length: 200 }, madePassword)
  expect(made.filter((password) => !/^[a-km-np-z2-9]{4}(-[a-km-np-z2-9]{4}){2}$/.test(password))).toEqual([])
  expect(new Set(made).size).toBe(200)
})

test('every word of a search stands somewhere, whatever the case', () => {
  expect(matches('', ['市财政局'])).toBe(true)
  expect(matches('财政 Clerk', ['市财政局', 'clerk26'])).toBe(true)
  expect(matches('财政 member', ['市财政局', 'clerk26'])).toBe(false)
})
