/** An inspection being filled in: what it opens, what it sends, and that a kept draft comes back or is left out. */
import { expect, test } from 'vitest'
import {
  byItsHandbook,
  emptyDraft,
  formOfDraft,
  issuesOfDraft,
  opensIssue,
  readDraft,
  supplementsOfDraft,
  whatOf,
  withFinding,
  withHandbook,
  withIssue,
  withRestPassed,
} from '../../client/points/inspectionDraft'

const items = [
  { key: 'clean', zh: '地面干净' },
  { key: 'light', zh: '照明完好' },
  { key: 'signs', zh: '标识清楚' },
]
const id = '01810000-0000-7000-8000-000000000001'
const other = '01810000-0000-7000-8000-000000000002'
const blank = emptyDraft('2022-09-15', { squads: [], followingSquad: null })
const failed = withFinding(blank, 'clean', 'fail', () => id)

test('three taps fill three items: one fails, the rest pass', () => {
  const draft = withRestPassed(
    failed,
    items.map(({ key }) => key),
  )
  expect(formOfDraft(draft, [])).toEqual({
    visitedOn: '2022-09-15',
    findings: { clean: 'fail', light: 'pass', signs: 'pass' },
  })
  expect(issuesOfDraft(draft, items, [], 1)).toEqual([
    {
      issueId: id,
      form: { checkItem: 'clean', what: '实地考察发现“地面干净”不符合要求。', severity: 'ordinary' },
    },
  ])
})

test('the note goes into the sentence until the sentence is changed by hand', () => {
  const noted = { ...failed, notes: { clean: ' 墙角有垃圾 ' } }
  expect(whatOf(noted, { key: 'clean', zh: '地面干净' })).toBe('实地考察发现“地面干净”不符合要求：墙角有垃圾。')
  expect(formOfDraft(noted, []).notes).toEqual({ clean: '墙角有垃圾' })
  const byHand = withIssue(noted, 'clean', { what: '垃圾未清。', severity: 'urgent' })
  expect(issuesOfDraft(byHand, items, [], 1)[0]?.form).toMatchObject({ what: '垃圾未清。', severity: 'urgent' })
})

test('where the item is open already nothing is opened, until somebody says that it is another matter', () => {
  const open = [{ id: other, checkItem: 'clean', stage: 'claimed' }] as const
  expect(opensIssue(failed, 'clean', open)).toBe(false)
  expect(opensIssue(withIssue(failed, 'clean', { isOn: true }), 'clean', open)).toBe(true)
  expect(opensIssue(failed, 'clean', [{ id: other, checkItem: 'clean', stage: 'closed' }])).toBe(true)
  expect(opensIssue(withIssue(failed, 'clean', { isOn: false }), 'clean', [])).toBe(false)
  expect(
    opensIssue(
      withFinding(failed, 'clean', 'pass', () => id),
      'clean',
      [],
    ),
  ).toBe(false)
})

test('what was seen again goes to the issue that is open on the item, with its photos, where this person may add to it', () => {
  const photo = 'a'.repeat(64)
  const draft = { ...failed, notes: { clean: '仍未清理' }, photos: { clean: [photo] } }
  const open = { id: other, checkItem: 'clean', stage: 'claimed', maySupplement: true } as const
  expect(supplementsOfDraft(draft, items, [open])).toEqual([
    { issueId: other, form: { what: '实地考察发现“地面干净”不符合要求：仍未清理。', photos: [photo] } },
  ])
  expect(formOfDraft(draft, [open])).not.toHaveProperty('photos')
  expect(issuesOfDraft(draft, items, [open], 1)).toEqual([])
  const another = withIssue(draft, 'clean', { isOn: true })
  expect(supplementsOfDraft(another, items, [open])).toEqual([])
  expect(issuesOfDraft(another, items, [open], 1)).toHaveLength(1)
  expect(supplementsOfDraft(draft, items, [{ ...open, maySupplement: false }])).toEqual([])
  expect(supplementsOfDraft(draft, items, [{ ...open, stage: 'closed' }])).toEqual([])
})

