/**
 * A paper being drafted or revised: which issues, to whom, by when, and its words, all of it filled in as usual and to be
 * changed. Issues of several units become one paper for each.
 */
import { Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { severityLabel, stageLabel } from '../../domain/issue'
import {
  type IssuedKind,
  isEscalating,
  isInstrument,
  issuedKindLabel,
  issuedKinds,
  type Paper,
} from '../../domain/paper'
import { paperActions } from '../../domain/paperActions'
import type { Plan } from '../campaignOverview'
import { squadText, unitText } from '../issues/names'
import { useLanguage } from '../language'
import { useViewer } from '../session/useViewer'
import { refusalOf, useTRPC, useTRPCClient } from '../trpc'
import { FormFrame } from '../ui/FormFrame'
import { Note, RefusalNote } from '../ui/Note'
import { Section } from '../ui/Section'
import { Tag } from '../ui/Tag'
import classes from './papers.module.css'
import { type PaperDraft, usePaperSending } from './queries'
import { words } from './words'

export type DraftStart = {
  readonly kind: IssuedKind
  readonly issueIds: readonly string[]
  readonly unitIds?: readonly string[]
  readonly pointId?: number
}

type Dates = Readonly<Record<string, { readonly claimBy?: string; readonly rectifyBy?: string }>>
type Typed = Partial<Record<'title' | 'opening' | 'demands' | 'organ' | 'evidenceOn', string>>

/** A squad drafts what it hands over; the second axis is the office's. */
const kindsOf = (isOffice: boolean): readonly IssuedKind[] =>
  issuedKinds.filter((kind) => isOffice || !isEscalating(kind))

const draftOf = (paper: Paper): PaperDraft => ({
  kind: paper.kind,
  title: paper.title,
  opening: paper.opening,
  demands: paper.demands,
  unitIds: [...paper.unitIds],
  issues: paper.issues.map(({ issueId, claimBy, rectifyBy }) => ({
    issueId,
    ...(claimBy !== null && { claimBy }),
    ...(rectifyBy !== null && { rectifyBy }),
  })),
  ...(paper.organ !== null && { organ: paper.organ }),
  ...(paper.evidence !== null && { evidenceOn: paper.evidence.asOf }),
  ...(paper.pointId !== null && { pointId: paper.pointId }),
  ...(paper.withdraws !== null && { withdraws: paper.withdraws }),
})

export const DraftPaper = ({
  plan,
  initial,
  revised,
  onDone,
  onDoneAll,
  onCancel,
}: {
  readonly plan: Plan
  readonly initial: DraftStart
  /** The paper that is being revised. */
  readonly revised?: Paper
  readonly onDone: (paperId: string) => void
  /** After several papers at once. */
  readonly onDoneAll: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const viewer = useViewer()
  const isOffice = viewer.roles.includes('office')
  const trpc = useTRPC()
  const client = useTRPCClient()
  const [paperId] = useState(() => uuidv7())
  const [kind, setKind] = useState<IssuedKind>(initial.kind)
  const [chosen, setChosen] = useState<readonly string[]>(initial.issueIds)
  const [typed, setTyped] = useState<Typed>({})
  const [dates, setDates] = useState<Dates>({})
  const { send, isSending, refusal } = usePaperSending()
  const isWithdrawal = revised !== undefined && revised.withdraws !== null

  const ofUnits = initial.unitIds ?? []
  const prefill = useQuery(
    trpc.paper.draftPrefill.queryOptions(
      {
        kind,
        issueIds: [...chosen],
        unitIds: [...ofUnits],
        ...(initial.pointId !== undefined && { pointId: initial.pointId }),
      },
      { enabled: !isWithdrawal && (chosen.length > 0 || ofUnits.length > 0), placeholderData: keepPreviousData },
    ),
  )
  const drafts = isWithdrawal || (chosen.length === 0 && ofUnits.length === 0) ? [] : (prefill.data?.drafts ?? [])
  const usual = drafts[0]
  const before = revised && draftOf(revised)
  const isSeveral = drafts.length > 1
  const textOf = (name: keyof Typed): string => typed[name] ?? before?.[name] ?? usual?.[name] ?? ''
  const type = (name: keyof Typed) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget
    setTyped((known) => ({ ...known, [name]: value }))
  }
  const termsOf = (issueId: string) => {
    const from = (draft: PaperDraft | undefined) => draft?.issues.find((one) => one.issueId === issueId)
    return { ...from(usual), ...from(before), ...dates[issueId], issueId }
  }

  const submit = async (approve = false) => {
    if (isSeveral || approve) {
      if (!isInstrument(kind)) return
      const given = { kind, issueIds: [...chosen], approve }
      const outcome = await send((actionId) => client.paper.draftFor.mutate({ actionId, ...given }))
      if (outcome === 'done') onDoneAll()
      return
    }
    const text = (name: 'opening' | 'demands' | 'organ') => {
      const value = textOf(name).trim()
      return value === '' ? {} : { [name]: value }
    }
    const form = {
      title: textOf('title').trim(),
      ...text('opening'),
      ...text('demands'),
      ...(kind === 'referral' && text('organ')),
      unitIds: [...(before !== undefined && isWithdrawal ? before.unitIds : (usual?.unitIds ?? before?.unitIds ?? []))],
      issues: isWithdrawal
        ? []
        : chosen.map((issueId) => {
            const { claimBy, rectifyBy } = termsOf(issueId)
            return isInstrument(kind) ? { issueId, claimBy, rectifyBy } : { issueId }
          }),
      ...(isEscalating(kind) && !isWithdrawal && { evidenceOn: textOf('evidenceOn') || plan.today }),
      ...(initial.pointId !== undefined && { pointId: initial.pointId }),
      ...(isWithdrawal && { withdraws: revised.withdraws ?? '' }),
    }
    const outcome = await send((actionId) =>
      revised === undefined
        ? client.paper.draft.mutate({ actionId, paperId, form: { kind, ...form } })
        : client.paper.act.mutate({
            actionId,
            paperId: revised.id,
            seq: revised.seq,
            action: { name: 'revise', form } as never,
          }),
    )
    if (outcome === 'done') onDone(revised?.id ?? paperId)
  }

  const isCaptain = viewer.posts.some(({ duty }) => duty.role === 'squad' && duty.position === 'captain')
  const mayApprove = revised === undefined && kind === 'card' && (isCaptain || isOffice) && chosen.length > 0
  const units = isSeveral ? drafts.flatMap(({ unitIds }) => unitIds) : (usual?.unitIds ?? before?.unitIds ?? [])
  return (
    <FormFrame
      title={say(revised === undefined ? issuedKindLabel(kind) : paperActions.revise.label)}
      submitLabel={say(
        revised !== undefined ? words.saveRevision : isSeveral ? words.byUnit(drafts.length) : words.saveDraft,
      )}
      secondary={mayApprove ? { label: say(words.issueCards), onClick: () => void submit(true) } : undefined}
      cancelLabel={say(words.cancel)}
      isSending={isSending}
      refusal={refusal && say(refusal)}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      {revised === undefined && (
        <Select
          label={say(words.kind)}
          data={kindsOf(isOffice).map((one) => ({ value: one, label: say(issuedKindLabel(one)) }))}
          value={kind}
          allowDeselect={false}
          onChange={(value) => {
            const next = issuedKinds.find((known) => known === value)
            if (next === undefined) return
            setKind(next)
            setTyped({})
          }}
        />
      )}
      {!isWithdrawal && (
        <IssueChoice
          plan={plan}
          kind={kind}
          pointId={initial.pointId}
          chosen={chosen}
          keep={initial.issueIds}
          onChange={setChosen}
        />
      )}
      {prefill.error && <RefusalNote>{say(refusalOf(prefill.error))}</RefusalNote>}
      {units.length > 0 && (
        <p className={classes.addressed}>
          <span className={classes.quiet}>{say(words.addressees)}</span>{' '}
          <strong>{units.map((unitId) => say(unitText(plan, unitId))).join('、')}</strong>
        </p>
      )}
      {isSeveral ? (
        <Note>{say(words.severalUnits)}</Note>
      ) : (
        (usual !== undefined || before !== undefined) && (
          <>
            <TextInput
              label={say(paperActions.draft.fields.title.label)}
              required
              maxLength={100}
              value={textOf('title')}
              onChange={type('title')}
            />
            {kind === 'referral' && (
              <TextInput
                label={say(paperActions.draft.fields.organ.label)}
                required
                maxLength={100}
                value={textOf('organ')}
                onChange={type('organ')}
              />
            )}
            {isEscalating(kind) && !isWithdrawal && (
              <TextInput
                type="date"
                label={say(words.evidenceOn)}
                required
                max={plan.today}
                value={textOf('evidenceOn') || plan.today}
                onChange={type('evidenceOn')}
              />
            )}
            <Textarea
              label={say(paperActions.draft.fields.opening.label)}
              placeholder={say(words.optionalText)}
              autosize
              minRows={2}
              maxLength={500}
              value={textOf('opening')}
              onChange={type('opening')}
            />
            <Textarea
              label={say(paperActions.draft.fields.demands.label)}
              placeholder={say(words.optionalText)}
              autosize
              minRows={2}
              maxLength={500}
              value={textOf('demands')}
              onChange={type('demands')}
            />
            {isInstrument(kind) &&
              !isWithdrawal &&
              chosen.map((issueId, index) => {
                const { claimBy = '', rectifyBy = '' } = termsOf(issueId)
                const set = (name: 'claimBy' | 'rectifyBy') => (event: { currentTarget: { value: string } }) => {
                  const { value } = event.currentTarget
                  setDates((known) => ({ ...known, [issueId]: { ...known[issueId], [name]: value } }))
                }
                const nth = chosen.length > 1 ? `（${index + 1}）` : ''
                return (
                  <div key={issueId} className={classes.dates}>
                    <TextInput
                      type="date"
                      label={`${say(words.claimBy)}${nth}`}
                      required
                      value={claimBy}
                      onChange={set('claimBy')}
                    />
                    <TextInput
                      type="date"
                      label={`${say(words.rectifyBy)}${nth}`}
                      required
                      value={rectifyBy}
                      onChange={set('rectifyBy')}
                    />
                  </div>
                )
              })}
          </>
        )
      )}
    </FormFrame>
  )
}

const mostShown = 60

/** Issues to tick: what may stand in this kind of paper, the chosen ones on top. */
const IssueChoice = ({
  plan,
  kind,
  pointId,
  chosen,
  keep,
  onChange,
}: {
  readonly plan: Plan
  readonly kind: IssuedKind
  readonly pointId: number | undefined
  readonly chosen: readonly string[]
  /** Stay on the list when they are unticked. */
  readonly keep: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}) => {
  const { say } = useLanguage()
  const viewer = useViewer()
  const trpc = useTRPC()
  const [search, setSearch] = useState('')
  const [unitId, setUnitId] = useState<string | null>(null)
  const own = viewer.posts.flatMap(({ duty }) => (duty.role === 'squad' ? [duty.squad] : []))
  const isOffice = viewer.roles.includes('office')
  const { data } = useQuery(
    trpc.issue.list.queryOptions({
      stages: isInstrument(kind) ? ['found'] : ['found', 'notified', 'claimed', 'rectified'],
    }),
  )
  const shown = useMemo(() => {
    const fits = (data?.issues ?? []).filter(
      (issue) =>
        chosen.includes(issue.id) ||
        keep.includes(issue.id) ||
        ((isOffice || !isInstrument(kind) || own.includes(issue.followingSquad ?? -1)) &&
          (pointId === undefined || (issue.subject.kind === 'point' && issue.subject.pointId === pointId)) &&
          (!isEscalating(kind) || issue.overdue || issue.sentBackTimes > 0) &&
          (unitId === null || issue.unitId === unitId) &&
          issue.what.includes(search.trim())),
    )
    const rank = (id: string) => (chosen.includes(id) ? 0 : 1)
    return fits.sort((one, other) => rank(one.id) - rank(other.id)).slice(0, mostShown)
  }, [data, chosen, keep, kind, isOffice, own, pointId, unitId, search])
  const units = [...new Set((data?.issues ?? []).flatMap((issue) => issue.unitId ?? []))]
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((known) => known !== id) : [...chosen, id])
  return (
    <Section level={4} title={say(words.chooseIssues)} aside={say(words.chosen(chosen.length))}>
      <div className={classes.filters}>
        <TextInput
          aria-label={say(words.search)}
          placeholder={say(words.search)}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        {!isInstrument(kind) && (
          <Select
            aria-label={say(words.unit)}
            placeholder={say(words.unit)}
            searchable
            clearable
            data={units.map((id) => ({ value: id, label: say(unitText(plan, id)) }))}
            value={unitId}
            onChange={setUnitId}
          />
        )}
      </div>
      {shown.length === 0 ? (
        <p className={classes.quiet}>{say(words.noChoice)}</p>
      ) : (
        <ul className={classes.choices}>
          {shown.map((issue) => (
            <li key={issue.id}>
              <Checkbox
                checked={chosen.includes(issue.id)}
                onChange={() => toggle(issue.id)}
                label={
                  <span className={classes.choice}>
                    <span>{issue.what}</span>
                    <span className={classes.quiet}>
                      {say(stageLabel[issue.stage])} · {say(severityLabel[issue.severity])}
                      {issue.unitId !== null && ` · ${say(unitText(plan, issue.unitId))}`}
                      {issue.followingSquad !== null && ` · ${say(squadText(plan, issue.followingSquad))}`}
                    </span>
                    {issue.overdue && issue.clock && (
                      <Tag tone="alarm">{say(words.overdueDays(-issue.clock.daysLeft))}</Tag>
                    )}
                  </span>
                }
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
