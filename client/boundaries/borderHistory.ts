/** An edit of borders with its steps, to be taken back and done again. Pure. */
import { changedAreas } from '../../domain/boundaries/sharedBorders'
import type { BorderedArea } from '../mapTask'

type Areas = readonly BorderedArea[]

export type BorderHistory = {
  /** Position of the event that set the boundaries from which this began. */
  readonly base: number
  readonly began: Areas
  readonly past: readonly Areas[]
  readonly areas: Areas
  readonly future: readonly Areas[]
  readonly chosenId: string
}

export const beginHistory = (base: number, began: Areas, chosenId: string): BorderHistory => ({
  base,
  began,
  past: [],
  areas: began,
  future: [],
  chosenId,
})

/** `isOneWithLast`: one step back goes to before the last one. */
export const afterStep = (history: BorderHistory, areas: Areas, isOneWithLast = false): BorderHistory => ({
  ...history,
  past: isOneWithLast ? history.past : [...history.past, history.areas],
  areas,
  future: [],
})

export const afterUndo = (history: BorderHistory): BorderHistory => {
  const areas = history.past.at(-1)
  return areas === undefined
    ? history
    : { ...history, past: history.past.slice(0, -1), areas, future: [history.areas, ...history.future] }
}

export const afterRedo = (history: BorderHistory): BorderHistory => {
  const [areas, ...future] = history.future
  return areas === undefined ? history : { ...history, past: [...history.past, history.areas], areas, future }
}

export const changedOf = ({ began, areas }: BorderHistory): Areas => changedAreas(began, areas)

/** The same change upon boundaries that have come meanwhile: what was edited stays as edited, all the rest is as it is now. */
export const upon = (history: BorderHistory, base: number, present: Areas): BorderHistory => {
  const edited = new Map(changedOf(history).map((area) => [area.id, area]))
  return {
    ...beginHistory(base, present, history.chosenId),
    past: [present],
    areas: present.map((area) => edited.get(area.id) ?? area),
  }
}