test('a failed item keeps its id when it is tapped again', () => {
  const again = withFinding(
    withFinding(failed, 'clean', 'pass', () => 'no'),
    'clean',
    'fail',
    () => 'no',
  )
  expect(again.issues.clean?.issueId).toBe(id)
})

test('photos go with the issue that they show, else with the inspection; the office names who follows; joint squads are named', () => {
  const photo = 'a'.repeat(64)
  const draft = { ...failed, photos: { clean: [photo] }, squads: [1, 3], followingSquad: 1 }
  expect(formOfDraft(draft, [])).toMatchObject({ squads: [1, 3] })
  expect(formOfDraft(draft, [])).not.toHaveProperty('photos')
  const known = [{ id: other, checkItem: 'clean', stage: 'claimed' }] as const
  expect(formOfDraft(draft, known)).toMatchObject({ photos: { clean: [photo] } })
  expect(issuesOfDraft(draft, items, [], 1)[0]?.form).toMatchObject({ photos: [photo], jointSquads: [3] })
  expect(issuesOfDraft(draft, items, [], 1)[0]?.form).not.toHaveProperty('followingSquad')
  expect(issuesOfDraft(draft, items, [], null)[0]?.form).toMatchObject({ followingSquad: 1, jointSquads: [3] })
})

test('a kept draft comes back; what is no draft is left out', () => {
  expect(readDraft(JSON.stringify(failed))).toEqual(failed)
  const underWay = { ...failed, photos: { clean: ['a'.repeat(64), 'sending:1'] } }
  expect(readDraft(JSON.stringify(underWay))?.photos).toEqual({ clean: ['a'.repeat(64)] })
  for (const kept of [null, '', '{', '{}', '[]', JSON.stringify({ ...failed, findings: { clean: 'maybe' } })])
    expect(readDraft(kept)).toBe(null)
})

const inEnglish = (zh: string, key: string) => ({ key, zh, en: key })
const first = { number: 1, items: [inEnglish('地面干净', 'clean'), inEnglish('照明完好', 'light')] }
const second = { number: 2, items: [inEnglish('地面干净，无积水', 'clean'), inEnglish('标识清楚', 'signs')] }
const begun = withFinding(
  withFinding(
    emptyDraft('2022-09-15', { squads: [], followingSquad: null, handbook: first }),
    'clean',
    'fail',
    () => id,
  ),
  'light',
  'pass',
  () => other,
)

test('a draft goes by the handbook that it was begun with, and is sent with its number', () => {
  const { draft, handbook, isOutdated } = byItsHandbook(begun, second)
  expect([handbook.number, isOutdated]).toEqual([1, true])
  expect(formOfDraft(draft, []).handbook).toBe(1)
  expect(issuesOfDraft(draft, handbook.items, [], 1)[0]?.form).toMatchObject({ checkItem: 'clean', handbook: 1 })
})

test('a version that says nothing else of these items is taken over in silence', () => {
  const { draft, isOutdated } = byItsHandbook(begun, { ...first, number: 5 })
  expect([draft.handbook?.number, isOutdated]).toEqual([5, false])
  const before = emptyDraft('2022-09-15', { squads: [], followingSquad: null })
  expect(byItsHandbook(before, second)).toMatchObject({ handbook: second, isOutdated: false })
})

test('taken to the present version, what was found stays on the items that there still are', () => {
  const changed = withHandbook(begun, second)
  expect(byItsHandbook(changed, second)).toMatchObject({ handbook: second, isOutdated: false })
  expect(changed.findings).toEqual({ clean: 'fail' })
  expect(Object.keys(changed.issues)).toEqual(['clean'])
  expect(readDraft(JSON.stringify(changed))?.handbook).toEqual(second)
})
