/** The desk: a work list by sections, the most pressing on top; several can be done in one go. */
import { Button } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { deskTitle, emptyDesk, suits } from '../../domain/desk'
import type { IssueSection } from '../../domain/deskRows/section'
import type { ActionName } from '../../domain/issueActions'
import { mostAtOnce } from '../../domain/issueSeveral'
import { may } from '../../domain/permissions'
import { InstructionsOnDesk } from '../instructions/InstructionsOnDesk'
import { actionLabel } from '../issues/actionLabel'
import { useLanguage } from '../language'
import { LeftBehindLine } from '../leftBehind/LeftBehindLine'
import { ListNotYet } from '../lists/ListNotYet'
import type { ListProps } from '../lists/listProps'
import { MaterialsLine } from '../materials/MaterialsLine'
import { unitText } from '../names'
import { ReportsLine } from '../reports/ReportsLine'
import { useViewer } from '../session/useViewer'
import { SidePanel } from '../ui/SidePanel'
import { IssueLine, PointLine } from './DeskRows'
import classes from './desk.module.css'
import { paperActions } from './paperActions'
import { SeveralForm } from './SeveralForm'
import { type Desk, type DeskRow, useDesk } from './useDesk'
import { chosen, ofChosen, words } from './words'

type Chosen = ReadonlySet<string>

export const DeskPanel = ({ plan, table, version, control, onCollapse }: ListProps) => {
  const { say } = useLanguage()
  const viewer = useViewer()
  const { posts } = viewer
  const { desks, owner, today, error, readAnew } = useDesk(plan, table, version)
  const [picked, setPicked] = useState<Chosen>(new Set())
  const [doing, setDoing] = useState<ActionName | null>(null)
  const [paperForm, setPaperForm] = useState<ReactNode | null>(null)

  const rows = useMemo(() => (desks ?? []).flatMap(rowsOf), [desks])
  // What has moved on meanwhile is no longer chosen.
  const selected = rows.filter(({ row }) => picked.has(row.id))
  const clear = () => {
    setPicked(new Set())
    setDoing(null)
    setPaperForm(null)
  }
  const pick = (ids: readonly string[], isOn: boolean) =>
    setPicked((before) => {
      const after = new Set(before)
      for (const id of ids) isOn ? after.size < mostAtOnce && after.add(id) : after.delete(id)
      return after
    })
  const takers = (['confirmClaim', 'claim', 'rectify', 'explainDelay'] as const)
    .map((name) => ({
      name,
      issues: selected.flatMap(({ row, section }) =>
        section.several.includes(name) && suits(name, row, owner) ? [row] : [],
      ),
    }))
    .filter(({ issues }) => issues.length > 0)
  const papers = [...new Set(selected.map(({ key }) => key))].flatMap((key) => {
    const Part = paperActions[key]
    return Part ? [{ key, Part, issues: selected.filter((each) => each.key === key).map(({ row }) => row) }] : []
  })
  const underWay = takers.find(({ name }) => name === doing)

  return (
    <SidePanel
      title={say(desks?.length === 1 && desks[0] ? deskTitle[desks[0].role] : words.desk)}
      onCollapse={onCollapse}
    >
      {paperForm !== null ? (
        <div className={classes.form}>{paperForm}</div>
      ) : doing !== null && underWay ? (
        <div className={classes.form}>
          <SeveralForm
            key={doing}
            name={doing}
            issues={underWay.issues}
            onDone={clear}
            onCancel={() => setDoing(null)}
          />
        </div>
      ) : desks === null ? (
        <ListNotYet error={error} onRetry={readAnew} />
      ) : (
        <>
          <div className={classes.scroller}>
            <InstructionsOnDesk today={today} control={control} />
            {owner.units.map((unitId) => (
              <MaterialsLine key={unitId} unitId={unitId} go={control.go} />
            ))}
            {may(viewer, 'seeReports') && <ReportsLine plan={plan} go={control.go} />}
            {may(viewer, 'keepUnits') && <LeftBehindLine go={control.go} />}
            {desks.map((desk) => (
              <div key={desk.role}>
                {desks.length > 1 && <h3 className={classes.role}>{say(deskTitle[desk.role])}</h3>}
                <Sections
                  desk={desk}
                  {...{ plan, today, control, owner, picked }}
                  onPick={pick}
                  unitName={(id) => say(unitText(plan, id))}
                />
              </div>
            ))}
          </div>
          {selected.length > 0 && (
            <section className={classes.bulk} aria-label={say(words.selectedActions)}>
              <span className={classes.chosen} aria-live="polite">
                {say(chosen(selected.length))}
              </span>
              <div className={classes.bulkButtons}>
                {papers.map(({ key, Part, issues }) => (
                  <Part key={key} issues={issues} control={control} onDone={clear} onForm={setPaperForm} />
                ))}
                {takers.map(({ name, issues }, index) => (
                  <Button
                    key={name}
                    variant={index === 0 && papers.length === 0 ? 'filled' : 'default'}
                    onClick={() => setDoing(name)}
                  >
                    {say(ofChosen(actionLabel(name, false, posts), issues.length))}
                  </Button>
                ))}
                <Button variant="subtle" color="gray" fw={400} onClick={clear}>
                  {say(words.clearSelection)}
                </Button>
              </div>
            </section>
          )}
        </>
      )}
    </SidePanel>
  )
}

