/** A planned day as it leaves this product: what its GPX file, its calendar and its sheet of paper are made from. */
import type { LocalDate } from './calendar'
import type { LngLat } from './coordinates'

/** Times are seconds from the day's midnight in Shanghai. */
export type SheetStop = {
  /** The same in every export of this plan. */
  readonly key: string
  /** From 1, in its car's order. */
  readonly number: number
  readonly name: string
  /** WGS-84. */
  readonly at: LngLat
  readonly arrives: number
  readonly begins: number
  readonly leaves: number
  /** The leg to it. */
  readonly legSeconds: number
  readonly legMetres: number
  /** Not known by road. */
  readonly isEstimated: boolean
  /** Its address, or the scope it lies in; '' where neither is known. */
  readonly place: string
  /** What it is and why it is gone to, in words. */
  readonly reasons: readonly string[]
}

/** `name` as it is said: 1号车. */
export type SheetCar = { readonly car: number; readonly name: string; readonly stops: readonly SheetStop[] }

export type RouteSheet = {
  readonly squad: number
  readonly on: LocalDate
  /** 第五督导分队 2022-08-11 督导线路. */
  readonly title: string
  /** Cars without stops are left out. */
  readonly cars: readonly SheetCar[]
}

/** 督导线路_第5分队_2022-08-11.gpx */
export const routeFileName = ({ squad, on }: Pick<RouteSheet, 'squad' | 'on'>, ending: 'gpx' | 'ics'): string =>
  `督导线路_第${squad}分队_${on}.${ending}`
