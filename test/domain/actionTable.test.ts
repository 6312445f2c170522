/** What one table of actions gives a kind of thing: shown on a kind that is nothing but its table, a route 督导路线. */
import { describe, expect, it } from 'vitest'
import { type ActionOf, type ActionRow, actionSchemaOf, actionTable, type Decided } from '../../domain/actionTable'
import { instantAt, type LocalDate } from '../../domain/calendar'
import { dateField, type Fields, formSchema, optionalLine, paragraphField } from '../../domain/form'
import { unitsOf, type Viewer } from '../../domain/people'
import { isRefusal, refuse } from '../../domain/refusal'
import { text } from '../../domain/text'
import { captain1, captain5, office, person, transport } from '../world'

type Route = {
  readonly seq: number
  readonly state: 'unplanned' | 'planned' | 'driven' | 'dropped'
  readonly on: LocalDate | null
  readonly unitId: string | null
  readonly drivenBy: string | null
}
const stateLabel = { unplanned: '未排', planned: '已排', driven: '已走', dropped: '取消' }
type RouteLife = {
  readonly subject: Route
  readonly stage: Route['state']
  readonly standing: 'squad' | 'office' | 'unit'
  readonly facts: { readonly squad: number }
  readonly circumstances: { readonly squad: number }
  readonly said: { readonly squad?: number }
}
const row = <F extends Fields>(definition: ActionRow<RouteLife, F>) => definition
const routeActions = {
  plan: row({
    label: text('排路线', 'Plan'),
    from: ['unplanned'],
    to: 'planned',
    by: ['squad', 'office'],
    fields: { on: dateField('日期', 'On'), unitId: optionalLine('单位', 'Unit') },
    check: (_route, form, _circumstances, { duty }) =>
      duty.role === 'squad' && form.on < '2022-07-04'
        ? refuse('invalid', '日期早于今天，请改正。', 'The day is in the past; change it.')
        : undefined,
    change: (_route, form) => ({ on: form.on, unitId: form.unitId ?? null }),
  }),
  drive: row({
    label: text('出发', 'Drive'),
    from: ['planned'],
    to: 'driven',
    orTo: { stage: 'dropped', when: (form) => form.note === '下雨' },
    by: ['squad', 'office'],
    fields: { note: paragraphField('说明', 'Note') },
    onlyWhen: ({ on }, _facts, by, standing) =>
      standing === 'office' && by.name !== 'driver'
        ? refuse('conflict', `路线定于${on}，请分队出发。`, `The route is for ${on}; ask the squad to drive it.`)
        : undefined,
    change: (_route, _form, { today, by }) => ({ on: today, drivenBy: by.name }),
  }),
  remark: row({ label: text('备注', 'Remark'), from: ['planned'], to: 'same', by: ['unit'], fields: {} }),
} as const
type Name = keyof typeof routeActions
type RouteAction = ActionOf<typeof routeActions>
const names = Object.keys(routeActions) as Name[]
const rowOf = (name: Name) => routeActions[name] as unknown as ActionRow<RouteLife>

const { available, decide, apply, whyNot } = actionTable<RouteLife, RouteAction>({
  names,
  row: rowOf,
  noun: text('路线', 'route'),
  stageIn: 'state',
  stageLabel: ({ state }) => text(stateLabel[state], state),
  standingLabel: {
    squad: text('本分队', 'the squad'),
    office: text('办公室', 'the office'),
    unit: text('单位', 'the unit'),
  },
  standingsOf: ({ duty }, { unitId }, { squad }) => {
    if (duty.role === 'office') return ['office']
    if (duty.role === 'squad') return duty.squad === squad ? ['squad'] : []
    return duty.role === 'unit' && duty.unitId === unitId ? ['unit'] : []
  },
  allowed: (name) => rowOf(name).by,
  recusal: {
    isParty: (viewer, { unitId }) => unitId !== null && unitsOf(viewer).includes(unitId),
    binds: (standing) => standing !== 'unit',
    refusal: (label, allowed) =>
      refuse('forbidden', `应当回避，不能${label.zh}。请由${allowed.zh}办理。`, `Ask ${allowed.en}.`),
  },
  says: (_route, { name }, { squad }) => (name === 'plan' ? { squad } : {}),
})

