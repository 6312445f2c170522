/** The life of an application material: who does what, what is refused in which words, and what it is after each step. */
import { describe, expect, it } from 'vitest'
import { instantAt } from '../../domain/calendar'
import { countMaterials, isMaterialOverdue, type Material, unaskedMaterial } from '../../domain/material'
import {
  applyMaterialEvent,
  availableMaterialActions,
  decideMaterial,
  issueOfReturned,
  type MaterialAction,
  type MaterialCircumstances,
  type MaterialEvent,
  replayMaterial,
} from '../../domain/materialActions'
import type { Viewer } from '../../domain/people'
import { isRefusal } from '../../domain/refusal'
import { captain1, captain5, commander, market, office, person, transport } from '../world'

const id = '01810000-0000-7000-8000-00000000000b'
const issueId = '01810000-0000-7000-8000-00000000000c'
const one = 'a'.repeat(64)
const two = 'b'.repeat(64)
/** Of transport, which squad 5 supervises. */
const unasked = unaskedMaterial(id, 'transport')

type Step = readonly [day: string, who: Viewer, action: MaterialAction, more?: Partial<MaterialCircumstances>]
const attempt = (material: Material, [day, who, action, more]: Step) =>
  decideMaterial(material, action, who, { today: day, squad: 5, otherNames: [], ...more }, instantAt(day, '10:00'))
const refused = (material: Material, step: Step): string => {
  const decision = attempt(material, step)
  return isRefusal(decision) ? decision.refused.zh : 'accepted'
}
const eventOf = (material: Material, step: Step): MaterialEvent => {
  const decision = attempt(material, step)
  if (isRefusal(decision)) throw new Error(decision.refused.zh)
  return decision
}
const materialAfter = (...steps: Step[]): Material =>
  steps.reduce((material, step) => applyMaterialEvent(material, eventOf(material, step)), unasked)

const defined: Step = ['2022-07-04', office, { name: 'define', form: { name: '实施方案', dueOn: '2022-07-15' } }]
const submitted: Step = ['2022-07-14', transport, { name: 'submit', form: { files: [one] } }]
const returned: Step = ['2022-07-15', captain5, { name: 'return', form: { reason: '没有盖章' } }]
const opened: Step = ['2022-07-15', captain5, { name: 'openIssue', form: { issueId } }]
const accepted: Step = ['2022-07-20', captain5, { name: 'accept', form: {} }]

describe('the way of a material', () => {
  it('asked for, handed in, returned with an issue, handed in again, accepted; both versions are kept', () => {
    const again: Step = ['2022-07-19', transport, { name: 'submit', form: { files: [two], note: '已盖章' } }]
    const material = materialAfter(defined, submitted, returned, opened, again, accepted)
    expect(material).toMatchObject({ state: 'accepted', seq: 6, name: '实施方案', dueOn: '2022-07-15' })
    expect(
      material.versions.map(({ number, files, note, on, review }) => [
        number,
        files,
        note,
        on,
        review?.outcome,
        review?.reason,
        review?.issueId,
      ]),
    ).toEqual([
      [1, [one], null, '2022-07-14', 'returned', '没有盖章', issueId],
      [2, [two], '已盖章', '2022-07-19', 'accepted', null, null],
    ])
  })
  it('a version handed in before the first is judged is a second one', () => {
    expect(materialAfter(defined, submitted, submitted).versions.length).toBe(2)
  })
  it('a return may set a new date', () => {
    const later: Step = ['2022-07-15', captain5, { name: 'return', form: { reason: '没有盖章', dueOn: '2022-07-22' } }]
    expect(materialAfter(defined, submitted, later).dueOn).toBe('2022-07-22')
  })
  it('replayed from its events it is the same', () => {
    const first = eventOf(unasked, defined)
    const second = eventOf(materialAfter(defined), submitted)
    expect(replayMaterial(id, [first, second])).toEqual(materialAfter(defined, submitted))
    expect(() => replayMaterial(id, [second])).toThrow(/do not begin with its definition/)
  })
  it('its issue says which material failed and why', () => {
    expect(issueOfReturned(materialAfter(defined, submitted, returned))).toBe('申报材料“实施方案”未通过审核：没有盖章')
  })
})

