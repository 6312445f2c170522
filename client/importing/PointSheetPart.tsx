/** 点位表核对: a sheet beside the points that there are, before anything is taken from it. */
import { Button, Loader } from '@mantine/core'
import { IconTableImport } from '@tabler/icons-react'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import type { SheetCheck, SheetChoices } from '../../domain/importing/checkSheet'
import type { PointColumn } from '../../domain/importing/pointColumns'
import type { Text } from '../../domain/text'
import { useLanguage } from '../language'
import { Note, RefusalNote } from '../ui/Note'
import type { ViewControl } from '../useView'
import { ColumnChoices } from './ColumnChoices'
import { DatumChoice } from './DatumChoice'
import classes from './importing.module.css'
import { SheetRows } from './SheetRows'
import { sendSheet } from './sendSheet'
import { fileText, words } from './words'

export const PointSheetPart = ({ control }: { readonly control: ViewControl }) => {
  const { say } = useLanguage()
  const picker = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [choices, setChoices] = useState<SheetChoices>({})
  const [check, setCheck] = useState<SheetCheck | null>(null)
  const [problem, setProblem] = useState<Text | null>(null)
  const [isChecking, setChecking] = useState(false)

  useEffect(() => {
    if (file === null) return
    const leaving = new AbortController()
    setChecking(true)
    sendSheet(file, choices, leaving.signal).then(
      (outcome) => {
        setChecking(false)
        if ('check' in outcome) setCheck(outcome.check)
        setProblem('problem' in outcome ? outcome.problem : null)
      },
      () => {
        // Given up for a newer one, whose answer comes.
      },
    )
    return () => leaving.abort()
  }, [file, choices])

  const take = (chosen: File | undefined) => {
    if (chosen === undefined) return
    setCheck(null)
    setProblem(null)
    setChoices({})
    setFile(chosen)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    take(event.dataTransfer.files[0])
  }

  return (
    <section
      className={classes.part}
      aria-label={say(words.choose)}
      aria-busy={isChecking}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      {check === null && <Note>{say(words.intro)}</Note>}
      <div className={classes.picking}>
        <input
          ref={picker}
          className={classes.picker}
          type="file"
          accept=".xlsx,.csv,.tsv,.txt"
          aria-label={say(words.choose)}
          tabIndex={-1}
          onChange={(event) => {
            take(event.currentTarget.files?.[0])
            // The same file may be chosen again once it has been mended.
            event.currentTarget.value = ''
          }}
        />
        <Button
          variant={check === null ? 'filled' : 'default'}
          fw={400}
          leftSection={<IconTableImport size={16} stroke={1.6} />}
          onClick={() => picker.current?.click()}
        >
          {say(file === null ? words.choose : words.chooseOther)}
        </Button>
        <p className={classes.quiet}>
          {file === null || check === null ? say(words.formats) : say(fileText(file.name, check.headerNumber))}
        </p>
      </div>
      {isChecking && (
        <p className={classes.checking} role="status">
          <Loader size="xs" aria-hidden="true" /> {say(words.checking)}
        </p>
      )}
      {problem && <RefusalNote>{say(problem)}</RefusalNote>}
      {check && file && (
        <>
          <DatumChoice check={check} onChoose={(datum) => setChoices({ ...choices, datum })} />
          <SheetRows key={file.name} check={check} fileName={file.name} control={control} />
          <ColumnChoices
            check={check}
            onChoose={(column, index) => setChoices({ ...choices, columns: chosen(choices.columns, column, index) })}
          />
        </>
      )}
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
