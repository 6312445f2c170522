/** Asks for the paper, draws the present view for it, and prints. */
import { Button, Group, Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { localDateOf } from '../../domain/calendar'
import { text } from '../../domain/text'
import { type Plan, useCampaignNow } from '../campaignOverview'
import { rowsWords } from '../city/rowsWords'
import { shownFilter } from '../city/where'
import { endOf } from '../city/words'
import { formatFullDay, formatTime } from '../dates'
import { useLanguage } from '../language'
import { namesOf } from '../lists/filterNames'
import { filterWords } from '../lists/filterWords'
import { boundaryNote } from '../map/geography'
import type { MapHandle } from '../map/mapProps'
import { type PaperSize, PrintSheet, paperOf } from '../map/PrintSheet'
import type { PrintPicture } from '../map/printPicture'
import type { PointTable } from '../pointTable'
import { OneChoice } from '../ui/Choices'
import type { ViewControl } from '../useView'
import { words } from '../words'
import classes from './shell.module.css'

export const PrintDialog = ({
  map,
  plan,
  table,
  control: { view },
  onClose,
}: {
  readonly map: MapHandle
  readonly plan: Plan
  readonly table: PointTable
  readonly control: ViewControl
  readonly onClose: () => void
}) => {
  const { say, language } = useLanguage()
  const now = useCampaignNow()
  const filter = shownFilter(view)
  const [size, setSize] = useState<PaperSize>('A4')
  const [state, setState] = useState<'choosing' | 'drawing' | 'failed'>('choosing')
  const [picture, setPicture] = useState<PrintPicture | null>(null)

  const draw = () => {
    setState('drawing')
    map.capture(paperOf(size)).then(setPicture, () => setState('failed'))
  }

  // The sheet has to stay until the printer has it.
  useEffect(() => {
    window.addEventListener('afterprint', onClose)
    return () => window.removeEventListener('afterprint', onClose)
  }, [onClose])

  return (
    <>
      <Modal
        opened
        onClose={onClose}
        title={say(words.printMap)}
        size="sm"
        closeButtonProps={{ 'aria-label': say(words.close) }}
      >
        <OneChoice
          label={say(words.paper)}
          layout="row"
          value={size}
          onChange={setSize}
          choices={[
            { value: 'A4', label: say(words.a4) },
            { value: 'A3', label: say(words.a3) },
          ]}
        />
        <p className={classes.printState} role="status">
          {state === 'drawing' && say(words.preparingPrint)}
          {state === 'failed' && say(words.printFailed)}
        </p>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say(words.cancel)}
          </Button>
          <Button loading={state === 'drawing'} onClick={draw}>
            {say(words.print)}
          </Button>
        </Group>
      </Modal>
      {picture && (
        <PrintSheet
          picture={picture}
          size={size}
          title={say(text(plan.plan.name, plan.plan.en))}
          shownInWords={say(view.rows === null ? filterWords(filter, namesOf(plan)) : rowsWords(plan, view.rows))}
          counts={table.countByStatus(filter)}
          statuses={filter.statuses}
          borders={say(boundaryNote(plan.scopes))}
          asOf={
            view.day !== null
              ? say(endOf(formatFullDay(view.day, language)))
              : now === null
                ? formatFullDay(table.today(), language)
                : `${formatFullDay(localDateOf(new Date(now)), language)} ${formatTime(now)}`
          }
          note={plan.isSample ? `${say(words.sampleData)} · ${say(words.sampleTime)}` : undefined}
          language={language}
          onPictureShown={() => window.print()}
        />
      )}
    </>
  )
}
