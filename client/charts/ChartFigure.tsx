/** What every chart has: a title, its numbers as a table in its place, and both as files. */
import { ActionIcon, Menu, useComputedColorScheme } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type ReactNode, useId, useRef, useState } from 'react'
import { useLanguage } from '../language'
import { saveFile } from '../saveFile'
import classes from './charts.module.css'
import { colorVariables } from './colors'
import { drawingOf, pictureOf, pngOf } from './picture'
import { type ChartTable, csvText } from './table'
import { words } from './words'

export const ChartFigure = ({
  title,
  note,
  table,
  children,
}: {
  readonly title: string
  /** What is counted, and as of when: it goes with the saved picture. */
  readonly note: string
  readonly table: ChartTable
  /** One drawing. */
  readonly children: ReactNode
}) => {
  const { say } = useLanguage()
  const theme = useComputedColorScheme('light')
  const [isTable, setTable] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const drawing = useRef<HTMLDivElement>(null)
  const id = useId()

  const picture = () => {
    const svg = drawing.current?.querySelector('svg')
    if (!svg) throw new Error('the chart has no drawing')
    const { drawing: inside, ...size } = drawingOf(svg)
    return pictureOf(inside, { ...size, title, note })
  }
  const savePng = () => {
    setFailed(false)
    pngOf(picture()).then(
      (png) => saveFile(`${title}.png`, png),
      () => setFailed(true),
    )
  }
  const saveSvg = () => saveFile(`${title}.svg`, new Blob([picture().svg], { type: 'image/svg+xml' }))
  const saveCsv = () => saveFile(`${title}.csv`, new Blob([csvText(table)], { type: 'text/csv;charset=utf-8' }))
  return (
    <figure
      className={classes.figure}
      aria-labelledby={id}
      data-chart
      style={{ ...colorVariables(theme, 'screen'), ...colorVariables('print', 'paper') }}
    >
      <div className={classes.head}>
        <figcaption id={id} className={classes.title}>
          {title}
        </figcaption>
        <button type="button" className={classes.toggle} onClick={() => setTable(!isTable)}>
          {say(isTable ? words.asChart : words.asTable)}
        </button>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`${say(words.download)} ${title}`}>
              <IconDownload size={16} stroke={1.6} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={savePng}>{say(words.png)}</Menu.Item>
            <Menu.Item onClick={saveSvg}>{say(words.svg)}</Menu.Item>
            <Menu.Item onClick={saveCsv}>{say(words.csv)}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {/* It stays while the table is shown: the files are made from it. */}
      <div ref={drawing} className={classes.drawing} hidden={isTable}>
        {children}
      </div>
      {isTable && <NumbersTable label={title} table={table} />}
      <p className={classes.note} role={hasFailed ? 'alert' : undefined}>
        {hasFailed ? say(words.notSaved) : note}
      </p>
    </figure>
  )
}

const NumbersTable = ({ label, table: { columns, rows } }: { readonly label: string; readonly table: ChartTable }) => (
  <div className={classes.numbers}>
    <table aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={`${name} ${cells[0]}`}>
            <th scope="row">{name}</th>
            {cells.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column's
              <td key={index}>{cell ?? '—'}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
