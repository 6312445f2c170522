/** The forms of the action table as they are filled in and read again, apart from any screen. */
import { describe, expect, it } from 'vitest'
import { formOf, problemsOf, shownFields, valuesOf } from '../../client/forms/formState'
import { groupActions } from '../../client/issues/mainAction'
import type { Names } from '../../client/names'
import { actorText } from '../../domain/actorText'
import type { ActionName } from '../../domain/issueActions'
import { actions } from '../../domain/issueActions'
import { readForm } from '../../domain/readForm'
import { text } from '../../domain/text'

const nothing = { values: {}, reasons: {} }
const namesOf = (shown: readonly { readonly name: string }[]) => shown.map(({ name }) => name)

describe('a form being filled in', () => {
  it('shows photos, papers and files where the table has them', () => {
    expect(namesOf(shownFields(actions.rectify.fields, {}))).toEqual(['what', 'photos', 'papers', 'files'])
  })

  it('asks for the new date when more time is asked for, and for the unit when another unit is proposed', () => {
    expect(namesOf(shownFields(actions.ask.fields, { request: 'extension' }))).toEqual(['request', 'newDate', 'reason'])
    expect(namesOf(shownFields(actions.ask.fields, { request: 'reassignment' }))).toEqual([
      'request',
      'proposedUnitId',
      'reason',
    ])
  })

  it('leaves out what has no meaning in the present case', () => {
    const shown = shownFields(
      actions.answer.fields,
      { answer: 'granted' },
      { omit: ['unitId', 'claimBy', 'rectifyBy'] },
    )
    expect(namesOf(shown)).toEqual(['answer', 'newDate', 'reason'])
  })

  it('lets prefilled dates follow the severity until somebody types another', () => {
    const ordinary = { values: { claimBy: '2022-09-19' }, reasons: {} }
    const urgent = { values: { claimBy: '2022-09-16' }, reasons: {} }
    expect(valuesOf({}, ordinary).claimBy).toBe('2022-09-19')
    expect(valuesOf({}, urgent).claimBy).toBe('2022-09-16')
    expect(valuesOf({ claimBy: '2022-09-20' }, urgent).claimBy).toBe('2022-09-20')
  })

  it('keeps a field empty that was emptied by hand', () => {
    expect(valuesOf({ claimBy: '' }, { values: { claimBy: '2022-09-19' }, reasons: {} }).claimBy).toBe('')
  })

  it('says in a sentence what is missing: to fill in or to choose', () => {
    const shown = shownFields(actions.open.fields, {}, { alsoNeeded: ['followingSquad'] })
    const problems = problemsOf(shown, { what: '   ' })
    expect(problems.what?.zh).toBe('请填写“问题描述”。')
    expect(problems.severity?.zh).toBe('请选择“严重程度”。')
    expect(problems.followingSquad?.zh).toBe('请选择“主办分队”。')
    expect(problems.jointSquads).toBeUndefined()
  })

  it('needs a field that another one calls for', () => {
    const values = { request: 'extension', reason: '等待材料' }
    expect(Object.keys(problemsOf(shownFields(actions.ask.fields, values), values))).toEqual(['newDate'])
  })

  it('says how far a text is over its limit, and counts as the server does: without the space around it', () => {
    const shown = shownFields(actions.void.fields, {})
    expect(problemsOf(shown, { reason: '长'.repeat(503) }).reason?.zh).toBe('最多500字，现有503字，请删减。')
    expect(problemsOf(shown, { reason: `  ${'长'.repeat(500)}  ` })).toEqual({})
  })

  it('is not sent while a file is under way', () => {
    const shown = shownFields(actions.rectify.fields, {})
    const problem = (files: readonly string[]) => problemsOf(shown, { what: '已补齐。', files }).files?.zh
    expect(problem(['a'.repeat(64)])).toBeUndefined()
    expect(problem([])).toBeUndefined()
    expect(problem(['a'.repeat(64), 'notThere'])).toBe('有文件还没有传完或没有传成。请等它传完，或移除后再提交。')
  })

  it('sends what is shown and filled in, and nothing else', () => {
    const values = valuesOf(
      { request: 'extension', newDate: '2022-10-08', proposedUnitId: 'unit03', reason: ' 等待材料 ' },
      nothing,
    )
    expect(formOf(shownFields(actions.ask.fields, values), values)).toEqual({
      request: 'extension',
      newDate: '2022-10-08',
      reason: '等待材料',
    })
  })
})

