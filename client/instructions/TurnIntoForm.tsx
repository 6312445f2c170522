/** Turns an instruction into a card, a notice or a joint inspection: one that is made here and now, or one that was made already. */
import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { idOfLink, type LinkKind, linkKindLabel } from '../../domain/instruction'
import { instructionRow } from '../../domain/instructionActions'
import type { Plan } from '../campaignOverview'
import { FormFrame } from '../forms/FormFrame'
import { useSubmit } from '../forms/useSubmit'
import { JointInspectionForm } from '../jointInspections/JointInspectionForm'
import { inspectionText } from '../jointInspections/words'
import { useLanguage } from '../language'
import { squadText, unitText } from '../names'
import { DraftPaper } from '../papers/DraftPaper'
import { useTRPC } from '../trpc'
import { OneChoice } from '../ui/Choices'
import classes from './instructions.module.css'
import { type InstructionDetail, useInstructionAction } from './queries'
import { words } from './words'

const makeLabel = { card: words.makeCard, notice: words.makeNotice, jointInspection: words.makeInspection } as const

export const TurnIntoForm = ({
  detail,
  plan,
  onDone,
  onCancel,
}: {
  readonly detail: InstructionDetail
  readonly plan: Plan
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const { instruction, about } = detail
  const [as, setAs] = useState<LinkKind>('card')
  const [chosen, setChosen] = useState<string | null>(null)
  const [isMaking, setMaking] = useState(false)
  const { data: linkable } = useQuery(trpc.instruction.linkable.queryOptions())
  const { act, ...sending } = useInstructionAction(instruction)
  const link = (id: string) =>
    act('turnInto', { as, ...(as === 'jointInspection' ? { inspectionId: id } : { paperId: id }) })
  const [isAsked, setAsked] = useState(false)
  const { submit } = useSubmit({
    read: () => {
      setAsked(true)
      return chosen
    },
    send: link,
    onDone,
  })
  // What has just been made is chosen: should the link fail, it need not be made again.
  const made = (id: string) => {
    setMaking(false)
    setChosen(id)
    void link(id).then((outcome) => outcome === 'done' && onDone())
  }

  if (isMaking) {
    const back = () => setMaking(false)
    const issueIds = instruction.target.kind === 'issue' ? [instruction.target.issueId] : []
    return as === 'jointInspection' ? (
      <JointInspectionForm
        plan={plan}
        pointIds={about.pointId === null ? [] : [about.pointId]}
        onDone={made}
        onCancel={back}
      />
    ) : (
      <DraftPaper
        plan={plan}
        initial={{ kind: as, issueIds, ...(about.pointId !== null && { pointId: about.pointId }) }}
        onDone={made}
        onDoneAll={back}
        onCancel={back}
      />
    )
  }
  const linked = new Set(instruction.links.map(idOfLink))
  const offered: { value: string; label: string }[] =
    as === 'jointInspection'
      ? (linkable?.inspections ?? []).map((inspection) => ({
          value: inspection.id,
          label: say(inspectionText(inspection, (squad) => squadText(plan, squad))),
        }))
      : (linkable?.papers ?? [])
          .filter(({ kind }) => kind === as)
          .map((paper) => ({
            value: paper.id,
            label: [paper.name, ...paper.unitIds.map((unitId) => say(unitText(plan, unitId)))].join(' · '),
          }))
  const choose: ReactNode = (
    <Select
      label={say(words.chooseFrom)}
      placeholder={say(words.choose)}
      data={offered.filter(({ value }) => !linked.has(value))}
      value={chosen}
      onChange={setChosen}
      searchable
      maxDropdownHeight={280}
      nothingFoundMessage={say(words.empty)}
    />
  )
  return (
    <FormFrame
      title={say(instructionRow('turnInto').label)}
      submitLabel={say(words.link)}
      sending={sending}
      problem={isAsked && chosen === null ? words.chooseFirst : null}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <OneChoice
        label={say(words.into)}
        layout="row"
        choices={(Object.keys(linkKindLabel) as LinkKind[]).map((kind) => ({
          value: kind,
          label: say(linkKindLabel[kind]),
        }))}
        value={as}
        onChange={(kind) => {
          setAs(kind)
          setChosen(null)
        }}
      />
      <div className={classes.buttons}>
        <Button variant="light" fw={500} size="compact-md" onClick={() => setMaking(true)}>
          {say(makeLabel[as])}
        </Button>
      </div>
      {choose}
    </FormFrame>
  )
}
