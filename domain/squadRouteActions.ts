/**
 * What may happen to a squad's route of a day: one table, as for issues. Plans are saved by the squad or the office; what
 * comes of a stop is the squad's to say. Every action says when it happened: a phone without network sends it later.
 */
import { z } from 'zod'
import { type ActionOf, type ActionRow, actionSchemaOf, actionTable, type Decided } from './actionTable'
import type { LngLat } from './coordinates'
import { lngLatSchema } from './coordinates'
import { dataField, type Fields, formSchema, lineField, optionalData } from './form'
import type { Post } from './people'
import { type Refusal, refuse } from './refusal'
import { daySettingsSchema, mostCars, mostStops, planStopSchema } from './routePlan'
import {
  isOfDay,
  metresBetween,
  type SavedPlan,
  type SquadRoute,
  type SquadRouteStage,
  type StopVisit,
  squadRouteOfId,
  squadRouteStageLabel,
  unplannedRoute,
  withFrozenFirst,
} from './squadRoute'
import { type Text, text } from './text'

const standingLabel = {
  ownSquad: text('本分队', 'the squad itself'),
  office: text('指挥部办公室', 'the headquarters office'),
} as const satisfies Record<string, Text>
type SquadRouteStanding = keyof typeof standingLabel

type SquadRouteLife = {
  readonly subject: SquadRoute
  readonly stage: SquadRouteStage
  readonly standing: SquadRouteStanding
  readonly facts: object
  readonly circumstances: { readonly now: string }
  /** `stopName`: of which stop the event speaks, for who reads the log. */
  readonly said: { readonly stopName?: string }
}
type SquadRouteRow<F extends Fields = Fields> = ActionRow<SquadRouteLife, F>
const row = <F extends Fields>(definition: SquadRouteRow<F>): SquadRouteRow<F> => definition

const keySchema = planStopSchema.shape.key
const happenedAt = dataField('发生时间', 'Happened at', z.iso.datetime())
const stop = dataField('站点', 'Stop', keySchema)
const seconds = z.number().min(0).max(1e6)
const expectedSchema = z.strictObject({
  key: keySchema,
  arrives: seconds,
  leaves: seconds,
  legSeconds: seconds,
  legMetres: z.number().min(0).max(1e7),
  estimated: z.boolean(),
})

/** A phone's clock is a little fast at times. */
const mostAheadMs = 120_000

const wrongDay = ({ on }: SquadRoute, happened: string, now: string): Refusal | undefined => {
  if (!isOfDay(on, happened))
    return refuse(
      'invalid',
      `这是${on}的线路，只能记录当天的行程。请打开今天的线路。`,
      `This is the route of ${on}, and takes what happened on that day only. Open today's route.`,
    )
  return Date.parse(happened) > Date.parse(now) + mostAheadMs
    ? refuse(
        'invalid',
        '手机时间比系统时间快，没有保存。请校准手机时间后重试。',
        'The phone’s clock is ahead of the system’s, so nothing was saved. Correct its time and send it again.',
      )
    : undefined
}

const noSuchStop = refuse(
  'notFound',
  '线路中没有这个站点，可能已被改掉。请查看最新的线路。',
  'The route has no such stop; it may have been changed. Look at its newest state.',
)

/** The car in whose route a stop is; null: in none. */
const carOf = ({ plan }: SquadRoute, key: string): number | null => {
  const car = plan?.routes.findIndex((route) => route.includes(key)) ?? -1
  return car < 0 ? null : car
}

const stateWords: Record<StopVisit['state'], Text> = {
  there: text('已经到达', 'has been reached'),
  done: text('已经完成', 'is done'),
  skipped: text('已经跳过', 'was skipped'),
}

/** Refuses what the stop is not in the state for. */
const stopIs = (
  route: SquadRoute,
  key: string,
  allowed: readonly (StopVisit['state'] | 'open')[],
): Refusal | undefined => {
  if (carOf(route, key) === null) return noSuchStop
  const state = route.visits[key]?.state ?? 'open'
  if (allowed.includes(state)) return undefined
  return state === 'open'
    ? refuse(
        'conflict',
        '这一站还没有到达。请先记录到达。',
        'This stop has not been reached yet. Record the arrival first.',
      )
    : refuse(
        'conflict',
        `这一站${stateWords[state].zh}，没有再次保存。请查看最新的线路。`,
        `This stop ${stateWords[state].en}; nothing was saved again. Look at the route's newest state.`,
      )
}

const withVisit = (
  route: SquadRoute,
  key: string,
  change: (before: StopVisit) => Partial<StopVisit>,
): Partial<SquadRoute> => {
  const before: StopVisit = route.visits[key] ?? {
    state: 'there',
    car: carOf(route, key) ?? 0,
    arrivedAt: null,
    metresAway: null,
    endedAt: null,
    reason: null,
  }
  return {
    setOutWith: route.setOutWith ?? route.plan,
    visits: { ...route.visits, [key]: { ...before, ...change(before) } },
  }
}

