/** 边界: boundaries of a file, or edited on the map, with what is wrong and what changes hands before they are set; the versions. */
import { Button, Loader, Select } from '@mantine/core'
import { IconPolygon } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { BoundaryChoices } from '../../domain/boundaries/checkBoundaries'
import { type DatumReading, datumReadingLabel, datumReadings } from '../../domain/importing/datumDetective'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { useOverlayOnMap } from '../mapTask'
import type { PointTable } from '../pointTable'
import { FilePicker } from '../ui/FilePicker'
import { Note, RefusalNote } from '../ui/Note'
import { useCheckedFile } from '../useCheckedFile'
import type { ViewControl } from '../useView'
import { BorderEditPart } from './BorderEditPart'
import { BoundaryAreas } from './BoundaryAreas'
import { BoundaryVersions } from './BoundaryVersions'
import classes from './boundaries.module.css'
import { boundaryOverlay } from './boundaryOverlay'
import { ContestedPoints } from './ContestedPoints'
import { EditChoice } from './EditChoice'
import { HandOverList } from './HandOverList'
import { checkBoundaryFile, setBoundaryFile } from './sendBoundaries'
import { Uncertainty, UncertaintyInput } from './Uncertainty'
import { useBorderEdit } from './useBorderEdit'
import { datumText, words } from './words'

/** Of a file that states no uncertainty. */
const asStated: BoundaryChoices = { uncertaintyMetres: 0 }

export const BoundariesPart = ({
  plan,
  table,
  control,
}: {
  readonly plan: Plan
  readonly table: PointTable
  readonly control: ViewControl
}) => {
  const { say } = useLanguage()
  const { file, choices, check, problem, isChecking, take, choose, lookAgain, setProblem } = useCheckedFile({
    unchosen: asStated,
    send: checkBoundaryFile,
  })
  const [isSetting, setSetting] = useState(false)
  const [isDone, setDone] = useState(false)
  const id = useRef<string | null>(null)
  const editing = useBorderEdit()
  const { history } = editing

  const overlay = useMemo(() => {
    const placeOf = (pointId: number) => table.pointOf(pointId)?.position ?? null
    const looked = history === null ? check : editing.check
    const name = history === null ? (file?.name ?? '') : null
    return looked && boundaryOverlay(looked, { name, scopes: plan.scopes, placeOf })
  }, [check, editing.check, history, file, plan, table])
  useOverlayOnMap(overlay)

  const set = async () => {
    if (file === null || check === null || isSetting) return
    setSetting(true)
    setProblem(null)
    id.current ??= uuidv7()
    const sent = await setBoundaryFile(file, choices, { id: id.current, fingerprint: check.fingerprint })
    setSetting(false)
    if ('answer' in sent) {
      id.current = null
      take(null)
      setDone(true)
      return
    }
    setProblem(sent.problem)
    if (!sent.isOutdated) return
    id.current = null
    lookAgain()
  }
  const isTakeable =
    check?.boundaries.some(({ scopeId }) => scopeId !== null) === true &&
    check.boundaries.every(({ scopeId, faults }) => scopeId === null || !faults.some(({ isFatal }) => isFatal))

  if (history !== null)
    return (
      <section className={classes.part} aria-label={say(words.editOnMap)}>
        <BorderEditPart {...{ history, editing, plan, table, control }} onDone={() => setDone(true)} />
      </section>
    )
  return (
    <section className={classes.part} aria-label={say(words.choose)} aria-busy={isChecking}>
      {check === null && !isDone && <Note>{say(words.intro)}</Note>}
      <FilePicker
        label={say(words.choose)}
        buttonLabel={say(file === null ? words.choose : words.chooseOther)}
        accept=".geojson,.json,.kml,.kmz,.zip,.gpkg"
        icon={<IconPolygon size={16} stroke={1.6} />}
        isMain={check === null}
        onFile={(chosen) => {
          setDone(false)
          take(chosen)
        }}
      >
        {file === null ? say(words.formats) : file.name}
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
      {check && (
        <>
          <Select
            label={say(words.datum)}
            description={say(datumText(check.verdict))}
            allowDeselect={false}
            data={datumReadings.map((value) => ({ value, label: say(datumReadingLabel[value]) }))}
            value={check.datum}
            onChange={(datum) => datum !== null && choose({ ...choices, datum: datum as DatumReading })}
          />
          <UncertaintyInput
            value={choices.uncertaintyMetres ?? 0}
            onChange={(metres) => typeof metres === 'number' && choose({ ...choices, uncertaintyMetres: metres })}
          />
          <BoundaryAreas
            check={check}
            plan={plan}
            control={control}
            onChoose={(index, scopeId) =>
              choose({ ...choices, scopes: { ...choices.scopes, [String(index)]: scopeId } })
            }
          />
          <HandOverList check={check} plan={plan} table={table} control={control} />
          <Button
            className={classes.set}
            loading={isSetting}
            disabled={!isTakeable || isChecking}
            onClick={() => void set()}
          >
            {say(words.set)}
          </Button>
        </>
      )}
      {file === null && (
        <>
          <EditChoice
            plan={plan}
            chosen={control.view.filter.scopeId}
            onBegin={(scopeId) => {
              setDone(false)
              void editing.begin(scopeId)
            }}
          />
          {editing.problem && <RefusalNote>{say(editing.problem)}</RefusalNote>}
          <Uncertainty plan={plan} />
        </>
      )}
      <ContestedPoints plan={plan} control={control} />
      <BoundaryVersions plan={plan} />
    </section>
  )
}
