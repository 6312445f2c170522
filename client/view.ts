/** What is on the screen, and its URL: the one home of this state, so that a link opens the same picture. Pure. */
import { type LocalDate, localDateSchema } from '../domain/calendar'
import type { Selection } from '../domain/city/selection'
import { selectionOfText, selectionText } from '../domain/city/selectionText'
import type { MapPoint } from '../domain/mapSnapshot'
import { flagLabel } from '../domain/point'
import { type PointStatus, pointStatuses } from '../domain/pointStatus'
import { type Text, text } from '../domain/text'

export const panels = [
  'none',
  'city',
  'desk',
  'points',
  'issues',
  'routes',
  'papers',
  'instructions',
  'group',
  'activities',
  'reports',
  'dossiers',
  'inbox',
  'audit',
  'administration',
  'campaign',
  'wall',
] as const
/** The panel at the left: one job of a user each; the wall takes the whole screen. */
export type Panel = (typeof panels)[number]

export type Camera = { readonly lng: number; readonly lat: number; readonly zoom: number }

/** What people have said of a point, as the filter asks for it. */
export const markLabel = {
  ...flagLabel,
  tracked: text('跟踪督促点位', 'On the tracking list'),
} as const satisfies Record<string, Text>
export type Mark = keyof typeof markLabel
export const marks = Object.keys(markLabel) as Mark[]

export const isMarked = (point: Pick<MapPoint, 'isKey' | 'isHard' | 'trackedSince'>, mark: Mark): boolean =>
  mark === 'key' ? point.isKey : mark === 'hard' ? point.isHard : point.trackedSince !== null

/** Which points (and their issues) are shown; empty and null mean all. One filter feeds map, list, counts and print. */
export type Filter = {
  readonly statuses: readonly PointStatus[]
  readonly scopeId: string | null
  readonly squad: number | null
  readonly kind: string | null
  readonly unitId: string | null
  readonly urbanOnly: boolean
  readonly mark: Mark | null
  readonly search: string
}

export const openedKinds = [
  'unit',
  'leftBehind',
  'roadSection',
  'paper',
  'activity',
  'material',
  'instruction',
  'questionnaire',
  'goodPractice',
  'report',
  'dossier',
  'access',
] as const
/** What is opened in the details besides points and issues, by its id. */
export type Opened = { readonly kind: (typeof openedKinds)[number]; readonly id: string }

/** Parts of the administration that others lead to: a new point, and several changed at once. */
export const addingPart = 'points.add'
export const manyPart = 'points.many'

export type View = {
  readonly panel: Panel
  /** Which part of the administration; null: its first. */
  readonly part: string | null
  readonly filter: Filter
  readonly pointId: number | null
  readonly issueId: string | null
  /** Never together with a point or an issue: the details show one thing. */
  readonly opened: Opened | null
  /** The form that is open on the issue, or the inspection of the point; null: none was asked for. */
  readonly doing: string | null
  /** The rows behind a number of the city: they alone are on the map and in the list. Without their day, which is `day`. */
  readonly rows: Selection | null
  /** The past day at whose end the city is shown; null: now. */
  readonly day: LocalDate | null
  /** Null: the whole district, or the scope or squad of the filter. */
  readonly camera: Camera | null
}

export const wholeCity: View = {
  panel: 'none',
  part: null,
  filter: {
    statuses: [],
    scopeId: null,
    squad: null,
    kind: null,
    unitId: null,
    urbanOnly: false,
    mark: null,
    search: '',
  },
  pointId: null,
  issueId: null,
  opened: null,
  doing: null,
  rows: null,
  day: null,
  camera: null,
}

const wholeNumber = (value: string | null): number | null =>
  value !== null && /^\d{1,9}$/.test(value) ? Number(value) : null

const word = (value: string | null): string | null => (value !== null && /^[\w.-]{1,60}$/.test(value) ? value : null)

const openedOf = (value: string | null): Opened | null => {
  const [, kindText, id] = /^([a-zA-Z]+):([\w.:-]{1,60})$/.exec(value ?? '') ?? []
  const kind = openedKinds.find((known) => known === kindText)
  return kind === undefined || id === undefined ? null : { kind, id }
}

const dayOf = (value: string | null): LocalDate | null => localDateSchema.safeParse(value).data ?? null

const cameraOf = (value: string | null): Camera | null => {
  const parts = value?.split(',').map(Number) ?? []
  const [zoom, lat, lng] = parts
  if (parts.length !== 3 || zoom === undefined || lat === undefined || lng === undefined) return null
  const sane = zoom >= 0 && zoom <= 22 && Math.abs(lat) <= 85 && Math.abs(lng) <= 180
  return sane ? { lng, lat, zoom } : null
}

