/** 点位表: a sheet beside the points that there are, in words and on the map, before it is taken in; and those that were. */
import { Loader } from '@mantine/core'
import { IconTableImport } from '@tabler/icons-react'
import { type DragEvent, useMemo, useState } from 'react'
import type { SheetChoices } from '../../domain/importing/checkSheet'
import type { DatumReading } from '../../domain/importing/datumDetective'
import type { PointColumn } from '../../domain/importing/pointColumns'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { useOverlayOnMap } from '../mapTask'
import type { PointTable } from '../pointTable'
import { FilePicker } from '../ui/FilePicker'
import { Note, RefusalNote } from '../ui/Note'
import { useCheckedFile } from '../useCheckedFile'
import type { ViewControl } from '../useView'
import { ColumnChoices } from './ColumnChoices'
import { DatumChoice } from './DatumChoice'
import classes from './importing.module.css'
import { PastChanges } from './PastChanges'
import { SheetRows } from './SheetRows'
import { type SheetChecked, sendSheet } from './sendSheet'
import { sheetOverlay } from './sheetOverlay'
import { TakeIn } from './TakeIn'
import { fileText, words } from './words'

export const PointSheetPart = ({
  plan,
  table,
  control,
}: {
  readonly plan: Plan
  readonly table: PointTable
  readonly control: ViewControl
}) => {
  const { say } = useLanguage()
  const [other, setOther] = useState<DatumReading | null>(null)
  const [isDone, setDone] = useState(false)
  const looked = useCheckedFile<SheetChoices, SheetChecked>({
    unchosen: {},
    send: sendSheet,
    // Where it is not sure, both are looked at.
    onChecked: ({ datum, verdict }) => {
      if (!verdict.isSure) setOther(verdict.evidence.find((one) => one.datum !== datum)?.datum ?? null)
    },
  })
  const { file, choices, check, problem, isChecking, choose, lookAgain } = looked

  const take = (chosen: File | undefined) => {
    if (chosen === undefined) return
    setOther(null)
    setDone(false)
    looked.take(chosen)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    take(event.dataTransfer.files[0])
  }

  const name = file?.name ?? ''
  const overlay = useMemo(() => {
    const placeOf = (pointId: number) => table.pointOf(pointId)?.position ?? null
    return check && sheetOverlay(check, { name, other: other === check.datum ? null : other, placeOf })
  }, [check, other, name, table])
  useOverlayOnMap(overlay)

  return (
    <section
      className={classes.part}
      aria-label={say(words.choose)}
      aria-busy={isChecking}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      {check === null && <Note>{say(words.intro)}</Note>}
      <FilePicker
        label={say(words.choose)}
        buttonLabel={say(file === null ? words.choose : words.chooseOther)}
        accept=".xlsx,.csv,.tsv,.txt,.geojson,.json,.kml,.kmz,.zip,.gpkg"
        icon={<IconTableImport size={16} stroke={1.6} />}
        isMain={check === null}
        onFile={take}
      >
        {file === null || check === null ? say(words.formats) : say(fileText(file.name, check.headerNumber))}
      </FilePicker>
      {isChecking && (
        <p className={classes.checking} role="status">
          <Loader size="xs" aria-hidden="true" /> {say(words.checking)}
        </p>
      )}
      {isDone && (
        <div role="status">
          <Note>{say(words.done)}</Note>
        </div>
      )}
      {problem && <RefusalNote>{say(problem)}</RefusalNote>}
      {check && file && (
        <>
          <DatumChoice
            check={check}
            other={other}
            onChoose={(datum) => choose({ ...choices, datum })}
            onCompare={setOther}
          />
          {!isChecking && (
            <TakeIn
              key={check.fingerprint}
              {...{ file, choices, check }}
              onDone={() => {
                setDone(true)
                // The same sheet again: now it changes nothing.
                lookAgain()
              }}
              onOutdated={lookAgain}
            />
          )}
          <SheetRows key={file.name} check={check} fileName={file.name} control={control} />
          <ColumnChoices
            check={check}
            onChoose={(column, index) => choose({ ...choices, columns: chosen(choices.columns, column, index) })}
          />
        </>
      )}
      <PastChanges
        plan={plan}
        table={table}
        control={control}
        onUndone={() => {
          setDone(false)
          lookAgain()
        }}
      />
    </section>
  )
}

/** A column of the sheet holds one thing: what was chosen for it before gives way. */
const chosen = (
  columns: SheetChoices['columns'],
  column: PointColumn,
  index: number | null,
): SheetChoices['columns'] => ({
  ...Object.fromEntries(Object.entries(columns ?? {}).filter(([, held]) => held === null || held !== index)),
  [column]: index,
})