const unplanned: Route = { seq: 0, state: 'unplanned', on: null, unitId: null, drivenBy: null }
const facts = { squad: 1 }
const at = instantAt('2022-07-04', '09:00')
const plan: RouteAction = { name: 'plan', form: { on: '2022-07-05', unitId: 'transport' } }
const drive: RouteAction = { name: 'drive', form: { note: '晴' } }
const answer = (route: Route, who: Viewer, action: RouteAction) => {
  const decision = decide(route, action, who, facts, at)
  return isRefusal(decision) ? decision.refused.zh : decision
}
const routeAfter = (route: Route, who: Viewer, action: RouteAction): Route =>
  apply(route, answer(route, who, action) as Decided<RouteLife, RouteAction>)
const planned = routeAfter(unplanned, captain1, plan)

const squad1 = { role: 'squad', squad: 1, position: 'member' } as const
const ofTransport = { role: 'unit', unitId: 'transport', position: 'clerk' } as const

describe('the event', () => {
  it('is stored as the action, its number, when, in which standing, by whom, and what the kind adds, in that order', () => {
    const by = { accountId: 'captain1', postId: 'captain1-0', name: 'captain1', duty: captain1.posts[0]?.duty }
    const event = { ...plan, seq: 1, at: '2022-07-04T01:00:00.000Z', standing: 'squad', by, squad: 1 }
    expect(JSON.stringify(answer(unplanned, captain1, plan))).toBe(JSON.stringify(event))
  })
  it('changes what the row says, and moves where it says: on, elsewhere on one answer, or nowhere', () => {
    expect(planned).toEqual({ ...unplanned, seq: 1, state: 'planned', on: '2022-07-05', unitId: 'transport' })
    expect(routeAfter(planned, captain1, drive)).toMatchObject({ seq: 2, state: 'driven', on: '2022-07-04' })
    expect(routeAfter(planned, captain1, { name: 'drive', form: { note: '下雨' } }).state).toBe('dropped')
    expect(routeAfter(planned, transport, { name: 'remark', form: {} })).toEqual({ ...planned, seq: 2 })
  })
})

describe('what is refused, in this order', () => {
  it('what has moved on', () => {
    expect(answer(planned, captain5, plan)).toBe('路线现为“已排”，不能排路线。请刷新后查看最新情况。')
  })
  it('what is somebody else’s', () => {
    expect(answer(planned, captain5, drive)).toBe('出发由本分队或办公室办理，您不能办理。请联系他们。')
  })
  it('what a party would do for the other side, now or by this very action', () => {
    const both = person('both', squad1, ofTransport)
    expect(answer(planned, both, drive)).toBe('应当回避，不能出发。请由本分队或办公室办理。')
    expect(answer(unplanned, both, plan)).toBe('应当回避，不能排路线。请由本分队或办公室办理。')
    expect(answer(planned, both, { name: 'remark', form: {} })).toMatchObject({ standing: 'unit' })
  })
  it('what cannot be now, then what is wrong in the form', () => {
    expect(answer(planned, office, drive)).toBe('路线定于2022-07-05，请分队出发。')
    expect(answer(unplanned, captain1, { name: 'plan', form: { on: '2022-07-01' } })).toBe('日期早于今天，请改正。')
  })
})

describe('who holds several posts', () => {
  const liaison = person('liaison', { role: 'office' }, squad1)
  it('acts in the first that may', () => {
    expect(answer(planned, liaison, drive)).toMatchObject({ standing: 'squad', by: { postId: 'liaison-1' } })
  })
  it('acts in the first in which the form is right', () => {
    const late: RouteAction = { name: 'plan', form: { on: '2022-07-01' } }
    const other = person('other', squad1, { role: 'office' })
    expect(answer(unplanned, other, plan)).toMatchObject({ standing: 'squad' })
    expect(answer(unplanned, other, late)).toMatchObject({ standing: 'office' })
  })
})

it('the buttons are what may be done, in the order of the table; a missing one says why', () => {
  expect([captain1, captain5, office, transport].map((who) => available(planned, who, facts).join(' '))).toEqual([
    'drive',
    '',
    '',
    'remark',
  ])
  expect(whyNot(planned, 'drive', captain1, facts)).toBeUndefined()
  expect(whyNot(planned, 'drive', office, facts)).toMatchObject({ kind: 'conflict' })
})

it('an action from outside has a name of the table, its form, and nothing else', () => {
  const schema = actionSchemaOf<RouteAction>(names, (name) => formSchema(rowOf(name).fields))
  expect(schema.safeParse(plan).data).toEqual(plan)
  const wrong = [
    { ...plan, name: 'fly' },
    { ...plan, form: { ...plan.form, more: 1 } },
    { ...plan, seq: 3 },
  ]
  expect(wrong.map((action) => schema.safeParse(action).success)).toEqual([false, false, false])
})