export const squadRouteActions = {
  save: row({
    label: text('保存线路', 'Save the plan'),
    from: ['unplanned', 'planned'],
    to: 'planned',
    by: ['ownSquad', 'office'],
    fields: {
      happenedAt,
      revision: dataField('修订', 'Revision', z.number().int().min(0)),
      settings: dataField('车辆和时间', 'Cars and times', daySettingsSchema),
      stops: dataField('站点', 'Stops', z.array(planStopSchema).min(1).max(mostStops)),
      routes: dataField('线路', 'Routes', z.array(z.array(keySchema).max(mostStops)).min(1).max(mostCars)),
      expected: dataField('预计', 'Expected', z.array(expectedSchema).max(mostStops)),
    },
    check: (route, form, { now }) => {
      if (form.revision !== route.revision)
        return refuse(
          'conflict',
          '线路刚刚由别人改过，您的没有保存。请看过最新的线路后再保存。',
          'Somebody else has just changed the plan; yours was not saved. Look at the newest one, then save again.',
        )
      const keys = new Set(form.stops.map(({ key }) => key))
      const inRoutes = form.routes.flat()
      if (
        keys.size < form.stops.length ||
        new Set(inRoutes).size < inRoutes.length ||
        inRoutes.some((key) => !keys.has(key))
      )
        return refuse(
          'invalid',
          '线路里的站点重复或缺少，没有保存。请重新规划后再保存。',
          'Stops of the plan are doubled or missing; nothing was saved. Make the plan anew, then save it.',
        )
      if (inRoutes.length === 0)
        return refuse(
          'invalid',
          '线路里还没有站点，没有保存。请先规划线路。',
          'No stop is in the routes yet; nothing was saved. Make the plan first.',
        )
      return wrongDay(route, form.happenedAt, now)
    },
    change: (route, { settings, stops, routes, expected, happenedAt: savedAt }, { by }) => {
      const plan: SavedPlan = {
        settings,
        ...withFrozenFirst(route, stops, routes),
        expected,
        savedAt,
        savedBy: by,
      }
      return { plan, revision: route.revision + 1 }
    },
  }),

  arrive: row({
    label: text('到达', 'Arrive'),
    from: ['planned'],
    to: 'same',
    by: ['ownSquad'],
    fields: {
      happenedAt,
      stop,
      at: optionalData('位置', 'Position', lngLatSchema),
    },
    check: (route, form, { now }) => stopIs(route, form.stop, ['open']) ?? wrongDay(route, form.happenedAt, now),
    change: (route, form) => {
      const known = route.plan?.stops.find(({ key }) => key === form.stop)
      const at = form.at as LngLat | undefined
      return withVisit(route, form.stop, () => ({
        state: 'there',
        arrivedAt: form.happenedAt,
        metresAway: known === undefined || at === undefined ? null : metresBetween(known, at),
      }))
    },
  }),

  finish: row({
    label: text('完成', 'Done'),
    from: ['planned'],
    to: 'same',
    by: ['ownSquad'],
    fields: { happenedAt, stop },
    check: (route, form, { now }) => stopIs(route, form.stop, ['there']) ?? wrongDay(route, form.happenedAt, now),
    change: (route, form) => withVisit(route, form.stop, () => ({ state: 'done', endedAt: form.happenedAt })),
  }),

  skip: row({
    label: text('跳过', 'Skip'),
    from: ['planned'],
    to: 'same',
    by: ['ownSquad'],
    fields: { happenedAt, stop, reason: lineField('原因', 'Reason') },
    check: (route, form, { now }) =>
      stopIs(route, form.stop, ['open', 'there']) ?? wrongDay(route, form.happenedAt, now),
    change: (route, form) =>
      withVisit(route, form.stop, () => ({ state: 'skipped', endedAt: form.happenedAt, reason: form.reason })),
  }),

  resume: row({
    label: text('恢复', 'Take up again'),
    from: ['planned'],
    to: 'same',
    by: ['ownSquad'],
    fields: { happenedAt, stop },
    check: (route, form, { now }) =>
      stopIs(route, form.stop, ['there', 'done', 'skipped']) ?? wrongDay(route, form.happenedAt, now),
    change: ({ visits }, form) => {
      const { [form.stop]: _taken, ...others } = visits
      return { visits: others }
    },
  }),
} as const

export type SquadRouteActionName = keyof typeof squadRouteActions
export const squadRouteActionNames = Object.keys(squadRouteActions) as SquadRouteActionName[]
export const squadRouteRow = (name: SquadRouteActionName): SquadRouteRow =>
  squadRouteActions[name] as unknown as SquadRouteRow

export type SquadRouteAction = ActionOf<typeof squadRouteActions>
export type SquadRouteEvent = Decided<SquadRouteLife, SquadRouteAction>

export const squadRouteActionSchema = actionSchemaOf<SquadRouteAction>(squadRouteActionNames, (name) =>
  formSchema(squadRouteRow(name).fields),
)

const standingsOf = ({ duty }: Post, { squad }: SquadRoute): SquadRouteStanding[] => {
  if (duty.role === 'office') return ['office']
  return duty.role === 'squad' && duty.squad === squad ? ['ownSquad'] : []
}

export const { decide: decideSquadRoute, apply: applySquadRouteEvent } = actionTable<SquadRouteLife, SquadRouteAction>({
  names: squadRouteActionNames,
  row: squadRouteRow,
  noun: text('线路', 'route'),
  stageIn: 'stage',
  stageLabel: ({ stage }) => squadRouteStageLabel[stage],
  standingLabel,
  standingsOf,
  allowed: (name) => squadRouteRow(name).by,
  says: ({ plan }, { form }) => {
    if (!('stop' in form)) return {}
    const stopName = plan?.stops.find(({ key }) => key === form.stop)?.name
    return stopName === undefined ? {} : { stopName }
  },
})

/** A squad's route as its events alone tell it. @throws where the id is none of a squad's route. */
export const replaySquadRoute = (id: string, events: readonly SquadRouteEvent[]): SquadRoute => {
  const of = squadRouteOfId(id)
  if (of === null) throw new Error(`${id} is no squad's route`)
  return events.reduce(applySquadRouteEvent, unplannedRoute(of.squad, of.on))
}
