/**
 * Rows dragged by their grips, with mouse or finger, within a list and from one list into another. Lists are marked by
 * `data-car`, rows by `data-stop-key`.
 */
import { type PointerEvent, type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import { useLatest } from '../ui/useLatest'

/** Where a dragged row would come to stand: before or after this row, or alone in an empty list. */
type Target = {
  readonly car: number
  readonly index: number
  readonly beside: string | null
  readonly side: 'before' | 'after'
}

export type RowDrag = {
  readonly draggedKey: string | null
  /** On which side of this row the dragged one would be put. */
  readonly dropAt: (key: string) => 'before' | 'after' | undefined
  /** What a row's grip needs. */
  readonly gripOf: (key: string) => {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerUp: () => void
    readonly onPointerCancel: () => void
  }
}

/** Nearer to the list's edge than this it scrolls along. */
const edgePx = 36
const scrollPx = 12

/** What lies at this height of the list; `key` itself does not count. */
const targetAt = (scroller: HTMLElement, key: string, x: number, y: number): Target | null => {
  const box = scroller.getBoundingClientRect()
  const lists = [...scroller.querySelectorAll<HTMLElement>('ol[data-car]')]
  const list =
    document
      .elementsFromPoint(Math.min(Math.max(x, box.left + 1), box.right - 1), y)
      .flatMap((element) => element.closest<HTMLElement>('ol[data-car]') ?? [])[0] ??
    lists.find((one) => one.getBoundingClientRect().bottom >= y) ??
    lists.at(-1)
  if (list === undefined) return null
  const car = Number(list.dataset.car)
  const rows = [...list.querySelectorAll<HTMLElement>('li[data-stop-key]')].filter(
    ({ dataset }) => dataset.stopKey !== key,
  )
  const index = rows.findIndex((row) => {
    const { top, height } = row.getBoundingClientRect()
    return y < top + height / 2
  })
  const [at, side] = index >= 0 ? ([index, 'before'] as const) : ([rows.length, 'after'] as const)
  return { car, index: at, beside: (side === 'before' ? rows[at] : rows.at(-1))?.dataset.stopKey ?? null, side }
}

export const useRowDrag = (
  scroller: RefObject<HTMLElement | null>,
  onDrop: (key: string, car: number, index: number) => void,
): RowDrag => {
  const [drag, setDrag] = useState<{ readonly key: string; readonly target: Target | null } | null>(null)
  const present = useRef(drag)
  const drop = useLatest(onDrop)
  const set = useCallback((next: typeof drag) => {
    present.current = next
    setDrag(next)
  }, [])
  return useMemo(
    () => ({
      draggedKey: drag?.key ?? null,
      dropAt: (key) => (drag?.target?.beside === key ? drag.target.side : undefined),
      gripOf: (key) => ({
        onPointerDown: (event) => {
          if (event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          set({ key, target: null })
        },
        onPointerMove: ({ clientX, clientY }) => {
          const list = scroller.current
          if (present.current === null || list === null) return
          const { top, bottom } = list.getBoundingClientRect()
          if (clientY < top + edgePx) list.scrollTop -= scrollPx
          else if (clientY > bottom - edgePx) list.scrollTop += scrollPx
          set({ key, target: targetAt(list, key, clientX, clientY) })
        },
        onPointerUp: () => {
          const target = present.current?.target
          set(null)
          if (target) drop.current(key, target.car, target.index)
        },
        onPointerCancel: () => set(null),
      }),
    }),
    [drag, set, scroller, drop],
  )
}
