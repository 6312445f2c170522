/**
 * Every colour of the map, by theme. The ground is quiet so that the six statuses speak; these are told apart by shape
 * and lightness as well as by colour (Okabe and Ito's family), so they hold for colour-blind eyes and in grey.
 */
import type { PointStatus } from '../../domain/pointStatus'
import type { RateColors } from './rates'

export const mapThemes = ['light', 'dark', 'print'] as const
/** `print` is for paper: a white ground, and lightness far enough apart for a black-and-white printer. */
export type MapTheme = (typeof mapThemes)[number]

export type Shape = 'ring' | 'disc' | 'ringedDisc' | 'square' | 'triangle' | 'diamond'

export type StatusLook = {
  readonly shape: Shape
  readonly fill: string
  readonly edge: string
  /** Round the edge, where the edge itself would be lost on the ground; otherwise null. */
  readonly outline: string | null
  /** Its share of a cluster's ring: the fill, except where the fill is the ground's own colour. */
  readonly share: string
}

export type SquadNumber = 1 | 2 | 3 | 4 | 5 | 6

export type Palette = {
  readonly outside: string
  readonly district: string
  readonly districtShadow: string
  readonly outline: string
  readonly officeEdge: string
  /** Land of an office that no squad supervises. */
  readonly gap: string
  readonly gapHatch: string
  readonly label: string
  readonly labelMuted: string
  readonly labelHalo: string
  readonly place: string
  readonly clusterCore: string
  readonly clusterEdge: string
  readonly badge: string
  readonly badgeText: string
  /** Round what is selected or under the pointer. */
  readonly focus: string
  readonly squads: Readonly<Record<SquadNumber, string>>
  /** A colour for each car of a route plan, in order; far from the statuses' fills, and from each other also to colour-blind eyes. */
  readonly routes: readonly [string, string, string, string]
  /** A stop's number on its route's colour. */
  readonly routeNumber: string
  /** Steps of the scopes' shading by rate, the lowest first: brown to teal, which colour-blind eyes tell apart. */
  readonly rates: RateColors
  readonly status: Readonly<Record<PointStatus, StatusLook>>
}

export const shapeOfStatus: Record<PointStatus, Shape> = {
  overdue: 'diamond',
  open: 'triangle',
  rectifying: 'square',
  awaitingRecheck: 'ringedDisc',
  uninspected: 'ring',
  compliant: 'disc',
}

const look = (
  status: PointStatus,
  fill: string,
  edge: string,
  rest: Partial<Pick<StatusLook, 'outline' | 'share'>> = {},
): StatusLook => ({
  shape: shapeOfStatus[status],
  fill,
  edge,
  outline: rest.outline ?? null,
  share: rest.share ?? fill,
})

const darkEdge = '#1f2733'
const lightEdge = '#f2f5f8'

const light: Palette = {
  outside: '#e3e8ed',
  district: '#fbfaf7',
  districtShadow: '#8794a3',
  outline: '#8a94a2',
  officeEdge: '#d8d5cd',
  gap: '#f1f0ec',
  gapHatch: '#dcdad3',
  label: '#28303c',
  labelMuted: '#56606e',
  labelHalo: '#fdfcfa',
  place: '#55606f',
  clusterCore: '#ffffff',
  clusterEdge: '#5d6877',
  badge: '#8b0a1a',
  badgeText: '#ffffff',
  focus: '#1f5eff',
  squads: { 1: '#3a4fb4', 2: '#0c7580', 3: '#7a44a3', 4: '#8f5520', 5: '#b0316f', 6: '#5d6b17' },
  routes: ['#4312b5', '#0a70ad', '#52052f', '#5d656f'],
  routeNumber: '#ffffff',
  rates: ['#a6611a', '#d3a25a', '#ead9ac', '#b9ddd4', '#6dbbae', '#1f8a7c'],
  status: {
    overdue: look('overdue', '#8b0a1a', '#ffffff', { outline: '#8b0a1a' }),
    open: look('open', '#cf5300', darkEdge),
    rectifying: look('rectifying', '#e69f00', darkEdge),
    awaitingRecheck: look('awaitingRecheck', '#7ccaf5', darkEdge),
    uninspected: look('uninspected', '#ffffff', '#727d8e', { share: '#b9c1cc' }),
    compliant: look('compliant', '#009e73', darkEdge),
  },
}

const dark: Palette = {
  outside: '#0d1217',
  district: '#19212a',
  districtShadow: '#000000',
  outline: '#6a7887',
  officeEdge: '#2d3843',
  gap: '#151c24',
  gapHatch: '#27313c',
  label: '#e3e9ef',
  labelMuted: '#a3afbc',
  labelHalo: '#12181f',
  place: '#b4bfcb',
  clusterCore: '#151c24',
  clusterEdge: '#aab5c1',
  badge: '#c4182e',
  badgeText: '#ffffff',
  focus: '#7db2ff',
  squads: { 1: '#95a5ff', 2: '#55c5cf', 3: '#c49cf0', 4: '#d9a673', 5: '#f08abb', 6: '#b8c65f' },
  routes: ['#a678ff', '#47b9ff', '#ff479a', '#edeff3'],
  routeNumber: '#12181f',
  rates: ['#8a4b10', '#6f5222', '#4f4a33', '#33524e', '#1f6259', '#0d7466'],
  status: {
    overdue: look('overdue', '#98182c', '#ffffff', { share: '#c4182e' }),
    open: look('open', '#b0541a', lightEdge),
    rectifying: look('rectifying', '#ab8811', lightEdge),
    awaitingRecheck: look('awaitingRecheck', '#14608f', lightEdge),
    uninspected: look('uninspected', '#19212a', '#9aa6b4', { share: '#5d6a79' }),
    compliant: look('compliant', '#1e9072', lightEdge),
  },
}

const print: Palette = {
  ...light,
  outside: '#f2f2f2',
  district: '#ffffff',
  districtShadow: '#ffffff',
  outline: '#333333',
  officeEdge: '#cccccc',
  gap: '#f7f7f7',
  gapHatch: '#d0d0d0',
  label: '#000000',
  labelMuted: '#333333',
  labelHalo: '#ffffff',
  place: '#333333',
  clusterEdge: '#000000',
  focus: '#000000',
  routes: ['#4312b5', '#0a70ad', '#000000', '#5d656f'],
  status: {
    overdue: look('overdue', '#5c0010', '#ffffff', { outline: '#5c0010' }),
    open: look('open', '#cf5300', '#000000'),
    rectifying: look('rectifying', '#e69f00', '#000000'),
    awaitingRecheck: look('awaitingRecheck', '#a5dcf8', '#000000'),
    uninspected: look('uninspected', '#ffffff', '#555555', { share: '#e2e2e2' }),
    compliant: look('compliant', '#009e73', '#000000'),
  },
}

export const palette: Record<MapTheme, Palette> = { light, dark, print }

const channels = (color: string): [number, number, number] => [
  Number.parseInt(color.slice(1, 3), 16),
  Number.parseInt(color.slice(3, 5), 16),
  Number.parseInt(color.slice(5, 7), 16),
]

/** A colour between two of the form '#rrggbb'; `share` of the second, 0 to 1. */
export const mixed = (first: string, second: string, share: number): string => {
  const to = channels(second)
  const mix = channels(first).map((channel, index) => Math.round(channel + ((to[index] as number) - channel) * share))
  return `#${mix.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}
