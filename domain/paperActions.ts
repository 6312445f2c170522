/**
 * Every move a paper can make: 拟稿、核稿、签发或审签、印发、送达、收回整改报告、撤销. Buttons, forms, the server's checks and
 * the tests read this one table, in the manner of the issue's own (domain/issueActions.ts).
 */
import { type ActionOf, actionSchemaOf, actionTable, type Decided } from './actionTable'
import { formSchema } from './form'
import { chainOf, isEscalating, isSigned, type Paper, paperStageLabel, undrafted } from './paper'
import { delivering } from './paperRows/delivering'
import { type DraftForm, draftFormSchema, drafting, type ReviseForm, reviseFormSchema } from './paperRows/drafting'
import type { Made, PaperLife, PaperRow, PaperStanding } from './paperRows/row'
import { signing } from './paperRows/signing'
import { type Actor, type Post, unitsOf, type Viewer } from './people'
import { type Refusal, refuse } from './refusal'
import { type Text, text } from './text'

export type { Made, PaperCircumstances, PaperStanding } from './paperRows/row'
export { type DraftForm, draftFormSchema, type ReviseForm }

/** The order of rows is the order of buttons. */
export const paperActions = { ...drafting, ...signing, ...delivering } as const

export type PaperActionName = keyof typeof paperActions
export const paperActionNames = Object.keys(paperActions) as PaperActionName[]
export const paperActionRow = (name: PaperActionName): PaperRow => paperActions[name] as unknown as PaperRow

/** A draft also says what it is about, which no field of a form shows. */
export type PaperAction =
  | { readonly name: 'draft'; readonly form: DraftForm }
  | { readonly name: 'revise'; readonly form: ReviseForm }
  | Exclude<ActionOf<typeof paperActions>, { readonly name: 'draft' | 'revise' }>

/** Pressed by somebody, on a paper that is there. */
const isPressed = (name: PaperActionName): name is Exclude<PaperActionName, 'draft' | 'withdraw'> =>
  name !== 'draft' && paperActionRow(name).byItself !== true

/** Checks an action on a paper that is there, as it comes from outside. */
export const paperActionSchema = actionSchemaOf<Exclude<PaperAction, { name: 'draft' | 'withdraw' }>>(
  paperActionNames.filter(isPressed),
  (name) => (name === 'revise' ? reviseFormSchema : formSchema(paperActionRow(name).fields)),
)

export type PaperEvent = Decided<PaperLife, PaperAction>

const standingLabel: Record<PaperStanding, Text> = {
  office: text('指挥部办公室', 'the headquarters office'),
  commander: text('指挥长', 'the commander'),
  captain: text('分队队长', 'the captain of the squad'),
  squad: text('督导分队', 'the squad'),
  drafter: text('起草人', 'the drafter'),
  unit: text('受文单位', 'the unit addressed'),
}

const standingsOf = ({ duty }: Post, paper: Paper, _facts: unknown, viewer: Viewer): PaperStanding[] => {
  const drafter: PaperStanding[] =
    paper.drafted !== null &&
    paper.drafted.by.accountId === viewer.accountId &&
    duty.role === paper.drafted.by.duty.role
      ? ['drafter']
      : []
  switch (duty.role) {
    case 'office':
      return [...drafter, 'office']
    case 'commander':
      return ['commander']
    case 'leader':
      return []
    case 'squad': {
      if (paper.stage !== 'undrafted' && paper.squad !== duty.squad) return drafter
      return duty.position === 'captain' ? [...drafter, 'captain', 'squad'] : [...drafter, 'squad']
    }
    case 'unit':
      return paper.unitIds.includes(duty.unitId) ? ['unit'] : []
    default:
      return duty satisfies never
  }
}

const table = actionTable<PaperLife, PaperAction>({
  names: paperActionNames,
  row: paperActionRow,
  noun: text('文书', 'paper'),
  stageIn: 'stage',
  stageLabel: paperStageLabel,
  standingLabel,
  standingsOf,
  allowed: (name, { kind }) => {
    const { by, label } = paperActionRow(name)
    return (
      by[chainOf(kind)] ??
      refuse(
        'conflict',
        `这种文书不需要${label.zh}，请按页面上的步骤办理。`,
        `Papers of this kind have no step "${label.en}"; see the steps on its page.`,
      )
    )
  },
  // Who holds a post in a unit that the paper addresses does nothing for the other side.
  recusal: {
    isParty: (viewer, { unitIds }) => unitsOf(viewer).some((unitId) => unitIds.includes(unitId)),
    binds: (standing) => standing !== 'unit',
    refusal: (label) =>
      refuse(
        'forbidden',
        `您在受文单位任职，应当回避，不能${label.zh}。请由其他人员办理。`,
        'You hold a post in a unit that this paper addresses and have to stand back. Somebody else has to do this.',
      ),
  },
})
export const { decide: decidePaper, apply: applyPaperEvent } = table

/** The buttons this person may press now, and no others. */
export const availablePaperActions = (paper: Paper, viewer: Viewer): PaperActionName[] =>
  table
    .available(paper, viewer, null)
    .filter((name) =>
      name === 'deliver'
        ? paper.withdrawnBy === null && paper.deliveries.length < paper.unitIds.length
        : isPressed(name),
    )

/** Who may draft a kind of paper, or why not. */
export const mayDraft = (paper: Paper, viewer: Viewer): Refusal | undefined =>
  table.whyNot(paper, 'draft', viewer, null)

/** Whether this person may have a signed paper withdrawn: by drafting the one that does. */
export const mayWithdraw = (paper: Paper, viewer: Viewer): boolean =>
  isSigned(paper) &&
  paper.withdrawnBy === null &&
  viewer.posts.some(
    ({ duty }) =>
      duty.role === 'office' || (duty.role === 'squad' && !isEscalating(paper.kind) && duty.squad === paper.squad),
  )

/** What follows by itself, in the name of who set it going: a withdrawal, or the file of a card after its approval. */
export const followingEvent = (
  paper: Paper,
  name: 'withdraw' | 'issue',
  by: Actor,
  standing: PaperStanding,
  made: Made,
  now: Date,
): PaperEvent => ({ name, form: {}, seq: paper.seq + 1, at: now.toISOString(), by, standing, made })

/** A paper as its events alone tell it. @throws where the first of them is not its draft. */
export const replayPaper = (id: string, events: readonly PaperEvent[]): Paper => {
  const [first] = events
  if (first?.name !== 'draft') throw new Error(`the events of paper ${id} do not begin with its draft`)
  return events.reduce(applyPaperEvent, undrafted(id, first.form.kind))
}
