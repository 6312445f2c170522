/**
 * A paper while it is drafted or revised: what was typed and chosen, over what the paper said before, over what is usual for
 * the chosen issues as the server prefills it.
 */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type IssuedKind, isEscalating, isInstrument, type Paper } from '../../domain/paper'
import type { Plan } from '../campaignOverview'
import { useTRPC } from '../trpc'
import type { PaperDraft } from './queries'

export type DraftStart = {
  readonly kind: IssuedKind
  readonly issueIds: readonly string[]
  readonly unitIds?: readonly string[]
  readonly pointId?: number
}

type Term = 'claimBy' | 'rectifyBy'
type Terms = { readonly [T in Term]?: string }
type Typed = Partial<Record<'title' | 'opening' | 'demands' | 'organ' | 'evidenceOn', string>>

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

/** A revision starts from what the paper is about. */
export const revisionOf = ({ kind, issues, pointId }: Paper): DraftStart => ({
  kind,
  issueIds: issues.map(({ issueId }) => issueId),
  ...(pointId !== null && { pointId }),
})

export type Draft = ReturnType<typeof useDraft>

export const useDraft = (plan: Plan, initial: DraftStart, revised: Paper | undefined) => {
  const trpc = useTRPC()
  const [kind, setKind] = useState<IssuedKind>(initial.kind)
  const [picked, setPicked] = useState<readonly string[] | null>(null)
  const [typed, setTyped] = useState<Typed>({})
  const [dates, setDates] = useState<Readonly<Record<string, Terms>>>({})
  const before = revised && draftOf(revised)
  const chosen = picked ?? before?.issues.map(({ issueId }) => issueId) ?? initial.issueIds
  const isWithdrawal = revised !== undefined && revised.withdraws !== null

  const ofUnits = initial.unitIds ?? []
  const isAboutNothing = isWithdrawal || (chosen.length === 0 && ofUnits.length === 0)
  const prefill = useQuery(
    trpc.paper.draftPrefill.queryOptions(
      {
        kind,
        issueIds: [...chosen],
        unitIds: [...ofUnits],
        ...(initial.pointId !== undefined && { pointId: initial.pointId }),
      },
      { enabled: !isAboutNothing, placeholderData: keepPreviousData },
    ),
  )
  const drafts = isAboutNothing ? [] : (prefill.data?.drafts ?? [])
  const usual = drafts[0]
  const textOf = (name: keyof Typed): string => typed[name] ?? before?.[name] ?? usual?.[name] ?? ''
  const termsOf = (issueId: string) => {
    const from = (draft: PaperDraft | undefined) => draft?.issues.find((one) => one.issueId === issueId)
    return { ...from(usual), ...from(before), ...dates[issueId], issueId }
  }
  return {
    kind,
    chosen,
    drafts,
    isWithdrawal,
    /** Whether there is anything to be changed by hand yet. */
    hasTexts: usual !== undefined || before !== undefined,
    unitIds: usual?.unitIds ?? before?.unitIds ?? [],
    /** What is usual for the chosen issues has come, or will not. */
    isFilled: isAboutNothing || prefill.isError || (prefill.data !== undefined && !prefill.isPlaceholderData),
    prefillError: prefill.error,
    textOf,
    termsOf,
    choose: setPicked,
    /** Another kind has other words. */
    setKind: (next: IssuedKind) => {
      setKind(next)
      setTyped({})
    },
    type: (name: keyof Typed, value: string) => setTyped((known) => ({ ...known, [name]: value })),
    setTerm: (issueId: string, name: Term, value: string) =>
      setDates((known) => ({ ...known, [issueId]: { ...known[issueId], [name]: value } })),
    /** The paper as it is sent. */
    form: () => {
      const text = (name: 'opening' | 'demands' | 'organ') => {
        const value = textOf(name).trim()
        return value === '' ? {} : { [name]: value }
      }
      return {
        title: textOf('title').trim(),
        ...text('opening'),
        ...text('demands'),
        ...(kind === 'referral' && text('organ')),
        unitIds: [
          ...(before !== undefined && isWithdrawal ? before.unitIds : (usual?.unitIds ?? before?.unitIds ?? [])),
        ],
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
    },
  }
}