const names: Names = {
  unit: (unitId) => text(unitId === 'unit20' ? '市城市管理局' : unitId, unitId),
  unitOfIssue: () => null,
  squad: (squad) => text(squad === 1 ? '第一督导分队' : '第五督导分队', `Squad ${squad}`),
  day: (day) => text(day === '2022-09-20' ? '9月20日' : day, day),
  checkItem: (key) => text(key === 'bins' ? '垃圾桶及时清运' : key, key),
  issue: (issueId) => (issueId === 'known' ? text('路灯不亮', '路灯不亮') : undefined),
}

describe('a form that was handed in', () => {
  it('is read field by field, with the names of units, squads and check items', () => {
    const lines = readForm(
      actions.open.fields,
      { checkItem: 'bins', what: '垃圾满溢', severity: 'urgent', jointSquads: [1, 5], photos: [], papers: undefined },
      names,
    )
    expect(lines.map(({ label, value }) => `${label.zh}：${value.zh}`)).toEqual([
      '测评项：垃圾桶及时清运',
      '问题描述：垃圾满溢',
      '严重程度：紧急',
      '协办分队：第一督导分队、第五督导分队',
    ])
  })

  it('names the issue into which another was merged, where the reader may know it', () => {
    const merged = (intoIssueId: string) =>
      readForm(actions.merge.fields, { intoIssueId, reason: '重复' }, names)[0]?.value.zh
    expect(merged('known')).toBe('路灯不亮')
    expect(merged('0182570a')).toBe('0182570a')
  })

  it('keeps days as people say them', () => {
    const form = { unitId: 'unit20', instrument: 'card', claimBy: '2022-09-20', rectifyBy: '2022-09-20' }
    expect(readForm(actions.notify.fields, form, names).map(({ value }) => value.zh)).toEqual([
      '市城市管理局',
      '督办卡',
      '9月20日',
      '9月20日',
    ])
  })
})

describe('who acted', () => {
  it('is told by post, and by name where the account has another', () => {
    const captain = { role: 'squad', squad: 1, position: 'captain' } as const
    expect(actorText({ name: '第一督导分队队长', duty: captain }, names).zh).toBe('第一督导分队队长')
    expect(actorText({ name: '值班账号', duty: captain }, names).zh).toBe('第一督导分队队长（值班账号）')
    expect(actorText({ name: '指挥部办公室', duty: { role: 'office' } }, names).zh).toBe('指挥部办公室')
    expect(actorText({ name: 'x', duty: { role: 'leader', group: 2 } }, names).zh).toBe('第二督导组组长（x）')
  })
})

describe('the buttons', () => {
  const available = (...given: readonly (ActionName | readonly [ActionName])[]) =>
    given.map((one) => (typeof one === 'string' ? { name: one, onBehalf: false } : { name: one[0], onBehalf: true }))
  const named = (group: readonly { readonly name: ActionName }[]) => group.map(({ name }) => name)

  it('put the answer to a request before everything else', () => {
    expect(groupActions(available('answer', 'reassign')).main?.name).toBe('answer')
  })

  it('never make an action on behalf of a unit the main one', () => {
    const groups = groupActions(available('reassign', ['claim'], 'handOver', 'draftCircular'))
    expect(groups.main).toBeUndefined()
    expect(named(groups.others)).toEqual(['reassign', 'handOver'])
    expect(named(groups.onBehalf)).toEqual(['claim'])
    expect(named(groups.escalation)).toEqual(['draftCircular'])
  })

  it('show each available action exactly once', () => {
    const groups = groupActions(available('notify', 'fixOnSpot', 'void', 'merge', 'signReferral', ['rectify']))
    const shown = [...(groups.main ? [groups.main] : []), ...groups.others, ...groups.onBehalf, ...groups.escalation]
    expect(named(shown).sort()).toEqual(['fixOnSpot', 'merge', 'notify', 'rectify', 'signReferral', 'void'])
  })
})
