/** Forms as data: every field labelled in both languages, limits kept, nothing let in that no field names. */
import { describe, expect, it } from 'vitest'
import { activityActionNames, activityRow } from '../../domain/activityActions'
import {
  choiceField,
  dateField,
  type Field,
  type FieldKind,
  fieldKinds,
  formSchema,
  issueField,
  lineField,
  optionalPapers,
  optionalParagraph,
  optionalPhotos,
  optionalSquads,
  paragraphField,
  squadField,
  unitField,
} from '../../domain/form'
import { goodPracticeActionNames, goodPracticeRow } from '../../domain/goodPracticeActions'
import { instructionActionNames, instructionRow } from '../../domain/instructionActions'
import { actionNames, actionRow } from '../../domain/issueActions'
import { materialActionNames, materialRow } from '../../domain/materialActions'
import { monthlyPlanActionNames, monthlyPlanRow } from '../../domain/monthlyPlanActions'
import { questionnaireActionNames, questionnaireRow } from '../../domain/questionnaireActions'
import { squadRouteActionNames, squadRouteRow } from '../../domain/squadRouteActions'
import { text } from '../../domain/text'

const accepts = (field: Field, value: unknown) => field.schema.safeParse(value).success
const fieldsOfAllActions = actionNames.flatMap((name) =>
  Object.entries(actionRow(name).fields).map(([key, field]) => ({ at: `${name}.${key}`, field })),
)

