/**
 * What may happen to a material: one table, as for issues. Buttons, forms and the server's checks read it. Who handed a
 * version in never judges it, and whoever holds a post in the unit stands back (回避).
 */
import { type ActionOf, type ActionRow, actionSchemaOf, actionTable, type Decided } from './actionTable'
import type { LocalDate } from './calendar'
import {
  dateField,
  type Fields,
  filesField,
  formSchema,
  issueField,
  lineField,
  optionalDate,
  optionalParagraph,
  paragraphField,
} from './form'
import {
  type Material,
  type MaterialReview,
  type MaterialState,
  type MaterialVersion,
  materialStateLabel,
  unaskedMaterial,
} from './material'
import { type Actor, type Post, unitsOf } from './people'
import { type Refusal, refuse } from './refusal'
import { type Text, text } from './text'

const standingLabel = {
  unit: text('报送单位', 'the unit'),
  supervisingSquad: text('督导该单位的分队', "the unit's supervising squad"),
  office: text('指挥部办公室', 'the headquarters office'),
} as const satisfies Record<string, Text>
type MaterialStanding = keyof typeof standingLabel

export type MaterialCircumstances = {
  readonly today: LocalDate
  /** The supervising squad of the unit; null for a unit outside the supervised ones, or none at all. */
  readonly squad: number | null
  /** Names of the unit's other materials that are not removed. */
  readonly otherNames: readonly string[]
}

type MaterialLife = {
  readonly subject: Material
  readonly stage: MaterialState
  readonly standing: MaterialStanding
  readonly facts: MaterialCircumstances
  readonly circumstances: MaterialCircumstances
  /** `unitId`: of whom it is asked; in `define`, which brings the material into being. */
  readonly said: { readonly unitId?: string }
}
type MaterialRow<F extends Fields = Fields> = ActionRow<MaterialLife, F>
const row = <F extends Fields>(definition: MaterialRow<F>): MaterialRow<F> => definition

const dueIsPast = (dueOn: LocalDate | undefined, today: LocalDate): Refusal | undefined =>
  dueOn !== undefined && dueOn < today
    ? refuse('invalid', '报送期限早于今天，请改为今天或以后。', 'The due date is in the past; choose today or later.')
    : undefined

const submittedBySelf = (material: Material, _facts: MaterialCircumstances, by: Actor): Refusal | undefined =>
  material.versions.at(-1)?.by.accountId === by.accountId
    ? refuse(
        'forbidden',
        '这份材料由您报送，不能自己审核。请由分队其他人员或指挥部办公室审核。',
        'You submitted this version, so you cannot review it. Somebody else of the squad or the office has to.',
      )
    : undefined

const reviewed = (material: Material, review: MaterialReview): readonly MaterialVersion[] =>
  material.versions.map((version, index) => (index === material.versions.length - 1 ? { ...version, review } : version))

