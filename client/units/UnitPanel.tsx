/** A unit: its open issues wherever they are, and where an issue on its own work (papers, decisions, routine) is opened. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { type Indicator, indicatorLabel, indicators, isOpen } from '../../domain/issue'
import { actions } from '../../domain/issueActions'
import { type Plan, usePlan } from '../campaignOverview'
import { Contacts } from '../contacts/Contacts'
import { DossierLine } from '../dossiers/DossierLine'
import { InstructionsHere } from '../instructions/InstructionsHere'
import { IssueCard } from '../issues/IssueCard'
import { OpenIssueForm } from '../issues/OpenIssueForm'
import { useLanguage } from '../language'
import { openStageList } from '../lists/issueRows'
import { MaterialsLine } from '../materials/MaterialsLine'
import { namesOf, squadText, unitText } from '../names'
import { useViewer } from '../session/useViewer'
import type { OpenedProps } from '../shell/Detail'
import { useTRPC } from '../trpc'
import { ActionBar } from '../ui/ActionBar'
import { OneChoice } from '../ui/Choices'
import { EmptyState } from '../ui/EmptyState'
import { PanelFrame } from '../ui/PanelFrame'
import { PanelHead } from '../ui/PanelHead'
import { Section } from '../ui/Section'
import { Tag } from '../ui/Tag'
import { FormerPoints } from './FormerPoints'
import { UnitRelations } from './UnitRelations'
import classes from './units.module.css'
import { words } from './words'

export const UnitPanel = ({ id, control, onClose }: OpenedProps) => {
  const { say } = useLanguage()
  const plan = usePlan()
  const unit = plan?.unitById.get(id)
  if (plan === null) return null
  return (
    <PanelFrame
      label={say(unitText(plan, id))}
      header={<PanelHead title={say(unitText(plan, id))} onClose={onClose} />}
    >
      {unit === undefined ? (
        <EmptyState title={say(words.noSuchUnit)} />
      ) : (
        <UnitContent key={id} unitId={id} plan={plan} control={control} />
      )}
    </PanelFrame>
  )
}

const UnitContent = ({
  unitId,
  plan,
  control: { go },
}: { readonly unitId: string; readonly plan: Plan } & Pick<OpenedProps, 'control'>) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const { roles } = useViewer()
  const { data } = useQuery(trpc.issue.list.queryOptions({ stages: openStageList }))
  const [indicator, setIndicator] = useState<Indicator | null>(null)
  const [isOpening, setOpening] = useState(false)
  const { data: ground } = useQuery(
    trpc.unit.opening.queryOptions(
      { unitId, indicator: indicator ?? 'routineWork' },
      { enabled: roles.some((role) => role === 'squad' || role === 'office') },
    ),
  )
  const issues = useMemo(
    () =>
      (data?.issues ?? []).filter(
        (issue) => issue.unitId === unitId || (issue.subject.kind === 'unit' && issue.subject.unitId === unitId),
      ),
    [data, unitId],
  )
  const names = namesOf(plan, { issues })
  const unit = plan.unitById.get(unitId)
  const look = (issueId: string) => {
    const issue = issues.find(({ id }) => id === issueId)
    go({ issueId, pointId: issue?.subject.kind === 'point' ? issue.subject.pointId : null })
  }

  if (isOpening && ground)
    return (
      <>
        <div className={classes.indicator}>
          <OneChoice
            label={say(words.indicator)}
            needed
            layout="row"
            choices={indicators.map((each) => ({ value: each, label: say(indicatorLabel[each]) }))}
            value={indicator ?? undefined}
            onChange={setIndicator}
          />
        </div>
        {indicator !== null && (
          <OpenIssueForm
            key={indicator}
            subject={{ kind: 'unit', unitId, indicator }}
            opening={ground.opening}
            checkItems={[]}
            issuesHere={issues.filter(
              ({ subject }) => subject.kind === 'unit' && subject.indicator === indicator && subject.unitId === unitId,
            )}
            scopeSquad={null}
            squadsWithKey={ground.squadsWithKey}
            unitName={(id) => unitText(plan, id)}
            onDone={look}
            onLook={look}
            onCancel={() => setOpening(false)}
          />
        )}
      </>
    )
  return (
    <>
      {unit !== undefined && (
        <div className={classes.relations}>
          {unit.retiredOn !== null && <Tag tone="strong">{say(words.retired)}</Tag>}
          <UnitRelations unit={unit} plan={plan} onOpen={(id) => go({ opened: { kind: 'unit', id } })} />
        </div>
      )}
      <Section title={say(words.openIssues)} aside={unit?.squad != null ? say(squadText(plan, unit.squad)) : undefined}>
        {issues.length === 0 ? (
          <EmptyState title={say(words.noIssues)} />
        ) : (
          <div className={classes.issues}>
            {issues.filter(isOpen).map((issue) => (
              <IssueCard key={issue.id} issue={issue} names={names} onSelect={() => look(issue.id)} />
            ))}
          </div>
        )}
      </Section>
      <FormerPoints unitId={unitId} go={go} />
      <Contacts unitId={unitId} />
      <InstructionsHere target={{ kind: 'unit', unitId }} />
      <div className={classes.materials}>
        <MaterialsLine unitId={unitId} go={go} />
        <DossierLine unitId={unitId} go={go} />
      </div>
      {ground?.opening.refused && <p className={classes.quiet}>{say(ground.opening.refused)}</p>}
      {ground && ground.opening.refused === null && (
        <ActionBar>
          <Button onClick={() => setOpening(true)}>{say(actions.open.label)}</Button>
        </ActionBar>
      )}
    </>
  )
}
