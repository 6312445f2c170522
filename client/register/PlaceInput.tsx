/** Where a point is, as an input: tapped on the map, or written as coordinates in whichever datum; old and new are both on the map. */
import { Button, Select, TextInput } from '@mantine/core'
import { IconMapPin } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { distanceMetres, type LngLat } from '../../domain/coordinates'
import { type DatumReading, datumReadingLabel, datumReadings } from '../../domain/importing/datumDetective'
import { nearestMeridian } from '../../domain/importing/gaussKrueger'
import { readPlaceText } from '../../domain/importing/readPlace'
import type { Text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { type MapOverlay, pointShape, wayShape } from '../map/overlay'
import { type MapTask, useMapTasks, useOverlayOnMap, useTaskOnMap } from '../mapTask'
import { LinkButton } from '../ui/LinkButton'
import { PlaceScope } from './PlaceScope'
import classes from './register.module.css'
import { movedText, words } from './words'

/** A tenth of a metre: finer nobody taps. */
const rounded = ([lng, lat]: LngLat): LngLat => [Number(lng.toFixed(6)), Number(lat.toFixed(6))]

/** The last two of all readings are the mistakes of whole sheets. */
const datums = datumReadings.slice(0, 3)

export const PlaceInput = ({
  plan,
  name,
  was,
  position,
  problem,
  onChange,
}: {
  readonly plan: Plan
  /** Written beside the new place. */
  readonly name: string
  /** Where it is now; null for a new one. */
  readonly was: LngLat | null
  readonly position: LngLat | null
  readonly problem: Text | undefined
  readonly onChange: (position: LngLat) => void
}) => {
  const { say } = useLanguage()
  const { hasMap } = useMapTasks()
  const [isTapping, setTapping] = useState(false)
  // The map goes to what was written; what was tapped is in sight already.
  const [written, setWritten] = useState<string | null>(null)
  const task = useMemo(
    (): MapTask | null =>
      isTapping
        ? {
            kind: 'spot',
            ask: words.tapPlace,
            onTap: (at) => {
              setTapping(false)
              setWritten(null)
              onChange(rounded(at))
            },
            onCancel: () => setTapping(false),
          }
        : null,
    [isTapping, onChange],
  )
  useTaskOnMap(task)

  const isMoved = position !== null && (was === null || was[0] !== position[0] || was[1] !== position[1])
  const overlay = useMemo((): MapOverlay | null => {
    if (position === null || !isMoved) return null
    const called = name.trim()
    return {
      name: written,
      shapes: [
        ...(was === null ? [] : [pointShape('was', was), wayShape('changed', [was, position])]),
        pointShape(was === null ? 'new' : 'changed', position, called),
      ],
      legend: [
        { tone: was === null ? 'new' : 'changed', label: words.newPlace },
        ...(was === null ? [] : [{ tone: 'was' as const, label: words.oldPlace }]),
      ],
    }
  }, [was, position, isMoved, name, written])
  useOverlayOnMap(overlay)

  return (
    <fieldset className={classes.place} aria-label={say(words.place)}>
      <span className={classes.label}>
        {say(words.place)}
        <span aria-hidden="true"> *</span>
      </span>
      <p className={classes.where}>
        {position === null ? say(words.noPlace) : `${position[0].toFixed(6)}, ${position[1].toFixed(6)}`}
        {was !== null && position !== null && isMoved && (
          <span className={classes.quiet}> {say(movedText(Math.round(distanceMetres(was, position))))}</span>
        )}
      </p>
      {position !== null && isMoved && <PlaceScope plan={plan} position={position} />}
      {problem !== undefined && <p className={classes.problem}>{say(problem)}</p>}
      <div className={classes.buttons}>
        {hasMap && (
          <Button
            variant={isTapping ? 'light' : 'default'}
            fw={400}
            size="compact-md"
            leftSection={<IconMapPin size={16} stroke={1.6} aria-hidden="true" />}
            aria-pressed={isTapping}
            onClick={() => setTapping(!isTapping)}
          >
            {say(position === null ? words.onMap : words.onMapAgain)}
          </Button>
        )}
        {was !== null && isMoved && <LinkButton onClick={() => onChange(was)}>{say(words.placeBack)}</LinkButton>}
      </div>
      <ByCoordinates
        plan={plan}
        isOpen={!hasMap}
        onTake={(at, said) => {
          setTapping(false)
          setWritten(said)
          onChange(rounded(at))
        }}
      />
    </fieldset>
  )
}

const ByCoordinates = ({
  plan,
  isOpen,
  onTake,
}: {
  readonly plan: Plan
  readonly isOpen: boolean
  readonly onTake: (position: LngLat, said: string) => void
}) => {
  const { say } = useLanguage()
  const [said, setSaid] = useState('')
  const [datum, setDatum] = useState<DatumReading>('WGS-84')
  const [told, setTold] = useState<{ readonly isProblem: boolean; readonly text: Text } | null>(null)
  // Metres that name no zone are of the one in which the scopes lie.
  const [middle] = useState(() => nearestMeridian(lngOf(plan)))
  const take = () => {
    const place = readPlaceText(said, { datum, centralMeridian: middle })
    if ('reason' in place) return setTold({ isProblem: true, text: place.reason })
    setTold(place.note && { isProblem: false, text: place.note })
    onTake(place.position, `${datum} ${said}`)
  }
  return (
    <details className={classes.further} open={isOpen}>
      <summary>{say(words.byCoordinates)}</summary>
      <div className={classes.coordinates}>
        <TextInput
          label={say(words.coordinates)}
          description={say(words.coordinatesHint)}
          value={said}
          onChange={(event) => {
            setTold(null)
            setSaid(event.currentTarget.value)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            // The form is not sent by it.
            event.preventDefault()
            take()
          }}
          error={told?.isProblem ? say(told.text) : undefined}
        />
        <Select
          label={say(words.datum)}
          allowDeselect={false}
          data={datums.map((value) => ({ value, label: say(datumReadingLabel[value]) }))}
          value={datum}
          onChange={(chosen) => chosen !== null && setDatum(chosen as DatumReading)}
        />
        {told !== null && !told.isProblem && <p className={classes.quiet}>{say(told.text)}</p>}
        <Button variant="default" fw={400} size="compact-md" disabled={said.trim() === ''} onClick={take}>
          {say(words.take)}
        </Button>
      </div>
    </details>
  )
}

const middleOfChina = 108
/** Anywhere within the first scope that has a boundary. */
const lngOf = ({ scopes }: Plan): number => {
  const [first] = scopes
  const ring = first?.geometry.type === 'Polygon' ? first.geometry.coordinates[0] : first?.geometry.coordinates[0]?.[0]
  return ring?.[0]?.[0] ?? middleOfChina
}
