/** Today's proposals, each with what speaks for it; the best are chosen already, so that most days only need one press. */
import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { mostStops } from '../../domain/routePlan'
import { chosenAtFirst, proposalReasons } from '../../domain/routeProposal'
import { text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { AreaChoice } from '../choosing/AreaChoice'
import { pointsToAdd } from '../choosing/pointsInArea'
import { addedInArea } from '../choosing/words'
import { useLanguage } from '../language'
import type { PointTable } from '../pointTable'
import { refusalOf } from '../trpc'
import { LinkButton } from '../ui/LinkButton'
import { RefusalNote } from '../ui/Note'
import { Tag } from '../ui/Tag'
import type { ViewControl } from '../useView'
import { DayOptions } from './DayOptions'
import { useRoutes } from './routeDay'
import classes from './routes.module.css'
import { ShowPoint } from './ShowPoint'
import type { Candidate } from './stopsToPlan'
import { chosenCount, manyInArea, outingsMissing as outingsMissingText, words } from './words'

/** More at once than a day holds are only added when somebody says so. */
const askedAbove = 200
/** More rows only when they are asked for: the weightiest are on top. */
const shownAtFirst = 60

type Row = {
  readonly pointId: number
  readonly name: string
  readonly kind: string
  /** Null: added by hand. */
  readonly candidate: Candidate | null
}

export const ChooseStops = ({
  candidates,
  outingsMissing,
  best,
  chosen,
  plan,
  table,
  control,
  isPlanning,
  failure,
  onPlan,
}: {
  readonly candidates: readonly Candidate[]
  readonly outingsMissing: number
  readonly best: number
  readonly chosen: readonly number[]
  readonly plan: Plan
  readonly table: PointTable
  readonly control: ViewControl
  readonly isPlanning: boolean
  readonly failure: unknown
  readonly onPlan: () => void
}) => {
  const { say } = useLanguage()
  const { day, change, focus } = useRoutes()
  const [isAll, setAll] = useState(false)
  const isChosen = useMemo(() => new Set(chosen), [chosen])
  const rows = useMemo((): readonly Row[] => {
    const known = new Set(candidates.map(({ pointId }) => pointId))
    const added = chosen.flatMap((id): Row[] => {
      const point = known.has(id) ? undefined : table.pointOf(id)
      return point?.retiredOn === null ? [{ pointId: id, name: point.name, kind: point.kind, candidate: null }] : []
    })
    return [...added, ...candidates.map((candidate) => ({ ...candidate, candidate }))]
  }, [candidates, chosen, table])
  const shown = isAll ? rows : rows.slice(0, shownAtFirst)
  const choose = (pointIds: readonly number[]) => change({ kind: 'chosen', chosen: pointIds })
  const toggle = (pointId: number) =>
    choose(isChosen.has(pointId) ? chosen.filter((id) => id !== pointId) : [...chosen, pointId])
  const kindText = (key: string) => {
    const kind = plan.kindByKey.get(key)
    return kind ? say(text(kind.nameZh, kind.nameEn)) : key
  }
  return (
    <>
      <DayOptions />
      <AreaChoice
        inside={(ring) => pointsToAdd(table, control.view.filter, ring, chosen, mostStops)}
        chosen={chosen}
        asks={{ above: askedAbove, says: manyInArea }}
        added={addedInArea}
        onChoose={choose}
      />
      <div className={classes.scroller}>
        <div className={classes.listHead}>
          <h3>
            {say(words.proposals)} <span>{candidates.length}</span>
          </h3>
          {outingsMissing > 0 && <span>{say(outingsMissingText(outingsMissing))}</span>}
        </div>
        <p className={classes.hint}>{say(rows.length === 0 ? words.noProposals : words.hintOnMap)}</p>
        <ul className={classes.rows} aria-label={say(words.proposals)}>
          {shown.map(({ pointId, name, kind, candidate }) => (
            <li key={pointId} className={classes.candidate} data-chosen={isChosen.has(pointId)}>
              <label>
                <input type="checkbox" checked={isChosen.has(pointId)} onChange={() => toggle(pointId)} />
                <span className={classes.what}>
                  <span className={classes.name}>{name}</span>
                  <span className={classes.reasons}>
                    <span className={classes.quiet}>{kindText(kind)}</span>
                    {candidate === null && <Tag>{say(words.addedOnMap)}</Tag>}
                    {candidate?.reasons.map(({ reason, worth }) => (
                      <Tag key={reason} tone={worth >= 4 ? 'alarm' : 'plain'}>
                        {say(proposalReasons[reason].label)} {worth}
                      </Tag>
                    ))}
                  </span>
                </span>
              </label>
              <ShowPoint name={name} pointId={pointId} control={control} />
            </li>
          ))}
        </ul>
        {shown.length < rows.length && (
          <div className={classes.further}>
            <LinkButton onClick={() => setAll(true)}>
              {say(words.showAll)}（{rows.length}）
            </LinkButton>
          </div>
        )}
      </div>
      <div className={classes.bottom}>
        {failure !== null && <RefusalNote>{`${say(words.planFailed)}${say(refusalOf(failure))}`}</RefusalNote>}
        {chosen.length === 0 && rows.length > 0 && <p className={classes.hint}>{say(words.nothingChosen)}</p>}
        <div className={classes.bottomLine}>
          <strong aria-live="polite">{say(chosenCount(chosen.length))}</strong>
          <LinkButton onClick={() => choose(chosen.length === 0 ? chosenAtFirst(candidates, best) : [])}>
            {say(chosen.length === 0 ? words.bestOnly : words.none)}
          </LinkButton>
          {day.plan.stops.length > 0 && (
            <LinkButton onClick={() => change({ kind: 'turned', isChoosing: false })}>
              {say(words.backToPlan)}
            </LinkButton>
          )}
          <Button
            className={classes.main}
            loading={isPlanning}
            disabled={chosen.length === 0}
            onClick={() => {
              focus(null)
              onPlan()
            }}
          >
            {say(words.plan)}
          </Button>
        </div>
      </div>
    </>
  )
}
