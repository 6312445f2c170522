/** The open issues that stayed with a former unit, or all of a unit that is to be retired: ticked, and given on together. */
import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { type Plan, usePlan } from '../campaignOverview'
import { useLanguage } from '../language'
import { unitText } from '../names'
import type { OpenedProps } from '../shell/Detail'
import { ActionBar } from '../ui/ActionBar'
import { EmptyState } from '../ui/EmptyState'
import { Note } from '../ui/Note'
import { NotYet } from '../ui/NotYet'
import { PanelFrame } from '../ui/PanelFrame'
import { PanelHead } from '../ui/PanelHead'
import { LeftIssueRow } from './LeftIssueRow'
import classes from './leftBehind.module.css'
import { type LeftBehindAnswer, type LeftRow, useLeftBehind } from './queries'
import { type Given, TogetherForm } from './TogetherForm'
import { aboutLeaving, chosen, ofUnit, pageOf, recheckFirst, togetherCount, words } from './words'

/** `id`: the unit that is to be retired, or `all`. */
export const LeftBehindPanel = ({ id, control, onClose }: OpenedProps) => {
  const { say } = useLanguage()
  const plan = usePlan()
  const leavingId = id === 'all' ? null : id
  const [page, setPage] = useState(0)
  const { data, error, refetch } = useLeftBehind(leavingId, page)
  const title = say(leavingId === null || plan === null ? words.title : ofUnit(unitText(plan, leavingId)))
  return (
    <PanelFrame label={title} header={<PanelHead title={title} onClose={onClose} />}>
      {data === undefined || plan === null ? (
        <NotYet error={data === undefined ? error : null} onRetry={refetch} heightsPx={[48, 96, 96]} />
      ) : (
        <Listed key={page} {...{ data, plan, leavingId, page, control }} onPage={setPage} />
      )}
    </PanelFrame>
  )
}

const Listed = ({
  data,
  plan,
  leavingId,
  page,
  control: { go },
  onPage,
}: {
  readonly data: LeftBehindAnswer
  readonly plan: Plan
  readonly leavingId: string | null
  readonly page: number
  readonly onPage: (page: number) => void
} & Pick<OpenedProps, 'control'>) => {
  const { say } = useLanguage()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [unitOf, setUnitOf] = useState<ReadonlyMap<string, string | null>>(new Map())
  const [choosingId, setChoosingId] = useState<string | null>(null)
  const [given, setGiven] = useState<readonly Given[] | null>(null)
  const units = useMemo(
    () =>
      plan.units
        .filter(({ retiredOn, id }) => retiredOn === null && id !== leavingId)
        .map(({ id, name }) => ({ value: id, label: say(name) })),
    [plan, leavingId, say],
  )
  const { rows, total, pages, awaitingRecheck } = data
  const toIdOf = ({ id, to }: LeftRow) => unitOf.get(id) ?? to.unitId
  // What has moved on meanwhile is no longer chosen.
  const selected = rows.filter(({ id }) => picked.has(id))
  const isAll = rows.length > 0 && selected.length === rows.length
  const toggle = (ids: readonly string[], isOn: boolean) =>
    setPicked((before) => {
      const after = new Set(before)
      for (const id of ids) isOn ? after.add(id) : after.delete(id)
      return after
    })
  const choose = (id: string, unitId: string | null) => {
    setUnitOf((before) => new Map(before).set(id, unitId))
    setChoosingId(null)
    if (unitId !== null) toggle([id], true)
  }
  const finish = () => {
    setGiven(null)
    setPicked(new Set())
    onPage(0)
  }

  if (given !== null) return <TogetherForm given={given} plan={plan} onDone={finish} onCancel={() => setGiven(null)} />
  const recheck = awaitingRecheck > 0 && <Note>{say(recheckFirst(awaitingRecheck))}</Note>
  if (total === 0)
    return (
      <>
        <EmptyState
          title={say(leavingId === null ? words.none : words.noneHere)}
          {...(leavingId === null && { next: say(words.noneNext) })}
        />
        {recheck}
      </>
    )
  return (
    <>
      <p className={classes.about}>{say(leavingId === null ? words.about : aboutLeaving(unitText(plan, leavingId)))}</p>
      {recheck}
      <div className={classes.head}>
        <label className={classes.all}>
          <input
            type="checkbox"
            checked={isAll}
            onChange={() =>
              toggle(
                rows.map(({ id }) => id),
                !isAll,
              )
            }
          />
          {say(words.selectAll)}
        </label>
        <span className={classes.quiet}>{say(pageOf(page + 1, pages, total))}</span>
      </div>
      <ul className={classes.rows} aria-label={say(words.list)}>
        {rows.map((row) => (
          <LeftIssueRow
            key={row.id}
            row={row}
            plan={plan}
            units={units}
            toId={toIdOf(row)}
            isChosen={picked.has(row.id)}
            isChoosing={choosingId === row.id}
            onToggle={() => toggle([row.id], !picked.has(row.id))}
            onChoosing={() => setChoosingId(row.id)}
            onUnit={(unitId) => choose(row.id, unitId)}
            onLook={() => go({ issueId: row.id, pointId: row.subject.kind === 'point' ? row.subject.pointId : null })}
          />
        ))}
      </ul>
      {pages > 1 && (
        <div className={classes.pages}>
          <Button variant="default" size="compact-md" fw={400} disabled={page === 0} onClick={() => onPage(page - 1)}>
            {say(words.previous)}
          </Button>
          <Button
            variant="default"
            size="compact-md"
            fw={400}
            disabled={page + 1 >= pages}
            onClick={() => onPage(page + 1)}
          >
            {say(words.next)}
          </Button>
        </div>
      )}
      {selected.length > 0 && (
        <ActionBar
          above={
            <span className={classes.quiet} aria-live="polite">
              {say(chosen(selected.length))}
            </span>
          }
        >
          <Button onClick={() => setGiven(selected.map((row) => ({ row, toId: toIdOf(row) })))}>
            {say(togetherCount(selected.length))}
          </Button>
          <Button variant="subtle" color="gray" fw={400} onClick={() => setPicked(new Set())}>
            {say(words.clear)}
          </Button>
        </ActionBar>
      )}
    </>
  )
}