type SectionRow = { readonly row: DeskRow; readonly section: IssueSection; readonly key: string }

const rowsOf = ({ role, sections }: Desk): SectionRow[] =>
  sections.flatMap((filled): SectionRow[] => {
    if (filled.section.of !== 'issues') return []
    const { section } = filled
    return (filled.items as readonly DeskRow[]).map((row) => ({ row, section, key: `${role}.${section.key}` }))
  })

const Sections = ({
  desk: { role, sections },
  picked,
  onPick,
  unitName,
  owner,
  ...shared
}: Pick<Parameters<typeof IssueLine>[0], 'plan' | 'today' | 'control' | 'owner'> & {
  readonly desk: Desk
  readonly picked: Chosen
  readonly onPick: (ids: readonly string[], isOn: boolean) => void
  readonly unitName: (unitId: string) => string
}) => {
  const { say } = useLanguage()
  const shown = sections.filter(({ section, items }) => items.length > 0 || section.empty !== undefined)
  if (sections.every(({ items }) => items.length === 0))
    return (
      <div className={classes.nothing}>
        <p>{say(emptyDesk[role])}</p>
        {role === 'squad' && (
          <Button variant="default" onClick={() => shared.control.go({ panel: 'none' })}>
            {say(words.toMap)}
          </Button>
        )}
      </div>
    )
  return shown.map((filled) => {
    const { section, items } = filled
    const headId = `desk-${role}-${section.key}`
    if (filled.section.of === 'points')
      return (
        <section key={section.key} aria-labelledby={headId} className={classes.section}>
          <SectionHead id={headId} title={say(section.label)} count={items.length} />
          <ul className={classes.rows}>
            {(filled.items as Parameters<typeof PointLine>[0]['point'][]).map((point) => (
              <PointLine key={point.id} point={point} control={shared.control} />
            ))}
          </ul>
        </section>
      )
    const issueSection = filled.section
    const rows = filled.items as readonly DeskRow[]
    const choosable = rows.filter(
      (row) =>
        paperActions[`${role}.${section.key}`] !== undefined ||
        issueSection.several.some((name) => suits(name, row, owner)),
    )
    const ids = choosable.map(({ id }) => id)
    const isAll = ids.length > 0 && ids.every((id) => picked.has(id))
    return (
      <section key={section.key} aria-labelledby={headId} className={classes.section} data-section={section.key}>
        <SectionHead
          id={headId}
          title={say(section.label)}
          count={rows.length}
          isLate={section.key === 'overdue' && rows.length > 0}
        >
          {ids.length > 1 && (
            <label className={classes.all}>
              <input type="checkbox" checked={isAll} onChange={() => onPick(ids, !isAll)} />
              {say(words.selectAll)}
            </label>
          )}
        </SectionHead>
        {rows.length === 0 && section.empty && <p className={classes.empty}>{say(section.empty)}</p>}
        <ul className={classes.rows}>
          {rows.map((row, index) => (
            <IssueLine
              key={row.id}
              row={row}
              section={issueSection}
              owner={owner}
              {...shared}
              selection={
                ids.includes(row.id)
                  ? { isChosen: picked.has(row.id), onToggle: () => onPick([row.id], !picked.has(row.id)) }
                  : null
              }
              unitHead={
                issueSection.byUnit && row.unitId !== null && row.unitId !== rows[index - 1]?.unitId
                  ? `${unitName(row.unitId)} · ${rows.filter(({ unitId }) => unitId === row.unitId).length}`
                  : null
              }
            />
          ))}
        </ul>
      </section>
    )
  })
}

const SectionHead = ({
  id,
  title,
  count,
  isLate = false,
  children,
}: {
  readonly id: string
  readonly title: string
  readonly count: number
  readonly isLate?: boolean
  readonly children?: React.ReactNode
}) => (
  <div className={classes.sectionHead}>
    <h3 id={id} className={classes.sectionTitle}>
      {title} <span className={isLate ? classes.lateCount : classes.count}>{count}</span>
    </h3>
    {children}
  </div>
)
