/**
 * A long table of which only the rows in view exist. A grid to screen readers, one tab stop: arrows, Home, End and the
 * page keys move, Enter opens. Headers that sort are buttons.
 */
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import classes from './VirtualTable.module.css'

export type Column<R> = {
  readonly key: string
  readonly label: string
  /** A CSS grid track. */
  readonly width: string
  readonly align?: 'end'
  readonly compare?: (one: R, other: R) => number
  readonly cell: (row: R) => ReactNode
}

type Sort = { readonly key: string; readonly descending: boolean }

export type VirtualTableProps<R> = {
  readonly label: string
  readonly columns: readonly Column<R>[]
  /** In the order in which they stand until a header is pressed. */
  readonly rows: readonly R[]
  readonly keyOf: (row: R) => string | number
  /** How many lines of text the tallest cell has. */
  readonly lines: 1 | 2
  readonly selectedKey: string | number | null
  readonly onSelect: (row: R) => void
  /** What stands in place of rows when there are none. */
  readonly empty: ReactNode
}

const pageRows = 10
/** Of a row with so many lines. */
const rowHeightsPx = { 1: 44, 2: 54 } as const

export const VirtualTable = <R,>({
  label,
  columns,
  rows,
  keyOf,
  lines,
  selectedKey,
  onSelect,
  empty,
}: VirtualTableProps<R>) => {
  const [sort, setSort] = useState<Sort | null>(null)
  const sorted = useMemo(() => {
    const compare = columns.find(({ key }) => key === sort?.key)?.compare
    if (!sort || !compare) return rows
    return [...rows].sort((one, other) => (sort.descending ? -compare(one, other) : compare(one, other)))
  }, [rows, columns, sort])

  const scroller = useRef<HTMLDivElement>(null)
  const head = useRef<HTMLTableSectionElement>(null)
  const [headPx, setHeadPx] = useState(0)
  useLayoutEffect(() => setHeadPx(head.current?.offsetHeight ?? 0), [])
  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightsPx[lines],
    overscan: 8,
    // The head stays in sight above the rows.
    scrollMargin: headPx,
    scrollPaddingStart: headPx,
    getItemKey: (index) => keyOf(sorted[index] as R),
  })

  const selectedIndex = useMemo(
    () => (selectedKey === null ? -1 : sorted.findIndex((row) => keyOf(row) === selectedKey)),
    [sorted, selectedKey, keyOf],
  )
  const [reached, setReached] = useState(0)
  const active = Math.min(reached, sorted.length - 1)

  // What is selected elsewhere, on the map, is brought into view here.
  useEffect(() => {
    if (selectedIndex < 0) return
    setReached(selectedIndex)
    virtualizer.scrollToIndex(selectedIndex, { align: 'auto' })
  }, [selectedIndex, virtualizer])

  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(sorted.length - 1, index))
    setReached(next)
    virtualizer.scrollToIndex(next, { align: 'auto' })
    // The row may have to be made first.
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus({ preventScroll: true })
    })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset.index === undefined) return
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + pageRows,
      PageUp: active - pageRows,
      Home: 0,
      End: sorted.length - 1,
    }
    const next = steps[event.key]
    if (next !== undefined) {
      event.preventDefault()
      moveTo(next)
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      const row = sorted[active]
      if (row !== undefined) onSelect(row)
    }
  }

  const tracks = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') }
  const turn = (key: string) =>
    setSort((before) =>
      before?.key !== key ? { key, descending: false } : before.descending ? null : { key, descending: true },
    )

  return (
    <div ref={scroller} className={classes.scroller}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table of selectable rows may be a grid
        role="grid"
        className={classes.table}
        aria-label={label}
        aria-rowcount={sorted.length + 1}
        aria-colcount={columns.length}
        onKeyDown={onKeyDown}
      >
        <thead ref={head} className={classes.head}>
          <tr aria-rowindex={1} className={classes.headRow} style={tracks}>
            {columns.map(({ key, label: title, compare, align }) => {
              const direction = sort?.key === key ? (sort.descending ? 'descending' : 'ascending') : 'none'
              return (
                <th
                  key={key}
                  scope="col"
                  aria-sort={compare && direction}
                  className={align === 'end' ? classes.endCell : classes.cell}
                >
                  {compare ? (
                    <button type="button" className={classes.sort} onClick={() => turn(key)}>
                      {title}
                      {direction === 'ascending' && <IconArrowUp size={13} aria-hidden="true" />}
                      {direction === 'descending' && <IconArrowDown size={13} aria-hidden="true" />}
                    </button>
                  ) : (
                    title
                  )}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, key, start, size }) => {
            const row = sorted[index] as R
            return (
              <tr
                key={key}
                data-index={index}
                aria-rowindex={index + 2}
                aria-selected={index === selectedIndex}
                tabIndex={index === active ? 0 : -1}
                className={index === selectedIndex ? `${classes.row} ${classes.selected}` : classes.row}
                style={{ ...tracks, height: size, transform: `translateY(${start - headPx}px)` }}
                onClick={() => {
                  setReached(index)
                  onSelect(row)
                }}
              >
                {columns.map(({ key: column, align, cell }) => (
                  <td key={column} className={align === 'end' ? classes.endCell : classes.cell}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      {sorted.length === 0 && <div className={classes.empty}>{empty}</div>}
    </div>
  )
}