describe('what is refused', () => {
  const liaison = person(
    'liaison',
    { role: 'squad', squad: 5, position: 'liaison' },
    { role: 'unit', unitId: 'transport', position: 'clerk' },
  )
  const submittedByLiaison: Step = ['2022-07-14', liaison, { name: 'submit', form: { files: [one] } }]
  const moved = person('liaison', { role: 'squad', squad: 5, position: 'liaison' })
  it.each<[string, Material, Step, string]>([
    [
      'a name that is on the list',
      unasked,
      [...defined.slice(0, 3), { otherNames: ['实施方案'] }] as unknown as Step,
      '“实施方案”已在单位的清单中，没有保存。请去掉重复的材料后重新提交。',
    ],
    [
      'a unit outside the supervised ones',
      unasked,
      [...defined.slice(0, 3), { squad: null }] as unknown as Step,
      '这个单位不在督导单位名单内，不能下达材料。请从督导单位中选择。',
    ],
    ['a due date in the past', unasked, ['2022-07-16', office, defined[2]], '报送期限早于今天，请改为今天或以后。'],
    [
      'asked for by another squad',
      unasked,
      ['2022-07-04', captain1, defined[2]],
      '下达由指挥部办公室或督导该单位的分队办理，您不能办理。请联系他们。',
    ],
    [
      'handed in by another unit',
      materialAfter(defined),
      ['2022-07-14', market, submitted[2]],
      '报送由报送单位办理，您不能办理。请联系他们。',
    ],
    [
      'handed in by the squad',
      materialAfter(defined),
      ['2022-07-14', captain5, submitted[2]],
      '报送由报送单位办理，您不能办理。请联系他们。',
    ],
    [
      'accepted before it is there',
      materialAfter(defined),
      accepted,
      '材料现为“未报”，不能审核合格。请刷新后查看最新情况。',
    ],
    [
      'accepted by another squad',
      materialAfter(defined, submitted),
      ['2022-07-20', captain1, accepted[2]],
      '审核合格由督导该单位的分队或指挥部办公室办理，您不能办理。请联系他们。',
    ],
    [
      'accepted by the unit',
      materialAfter(defined, submitted),
      ['2022-07-20', transport, accepted[2]],
      '审核合格由督导该单位的分队或指挥部办公室办理，您不能办理。请联系他们。',
    ],
    [
      'accepted by the commander',
      materialAfter(defined, submitted),
      ['2022-07-20', commander, accepted[2]],
      '审核合格由督导该单位的分队或指挥部办公室办理，您不能办理。请联系他们。',
    ],
    [
      'accepted by somebody of the squad who holds a post in the unit',
      materialAfter(defined, submitted),
      ['2022-07-20', liaison, accepted[2]],
      '您在报送单位任职，应当回避，不能审核合格。请由督导该单位的分队或指挥部办公室的其他人员办理。',
    ],
    [
      'accepted by who handed it in, though the post in the unit has ended',
      materialAfter(defined, submittedByLiaison),
      ['2022-07-20', moved, accepted[2]],
      '这份材料由您报送，不能自己审核。请由分队其他人员或指挥部办公室审核。',
    ],
    [
      'returned until a day that is past',
      materialAfter(defined, submitted),
      ['2022-07-20', captain5, { name: 'return', form: { reason: '没有盖章', dueOn: '2022-07-19' } }],
      '报送期限早于今天，请改为今天或以后。',
    ],
    [
      'handed in after it was accepted',
      materialAfter(defined, submitted, ['2022-07-15', office, accepted[2]]),
      submitted,
      '材料现为“合格”，不能报送。请刷新后查看最新情况。',
    ],
    [
      'a second issue for one return',
      materialAfter(defined, submitted, returned, opened),
      opened,
      '这次退改已经立案，请查看已立的问题。',
    ],
    [
      'removed once something was handed in',
      materialAfter(defined, submitted, returned),
      ['2022-07-15', office, { name: 'remove', form: { reason: '重复' } }],
      '材料现为“退改”，不能移除。请刷新后查看最新情况。',
    ],
    [
      'removed by the squad',
      materialAfter(defined),
      ['2022-07-15', captain5, { name: 'remove', form: { reason: '重复' } }],
      '移除由指挥部办公室办理，您不能办理。请联系他们。',
    ],
  ])('%s', (_, material, step, sentence) => {
    expect(refused(material, step)).toBe(sentence)
  })
})

it('the buttons of each person', () => {
  const buttons = (material: Material, who: Viewer) =>
    availableMaterialActions(material, who, { today: '2022-07-15', squad: 5, otherNames: [] }).join(' ')
  const at = {
    asked: materialAfter(defined),
    submitted: materialAfter(defined, submitted),
    returned: materialAfter(defined, submitted, returned),
  }
  expect([at.asked, at.submitted, at.returned].map((material) => buttons(material, transport))).toEqual([
    'submit',
    'submit',
    'submit',
  ])
  expect([at.asked, at.submitted, at.returned].map((material) => buttons(material, captain5))).toEqual([
    '',
    'accept return',
    'openIssue',
  ])
  expect([at.asked, at.submitted, at.returned].map((material) => buttons(material, office))).toEqual([
    'remove',
    'accept return',
    'openIssue',
  ])
  expect(buttons(at.submitted, captain1)).toBe('')
})

it('is overdue from the day after, while nothing lies with the squad', () => {
  const overdue = (material: Material, day: string) => isMaterialOverdue(material, day)
  expect([overdue(materialAfter(defined), '2022-07-15'), overdue(materialAfter(defined), '2022-07-16')]).toEqual([
    false,
    true,
  ])
  expect(overdue(materialAfter(defined, submitted), '2022-08-01')).toBe(false)
  expect(overdue(materialAfter(defined, submitted, returned), '2022-07-16')).toBe(true)
  expect(overdue(materialAfter(defined, submitted, accepted), '2022-08-01')).toBe(false)
  expect(
    countMaterials(
      [materialAfter(defined), materialAfter(defined, submitted), materialAfter(defined, submitted, accepted)],
      '2022-07-16',
    ),
  ).toEqual({
    all: 3,
    accepted: 1,
    submitted: 1,
    overdue: 1,
  })
})