/** Reads a query string; whatever it does not understand is left out rather than refused. */
export const viewOf = (query: string): View => {
  const given = new URLSearchParams(query)
  const panel = panels.find((known) => known === given.get('panel')) ?? 'none'
  const statuses = pointStatuses.filter((status) => given.get('status')?.split(',').includes(status))
  const pointId = wholeNumber(given.get('point'))
  const issueId = word(given.get('issue'))
  return {
    panel,
    part: panel === 'administration' ? word(given.get('part')) : null,
    filter: {
      statuses,
      scopeId: word(given.get('scope')),
      squad: wholeNumber(given.get('squad')),
      kind: word(given.get('kind')),
      unitId: word(given.get('unit')),
      urbanOnly: given.get('urban') === '1',
      mark: marks.find((known) => known === given.get('mark')) ?? null,
      search: (given.get('q') ?? '').slice(0, 60),
    },
    pointId,
    issueId,
    opened: pointId === null && issueId === null ? openedOf(given.get('open')) : null,
    doing: pointId !== null || issueId !== null ? word(given.get('do')) : null,
    rows: panel === 'city' ? selectionOfText(given.get('rows') ?? '') : null,
    day: panel === 'city' ? dayOf(given.get('day')) : null,
    camera: cameraOf(given.get('at')),
  }
}

/** The query string of a view, '' for the whole city; the same view always gives the same string. */
export const queryOf = ({ panel, part, filter, pointId, issueId, opened, doing, rows, day, camera }: View): string => {
  const query = new URLSearchParams()
  if (panel !== 'none') query.set('panel', panel)
  if (part !== null) query.set('part', part)
  if (filter.statuses.length > 0) query.set('status', filter.statuses.join(','))
  if (filter.scopeId !== null) query.set('scope', filter.scopeId)
  if (filter.squad !== null) query.set('squad', String(filter.squad))
  if (filter.kind !== null) query.set('kind', filter.kind)
  if (filter.unitId !== null) query.set('unit', filter.unitId)
  if (filter.urbanOnly) query.set('urban', '1')
  if (filter.mark !== null) query.set('mark', filter.mark)
  if (filter.search !== '') query.set('q', filter.search)
  if (pointId !== null) query.set('point', String(pointId))
  if (issueId !== null) query.set('issue', issueId)
  if (opened !== null) query.set('open', `${opened.kind}:${opened.id}`)
  if (doing !== null) query.set('do', doing)
  if (rows !== null) query.set('rows', selectionText(rows))
  if (day !== null) query.set('day', day)
  if (camera !== null) query.set('at', `${camera.zoom.toFixed(2)},${camera.lat.toFixed(5)},${camera.lng.toFixed(5)}`)
  const written = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
  return written === '' ? '' : `?${written}`
}

/** What of the view changes; of the filter, too, only what changes. */
export type ViewChange = Partial<Omit<View, 'filter'>> & { readonly filter?: Partial<Filter> }

const isOfOneDay = (rows: Selection | null): boolean =>
  rows === null || rows.of === 'points' || (rows.of === 'issues' && rows.since === undefined)

/** The view after a change. The details show one thing: what is selected anew takes the place of what was. */
export const changedView = (view: View, change: ViewChange): View => {
  const selectsPlace = (change.pointId ?? null) !== null || (change.issueId ?? null) !== null
  const alone: ViewChange = selectsPlace
    ? { opened: null }
    : (change.opened ?? null) !== null
      ? { pointId: null, issueId: null }
      : {}
  // A form is open on what is selected: with another selection it is another matter.
  const selects = 'pointId' in change || 'issueId' in change || 'opened' in change
  // Past days and the rows of a number are the city's: another panel shows the present, whole.
  const leavesCity = change.panel !== undefined && change.panel !== 'city'
  return {
    ...view,
    ...alone,
    ...(selects && { doing: null }),
    ...(leavesCity && { rows: null, day: null }),
    ...(change.panel !== undefined && change.panel !== 'administration' && { part: null }),
    // What happened in a month is another question on another day; so is what a phase misses now.
    ...('day' in change && !isOfOneDay(view.rows) && { rows: null }),
    ...change,
    filter: { ...view.filter, ...change.filter },
  }
}

/** Whether the details show anything. */
export const hasSelection = ({ pointId, issueId, opened }: View): boolean =>
  pointId !== null || issueId !== null || opened !== null

export const nothingSelected = { pointId: null, issueId: null, opened: null, doing: null } as const satisfies ViewChange
