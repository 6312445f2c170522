/**
 * Gives the season its papers: a card for each notice, circulars and referrals with their numbers, a notice that waits for
 * the feedback meeting and a card that waits for its captain. They are written between the season's events as if the
 * people had drafted and signed them there; their files are made when they are first asked for.
 */
import { addWorkingDays, localDateOf, type WorkingCalendar } from '../../domain/calendar'
import { isOverdue } from '../../domain/clocks'
import { type Issue, unopened } from '../../domain/issue'
import { applyEvent, type IssueEvent } from '../../domain/issueLifecycle'
import { evidenceOf, numberedAs, numberFormats, type Paper, seriesKeyOf, undrafted } from '../../domain/paper'
import {
  applyPaperEvent,
  type DraftForm,
  type PaperAction,
  type PaperEvent,
  type PaperStanding,
} from '../../domain/paperActions'
import type { ReviseForm } from '../../domain/paperRows/drafting'
import { draftTo, textForm, usualTexts, withdrawalTexts } from '../../domain/paperTexts'
import type { Actor } from '../../domain/people'
import type { Decided } from '../eventLog'
import { seededChance } from './chance'

export type PaperSeason = {
  readonly decided: readonly Decided[]
  readonly issues: ReadonlyMap<string, Issue>
  readonly papers: ReadonlyMap<string, Paper>
}

type Returning = 'returnCircular' | 'returnReferral'