describe('the limits', () => {
  it('a line holds 1 to 100 characters, a paragraph 1 to 500, blanks round them apart', () => {
    const line = lineField('标题', 'Title')
    const paragraph = paragraphField('说明', 'Note')
    expect([1, 100, 101].map((length) => accepts(line, '字'.repeat(length)))).toEqual([true, true, false])
    expect([1, 500, 501].map((length) => accepts(paragraph, '字'.repeat(length)))).toEqual([true, true, false])
    expect([accepts(line, ''), accepts(line, '  '), accepts(paragraph, '\n')]).toEqual([false, false, false])
    expect(line.schema.parse('  标题 ')).toBe('标题')
    expect([line.maxLength, paragraph.maxLength]).toEqual([100, 500])
  })
  it('a date exists, a unit has a name of at most 40 characters, a squad a number from 1 to 99, an issue a UUID', () => {
    expect(['2022-02-28', '2022-02-29'].map((value) => accepts(dateField('日期', 'Date'), value))).toEqual([
      true,
      false,
    ])
    expect(
      ['unit01', 'x'.repeat(40), 'x'.repeat(41), ''].map((value) => accepts(unitField('单位', 'Unit'), value)),
    ).toEqual([true, true, false, false])
    expect([1, 99, 0, 100, 1.5, '1'].map((value) => accepts(squadField('分队', 'Squad'), value))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ])
    const uuid = '01810000-0000-7000-8000-000000000001'
    expect([uuid, 'not-a-uuid'].map((value) => accepts(issueField('问题', 'Issue'), value))).toEqual([true, false])
  })
  it('at most 12 photos, each named by its SHA-256, and at most 12 squads', () => {
    const photos = optionalPhotos('照片', 'Photos')
    const photo = 'a'.repeat(64)
    expect(
      [[], Array(12).fill(photo), Array(13).fill(photo), ['a.jpg']].map((value) => accepts(photos, value)),
    ).toEqual([true, true, false, false])
    expect(
      [Array(12).fill(1), Array(13).fill(1)].map((value) => accepts(optionalSquads('分队', 'Squads'), value)),
    ).toEqual([true, false])
  })
  it('a choice is one of its options', () => {
    const choice = choiceField('答复', 'Answer', {
      granted: text('同意', 'Granted'),
      declined: text('不同意', 'Declined'),
    })
    expect(['granted', 'declined', 'maybe', ''].map((value) => accepts(choice, value))).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})

it('a form lets nothing in that no field names, and optional fields stay away', () => {
  const form = formSchema({ title: lineField('标题', 'Title'), note: optionalParagraph('说明', 'Note') })
  expect(form.parse({ title: '标题' })).toEqual({ title: '标题' })
  expect(form.safeParse({ title: '标题', stage: 'closed' }).success).toBe(false)
  expect(form.safeParse({ note: '说明' }).success).toBe(false)
  expect(accepts(optionalPapers('文号', 'Papers'), undefined)).toBe(true)
})

describe('the fields of all actions', () => {
  it('are labelled in Chinese and English', () => {
    for (const { at, field } of fieldsOfAllActions) {
      expect(field.label.zh, at).toMatch(/^[\p{Script=Han}（）、]+$/u)
      expect(field.label.en, at).toMatch(/^[A-Z][\w ,.()-]+$/)
    }
    for (const name of actionNames) {
      expect(actionRow(name).label.zh, name).toMatch(/^\p{Script=Han}+$/u)
      expect(actionRow(name).label.en, name).toMatch(/^[A-Z][\w ,-]+$/)
    }
  })
  it('that are choices name every option in both languages', () => {
    const choices = fieldsOfAllActions.filter(({ field }) => field.kind === 'choice')
    expect(choices.map(({ at }) => at)).toEqual([
      'open.severity',
      'open.source',
      'notify.instrument',
      'ask.request',
      'answer.answer',
      'noteRecheck.outcome',
    ])
    for (const { at, field } of choices)
      for (const option of Object.values(field.options ?? {})) {
        expect(option.zh, at).toMatch(/^\p{Script=Han}+$/u)
        expect(option.en, at).toMatch(/^[A-Z][a-z ]+$/)
      }
  })
  it('that depend on another field name one of its options, and are optional', () => {
    const conditions = actionNames.flatMap((name) =>
      Object.entries(actionRow(name).fields).flatMap(([key, { when, required }]) =>
        when === undefined
          ? []
          : [
              {
                at: `${name}.${key}`,
                required,
                options: Object.keys(actionRow(name).fields[when.field]?.options ?? {}),
                is: when.is,
              },
            ],
      ),
    )
    expect(conditions.map(({ at }) => at)).toEqual([
      'ask.newDate',
      'ask.proposedUnitId',
      'answer.newDate',
      'answer.unitId',
      'answer.claimBy',
      'answer.rectifyBy',
    ])
    for (const { at, required, options, is } of conditions) {
      expect(options, at).toContain(is)
      expect(required, at).toBe(false)
    }
  })
  it('say whether they are required, as their schemas do', () => {
    for (const { at, field } of fieldsOfAllActions) expect(accepts(field, undefined), at).toBe(!field.required)
  })
  it('call their files files, so that events can be asked which they name', () => {
    const named = [
      ...fieldsOfAllActions.map(({ at, field }) => ({ name: at.split('.')[1], field })),
      ...materialActionNames.flatMap((name) =>
        Object.entries(materialRow(name).fields).map(([key, field]) => ({ name: key, field })),
      ),
      ...activityActionNames.flatMap((name) =>
        Object.entries(activityRow(name).fields).map(([key, field]) => ({ name: key, field })),
      ),
      ...instructionActionNames.flatMap((name) =>
        Object.entries(instructionRow(name).fields).map(([key, field]) => ({ name: key, field })),
      ),
    ].filter(({ field }) => field.kind === 'files')
    expect(new Set(named.map(({ name }) => name))).toEqual(new Set(['files']))
  })
  it('use every kind of field, so that the client has no input too many', () => {
    const others = [
      ...materialActionNames.map((name) => materialRow(name).fields),
      ...activityActionNames.map((name) => activityRow(name).fields),
      ...questionnaireActionNames.map((name) => questionnaireRow(name).fields),
      ...monthlyPlanActionNames.map((name) => monthlyPlanRow(name).fields),
      ...goodPracticeActionNames.map((name) => goodPracticeRow(name).fields),
      ...squadRouteActionNames.map((name) => squadRouteRow(name).fields),
      ...instructionActionNames.map((name) => instructionRow(name).fields),
    ].flatMap((fields) => Object.values(fields))
    const used = new Set<FieldKind>(
      [...fieldsOfAllActions.map(({ field }) => field), ...others].map(({ kind }) => kind),
    )
    expect(fieldKinds.filter((kind) => !used.has(kind))).toEqual([])
  })
})
