/** The rows of a checked sheet by what they would do; those that cannot be used are taken away as a sheet with the reasons. */
import { Button, SegmentedControl } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import type { LngLat } from '../../domain/coordinates'
import { type Difference, type RowOutcome, rowOutcomes } from '../../domain/importing/checkedRow'
import type { SheetCheck } from '../../domain/importing/checkSheet'
import { pointColumns } from '../../domain/importing/pointColumns'
import { csvText } from '../charts/table'
import { useLanguage } from '../language'
import { saveFile } from '../saveFile'
import { DifferenceLine } from '../ui/DifferenceLine'
import { LinkButton } from '../ui/LinkButton'
import { Section } from '../ui/Section'
import type { ViewControl } from '../useView'
import classes from './importing.module.css'
import { onlySomeText, outcomeLabel, rowText, words } from './words'

type Row = SheetCheck['rows'][number]

const atOnce = 50

export const SheetRows = ({
  check: { counts, rows, headings },
  fileName,
  control: { go, adjust },
}: {
  readonly check: SheetCheck
  readonly fileName: string
  readonly control: ViewControl
}) => {
  const { say } = useLanguage()
  const [chosen, setChosen] = useState<RowOutcome | null>(null)
  const [most, setMost] = useState(atOnce)
  // What asks for a look first, until somebody chooses.
  const outcome = chosen ?? rowOutcomes.find((one) => counts[one] > 0) ?? 'refused'
  const shown = rows.filter(({ is }) => is === outcome)

  const saveRefused = () => {
    const refused = rows.flatMap((row) =>
      row.is === 'refused' && row.cells !== null
        ? [[...headings.map((_, at) => row.cells?.[at] ?? ''), row.reasons.map(say).join(' ')]]
        : [],
    )
    const content = csvText({ columns: [...headings, say(words.reason)], rows: refused })
    const name = fileName.replace(/\.[^.]*$/, '')
    saveFile(`${name}-${say(words.refusedFile)}.csv`, new Blob([content], { type: 'text/csv;charset=utf-8' }))
  }

  return (
    <Section title={say(words.rows)}>
      <div className={classes.result}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={say(words.rows)}
          value={outcome}
          onChange={(value) => {
            setChosen(value as RowOutcome)
            setMost(atOnce)
          }}
          data={rowOutcomes.map((value) => ({ value, label: `${say(outcomeLabel[value])} ${counts[value]}` }))}
        />
        {outcome === 'refused' && counts.refused > 0 && (
          <Button
            variant="default"
            fw={400}
            size="sm"
            leftSection={<IconDownload size={16} stroke={1.6} />}
            onClick={saveRefused}
          >
            {say(words.saveRefused)}
          </Button>
        )}
        {shown.length === 0 ? (
          <p className={classes.quiet}>{say(words.noRows)}</p>
        ) : (
          <ol className={classes.rows} aria-label={say(outcomeLabel[outcome])}>
            {shown.slice(0, most).map((row) => (
              <li key={row.number} className={classes.row}>
                <span className={classes.rowHead}>
                  <span className={classes.number}>{say(rowText(row.number))}</span>
                  <strong>{row.name === '' ? say(words.nameless) : row.name}</strong>
                  {'pointId' in row && (
                    <LinkButton onClick={() => go({ pointId: row.pointId, issueId: null })}>
                      {say(words.openPoint)}
                    </LinkButton>
                  )}
                  {row.is === 'new' && (
                    <LinkButton onClick={() => adjust({ camera: closeUp(row.point.position) })}>
                      {say(words.showOnMap)}
                    </LinkButton>
                  )}
                </span>
                <Said row={row} />
              </li>
            ))}
          </ol>
        )}
        {shown.length > most && (
          <Button variant="subtle" size="sm" fw={400} onClick={() => setMost(most + atOnce)}>
            {say(words.more)}
          </Button>
        )}
        {counts[outcome] > shown.length && <p className={classes.quiet}>{say(onlySomeText(shown.length))}</p>}
      </div>
    </Section>
  )
}

const closeUp = ([lng, lat]: LngLat) => ({ lng, lat, zoom: 16 })

const Said = ({ row }: { readonly row: Row }) => {
  const { say } = useLanguage()
  return (
    <>
      {row.is === 'refused' &&
        row.reasons.map((reason) => (
          <p key={reason.zh} className={classes.refused}>
            {say(reason)}
          </p>
        ))}
      {row.is === 'changed' && row.differences.map((one) => <Change key={one.column} difference={one} />)}
      {row.notes.map((note) => (
        <p key={note.zh} className={classes.noted}>
          {say(note)}
        </p>
      ))}
    </>
  )
}

const Change = ({ difference: { column, before, after } }: { readonly difference: Difference }) => {
  const { say } = useLanguage()
  return (
    <DifferenceLine
      label={say(column === 'place' ? pointColumns.position.label : pointColumns[column].label)}
      before={before === '' ? say(words.nothing) : before}
      after={after === '' ? say(words.nothing) : after}
    />
  )
}