export const materialActions = {
  define: row({
    label: text('下达', 'Ask for it'),
    from: ['unasked'],
    to: 'notSubmitted',
    by: ['office', 'supervisingSquad'],
    fields: {
      name: lineField('材料名称', 'Name of the material'),
      dueOn: dateField('报送期限', 'Due on'),
      note: optionalParagraph('要求', 'What is asked for'),
    },
    check: (_material, form, { today, squad, otherNames }) => {
      if (squad === null)
        return refuse(
          'invalid',
          '这个单位不在督导单位名单内，不能下达材料。请从督导单位中选择。',
          'This is not a supervised unit, so it has no list of materials. Choose a supervised unit.',
        )
      if (otherNames.includes(form.name))
        return refuse(
          'conflict',
          `“${form.name}”已在单位的清单中，没有保存。请去掉重复的材料后重新提交。`,
          `"${form.name}" is on the unit's list already; nothing was saved. Take it out and send again.`,
        )
      return dueIsPast(form.dueOn, today)
    },
    change: (_material, form) => ({ name: form.name, dueOn: form.dueOn, note: form.note ?? null }),
  }),

  submit: row({
    label: text('报送', 'Submit'),
    from: ['notSubmitted', 'submitted', 'returned'],
    to: 'submitted',
    by: ['unit'],
    fields: {
      files: filesField('材料文件', 'Files'),
      note: optionalParagraph('说明', 'Note'),
    },
    change: (material, form, { today, by }) => ({
      versions: [
        ...material.versions,
        {
          number: material.versions.length + 1,
          files: form.files,
          note: form.note ?? null,
          on: today,
          by,
          review: null,
        },
      ],
    }),
  }),

  accept: row({
    label: text('审核合格', 'Accept'),
    from: ['submitted'],
    to: 'accepted',
    by: ['supervisingSquad', 'office'],
    fields: { note: optionalParagraph('审核意见', 'Remark') },
    onlyWhen: submittedBySelf,
    change: (material, form, { today, by }) => ({
      versions: reviewed(material, { outcome: 'accepted', reason: form.note ?? null, on: today, by, issueId: null }),
    }),
  }),

  return: row({
    label: text('退改', 'Return'),
    from: ['submitted'],
    to: 'returned',
    by: ['supervisingSquad', 'office'],
    fields: {
      reason: paragraphField('退改理由', 'Why it is returned'),
      dueOn: optionalDate('重新报送期限', 'Due again on'),
    },
    onlyWhen: submittedBySelf,
    check: (_material, form, { today }) => dueIsPast(form.dueOn, today),
    change: (material, form, { today, by }) => ({
      dueOn: form.dueOn ?? material.dueOn,
      versions: reviewed(material, { outcome: 'returned', reason: form.reason, on: today, by, issueId: null }),
    }),
  }),

  openIssue: row({
    label: text('立案', 'Open an issue'),
    from: ['returned'],
    to: 'same',
    by: ['supervisingSquad', 'office'],
    fields: { issueId: issueField('问题', 'Issue') },
    onlyWhen: (material) =>
      material.versions.at(-1)?.review?.issueId == null
        ? undefined
        : refuse(
            'conflict',
            '这次退改已经立案，请查看已立的问题。',
            'An issue has been opened for this return already; look at it.',
          ),
    change: (material, { issueId }) => {
      const review = material.versions.at(-1)?.review
      return review ? { versions: reviewed(material, { ...review, issueId }) } : {}
    },
  }),

  remove: row({
    label: text('移除', 'Remove'),
    from: ['notSubmitted'],
    to: 'removed',
    by: ['office'],
    fields: { reason: paragraphField('理由', 'Reason') },
  }),
} as const

export type MaterialActionName = keyof typeof materialActions
export const materialActionNames = Object.keys(materialActions) as MaterialActionName[]
export const materialRow = (name: MaterialActionName): MaterialRow => materialActions[name] as unknown as MaterialRow

export type MaterialAction = ActionOf<typeof materialActions>
export type MaterialEvent = Decided<MaterialLife, MaterialAction>

/** Checks an action as it comes from outside. Materials are defined by lists, so `define` has a way of its own. */
export const materialActionSchema = actionSchemaOf<Exclude<MaterialAction, { name: 'define' }>>(
  materialActionNames.filter((name) => name !== 'define'),
  (name) => formSchema(materialRow(name).fields),
)

const standingsOf = ({ duty }: Post, { unitId }: Material, { squad }: MaterialCircumstances): MaterialStanding[] => {
  if (duty.role === 'office') return ['office']
  if (duty.role === 'squad') return duty.squad === squad ? ['supervisingSquad'] : []
  return duty.role === 'unit' && duty.unitId === unitId ? ['unit'] : []
}

export const {
  available: availableMaterialActions,
  decide: decideMaterial,
  apply: applyMaterialEvent,
} = actionTable<MaterialLife, MaterialAction>({
  names: materialActionNames,
  row: materialRow,
  noun: text('材料', 'material'),
  stageIn: 'state',
  stageLabel: ({ state }) => materialStateLabel[state],
  standingLabel,
  standingsOf,
  allowed: (name) => materialRow(name).by,
  recusal: {
    isParty: (viewer, { unitId }) => unitsOf(viewer).includes(unitId),
    binds: (standing) => standing !== 'unit',
    refusal: (label, allowed) =>
      refuse(
        'forbidden',
        `您在报送单位任职，应当回避，不能${label.zh}。请由${allowed.zh}的其他人员办理。`,
        `You hold a post in the unit concerned and have to stand back. Somebody else of ${allowed.en} has to do this.`,
      ),
  },
  says: ({ unitId }, { name }) => (name === 'define' ? { unitId } : {}),
})

/** A material as its events alone tell it. @throws where the first of them does not define it. */
export const replayMaterial = (id: string, events: readonly MaterialEvent[]): Material => {
  const unitId = events[0]?.unitId
  if (unitId === undefined) throw new Error(`the events of material ${id} do not begin with its definition`)
  return events.reduce(applyMaterialEvent, unaskedMaterial(id, unitId))
}

/** What an issue says that was opened because of a returned material. */
export const issueOfReturned = (material: Pick<Material, 'name' | 'versions'>): string =>
  `申报材料“${material.name}”未通过审核：${material.versions.at(-1)?.review?.reason ?? ''}`.slice(0, 500)