export const paperSeason = (
  decided: readonly Decided[],
  {
    unitName,
    addresseeOf,
    calendar,
    until,
  }: {
    readonly unitName: (unitId: string) => string
    /** To whom an issue goes; null where nobody is named yet. */
    readonly addresseeOf: (issue: Issue) => string | null
    readonly calendar: WorkingCalendar
    readonly until: Date
  },
): PaperSeason => {
  const chance = seededChance(20220915)
  const issues = new Map<string, Issue>()
  const papers = new Map<string, Paper>()
  const counts = new Map<string, number>()
  const written: Decided[] = []
  /** Of the season's people, one of each post, as their own events name them. */
  const actors = new Map<string, Actor>()

  const write = (
    paperId: string,
    by: Actor,
    at: string,
    standing: PaperStanding,
    action: PaperAction,
    made?: PaperEvent['made'],
  ): Paper => {
    const kind = action.name === 'draft' ? action.form.kind : 'card'
    const before = papers.get(paperId) ?? undrafted(paperId, kind)
    const isSigning = action.name === 'sign' || action.name === 'approve'
    const year = Number(localDateOf(new Date(at)).slice(0, 4))
    const series = `${seriesKeyOf(before)} ${year}`
    const number = (counts.get(series) ?? 0) + 1
    if (isSigning) counts.set(series, number)
    const evidence =
      (action.name === 'draft' || action.name === 'revise') && action.form.evidenceOn !== undefined
        ? evidenceOf(
            action.form.issues.flatMap(({ issueId }) => issues.get(issueId) ?? []),
            action.form.unitIds.map((unitId) => ({
              unitId,
              issues: [...issues.values()].filter(({ unitsEver }) => unitsEver.includes(unitId)),
            })),
            action.form.evidenceOn,
          )
        : undefined
    const event: PaperEvent = {
      ...action,
      seq: before.seq + 1,
      at,
      by,
      standing,
      ...(isSigning && { made: { numbered: numberedAs(before, numberFormats, year, number) } }),
      ...(evidence && { made: { evidence } }),
      ...(made && { made }),
    }
    const after = applyPaperEvent(before, event)
    papers.set(paperId, after)
    written.push({ subjectKind: 'paper', subjectId: paperId, event })
    return after
  }

  const cardFor = (issueId: string, event: Extract<IssueEvent, { name: 'notify' }>, paperId: string) => {
    const { form, by, at } = event
    const standing = by.duty.role === 'office' ? 'office' : 'captain'
    const { unitId, claimBy, rectifyBy } = form
    const draft = draftTo('card', { id: unitId, name: unitName(unitId) }, [{ issueId, claimBy, rectifyBy }])
    write(paperId, by, at, standing, { name: 'draft', form: draft })
    write(paperId, by, at, standing, { name: 'approve', form: {} })
    write(paperId, by, at, standing, { name: 'issue', form: {} })
  }

  /** The circular or referral of an issue that is on its way. */
  const underWay = new Map<string, string>()
  const escalate = (
    kind: 'circular' | 'referral',
    issue: Issue,
    { by, at }: Pick<IssueEvent, 'by' | 'at'>,
    opening: string,
  ): string => {
    const known = underWay.get(`${kind} ${issue.id}`)
    const returned = known !== undefined && papers.get(known)?.returned ? known : null
    const paperId = returned ?? chance.uuid(new Date(at))
    const unitId = issue.unitId ?? ''
    const form: ReviseForm = {
      ...textForm({ ...usualTexts(kind, { unit: unitName(unitId), count: 1 }), opening }),
      unitIds: [unitId],
      issues: [{ issueId: issue.id }],
      evidenceOn: localDateOf(new Date(at)),
      ...(kind === 'referral' && { organ: '市纪委监委机关' }),
    }
    write(
      paperId,
      by,
      at,
      'office',
      returned === null ? { name: 'draft', form: { kind, ...form } } : { name: 'revise', form },
    )
    write(paperId, by, at, 'office', { name: 'check', form: {} })
    underWay.set(`${kind} ${issue.id}`, paperId)
    return paperId
  }

  /** The commander sends a draft back; a referral that is not to be made is dropped by the office then. */
  const sendBack = (paperId: string, { by, at, form }: Extract<IssueEvent, { name: Returning }>) => {
    const { kind } = write(paperId, by, at, 'commander', { name: 'returnDraft', form: { reason: form.reason } })
    const office = actors.get('office')
    if (kind === 'referral' && office)
      write(paperId, office, at, 'office', { name: 'discard', form: { reason: '按指挥长意见，不再提请。' } })
  }

  /** 撤销: a circular falls with the signature of another that names it. */
  const withdraw = (paperId: string, { by, at, form }: Extract<IssueEvent, { name: 'withdrawCircular' }>): string => {
    const office = actors.get('office') ?? by
    const { kind, unitIds, numberText } = papers.get(paperId) ?? undrafted(paperId, 'circular')
    const withdrawal = chance.uuid(new Date(at))
    const draft: DraftForm = {
      kind,
      ...textForm(withdrawalTexts(kind, numberText ?? '', form.reason)),
      unitIds: [...unitIds],
      issues: [],
      withdraws: paperId,
    }
    write(withdrawal, office, at, 'office', { name: 'draft', form: draft })
    write(withdrawal, office, at, 'office', { name: 'check', form: {} })
    write(withdrawal, by, at, 'commander', { name: 'sign', form: {} })
    write(paperId, by, at, 'commander', { name: 'withdraw', form: {} }, { withdrawnBy: withdrawal })
    write(withdrawal, office, at, 'office', { name: 'issue', form: {} })
    return withdrawal
  }

  /** The event with its paper named, the paper's own events written beside it. */
  const withPaper = (issue: Issue, event: IssueEvent): IssueEvent => {
    const known = (kind: 'circular' | 'referral') => underWay.get(`${kind} ${issue.id}`)
    switch (event.name) {
      case 'notify': {
        const paperId = chance.uuid(new Date(event.at))
        cardFor(issue.id, event, paperId)
        return { ...event, form: { ...event.form, instrument: 'card', paperId } }
      }
      case 'draftCircular': {
        const { document: _ofThePaperNow, ...form } = event.form
        return { ...event, form: { ...form, paperId: escalate('circular', issue, event, form.reason) } }
      }
      case 'draftReferral':
        return { ...event, form: { ...event.form, paperId: escalate('referral', issue, event, event.form.reason) } }
      case 'circulate':
      case 'signReferral': {
        const kind = event.name === 'circulate' ? 'circular' : 'referral'
        const paperId = known(kind)
        if (paperId === undefined) return event
        write(paperId, event.by, event.at, 'commander', {
          name: 'sign',
          form: event.form.opinion === undefined ? {} : { opinion: event.form.opinion },
        })
        const office = actors.get('office')
        if (kind === 'circular' && office) write(paperId, office, event.at, 'office', { name: 'issue', form: {} })
        return { ...event, form: { ...event.form, paperId } }
      }
      case 'returnCircular':
      case 'returnReferral': {
        const paperId = known(event.name === 'returnCircular' ? 'circular' : 'referral')
        if (paperId === undefined) return event
        sendBack(paperId, event)
        return { ...event, form: { ...event.form, paperId } }
      }
      case 'withdrawCircular': {
        const paperId = known('circular')
        return paperId === undefined ? event : { ...event, form: { ...event.form, paperId: withdraw(paperId, event) } }
      }
      case 'referForAccountability': {
        const paperId = known('referral')
        if (paperId === undefined) return event
        const { numberText } = write(paperId, event.by, event.at, 'office', { name: 'issue', form: {} })
        return { ...event, form: { ...event.form, document: numberText ?? event.form.document, paperId } }
      }
      default:
        return event
    }
  }

  const remember = ({ by }: { readonly by: Actor }) => {
    const { duty } = by
    actors.set(duty.role === 'squad' ? `${duty.role} ${duty.squad} ${duty.position}` : duty.role, by)
  }

  for (const one of decided) {
    remember(one.event)
    if (one.subjectKind !== 'issue') {
      written.push(one)
      continue
    }
    const before = issues.get(one.subjectId) ?? unopened(one.subjectId, one.event.subject ?? nowhere(one.subjectId))
    const event = withPaper(before, one.event)
    issues.set(before.id, applyEvent(before, event))
    written.push({ ...one, event })
  }

  // What waits: a notice for the next meeting, a member's card for the captain, a circular for the commander.
  const waiting = [...issues.values()].flatMap((issue) => {
    const unitId = issue.stage === 'found' ? addresseeOf(issue) : null
    return unitId === null || issue.followingSquad === null ? [] : [{ issue, unitId, squad: issue.followingSquad }]
  })
  const at = new Date(until.getTime() - 16 * 3_600_000).toISOString()
  const today = localDateOf(until)
  const dates = { claimBy: addWorkingDays(today, 2, calendar), rectifyBy: addWorkingDays(today, 10, calendar) }
  const draftOf = (kind: 'notice' | 'card', { issue, unitId }: (typeof waiting)[number]): DraftForm =>
    draftTo(kind, { id: unitId, name: unitName(unitId) }, [{ issueId: issue.id, ...dates }])
  const office = actors.get('office')
  const commander = actors.get('commander')
  const memberOf = (squad: number) => actors.get(`squad ${squad} member`)
  const forCard = waiting.find(({ squad }) => memberOf(squad) !== undefined)
  const forNotice = waiting.find((one) => one !== forCard)
  if (forNotice && office && commander) {
    const paperId = chance.uuid(new Date(at))
    write(paperId, office, at, 'office', { name: 'draft', form: draftOf('notice', forNotice) })
    write(paperId, office, at, 'office', { name: 'check', form: {} })
    write(paperId, commander, at, 'commander', { name: 'sign', form: { opinion: '同意印发。' } })
    write(paperId, office, at, 'office', { name: 'issue', form: {} })
  }
  const [longestLate] = [...issues.values()]
    .filter((issue) => isOverdue(issue, today) && issue.escalation.circulars === 0)
    .sort((one, other) => ((one.rectifyBy ?? '') < (other.rectifyBy ?? '') ? -1 : 1))
  if (longestLate && office) {
    const reason = '超过整改期限，经督促仍未完成。'
    const draft = { evidenceOn: localDateOf(new Date(at)), reason }
    const event: IssueEvent = {
      name: 'draftCircular',
      form: { ...draft, paperId: escalate('circular', longestLate, { by: office, at }, reason) },
      seq: longestLate.seq + 1,
      at,
      by: office,
      standing: 'office',
    }
    issues.set(longestLate.id, applyEvent(longestLate, event))
    written.push({ subjectKind: 'issue', subjectId: longestLate.id, event })
  }
  const member = forCard && memberOf(forCard.squad)
  if (forCard && member)
    write(chance.uuid(new Date(at)), member, at, 'squad', { name: 'draft', form: draftOf('card', forCard) })

  return { decided: written, issues, papers }
}

const nowhere = (issueId: string): never => {
  throw new Error(`the season's issue ${issueId} does not begin with its opening`)
}
