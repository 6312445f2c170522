/** A new issue on a road section: first where on it, by a tap on the map or by the slider, then what is wrong. */
import { useMemo, useState } from 'react'
import type { LngLat } from '../../domain/coordinates'
import { roadSectionKind } from '../../domain/handbook/handbook'
import { nearestPlace, placeAlong } from '../../domain/roadLine'
import type { Plan } from '../campaignOverview'
import { OpenIssueForm } from '../issues/OpenIssueForm'
import type { RoadSectionDetail } from '../issues/queries'
import { useLanguage } from '../language'
import { type PlaceTask, useMapTasks, useTaskOnMap } from '../mapTask'
import { namesOf, unitText } from '../names'
import { itemsToOpenOn } from '../place/inspectedItems'
import { LinkButton } from '../ui/LinkButton'
import classes from './sections.module.css'
import { placeText, words } from './words'

type Chosen = { readonly place: LngLat; readonly alongMetres: number }

export const OpenHere = ({
  section,
  plan,
  checkItem,
  onDone,
  onLook,
  onCancel,
}: {
  readonly section: RoadSectionDetail
  readonly plan: Plan
  readonly checkItem?: string | undefined
  readonly onDone: (issueId: string) => void
  readonly onLook: (issueId: string) => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const { hasMap } = useMapTasks()
  const { line, lengthMetres } = section
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const task = useMemo(
    (): PlaceTask => ({
      kind: 'place',
      place: chosen?.place ?? null,
      onTap: (position) => setChosen(nearestPlace(line, position)),
    }),
    [chosen, line],
  )
  useTaskOnMap(hasMap ? task : null)

  return (
    <>
      <div className={classes.place}>
        <span className={classes.label} id="place-on-section">
          {say(words.place)}
        </span>
        <p className={chosen === null ? classes.quiet : classes.where} role="status">
          {say(
            chosen === null ? (hasMap ? words.tapOrSlide : words.slide) : placeText(chosen.alongMetres, lengthMetres),
          )}
        </p>
        <input
          className={classes.slider}
          type="range"
          min={0}
          max={lengthMetres}
          step={1}
          value={chosen?.alongMetres ?? Math.round(lengthMetres / 2)}
          aria-labelledby="place-on-section"
          aria-valuetext={chosen === null ? undefined : say(placeText(chosen.alongMetres, lengthMetres))}
          onChange={(event) => {
            const alongMetres = Number(event.currentTarget.value)
            setChosen({ place: placeAlong(line, alongMetres), alongMetres })
          }}
        />
      </div>
      {chosen === null ? (
        <p className={classes.quiet}>
          {say(words.chooseFirst)} <LinkButton onClick={onCancel}>{say(words.back)}</LinkButton>
        </p>
      ) : (
        <OpenIssueForm
          subject={{ kind: 'roadSection', roadSectionId: section.id, at: chosen.place }}
          opening={section.opening}
          {...itemsToOpenOn(
            section.checkItems,
            checkItem,
            section.lastInspection,
            namesOf(plan, { kind: roadSectionKind, issues: [] }),
          )}
          issuesHere={section.issues}
          {...(checkItem !== undefined && { checkItem })}
          scopeSquad={(section.scopeId === null ? undefined : plan.scopeById.get(section.scopeId))?.squad ?? null}
          squadsWithKey={section.squadsWithKey}
          unitName={(unitId) => unitText(plan, unitId)}
          onDone={onDone}
          onLook={onLook}
          onCancel={onCancel}
        />
      )}
    </>
  )
}
