/** 方案: section 二 as it was pasted, beside what is there; taken whole once every name is decided. */
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { NameChoice, NameChoices, PlanLine } from '../../domain/importing/planComparison'
import { linesOf, planOutcomes } from '../../domain/importing/planComparison'
import { mostPlanCharacters, type ReadPlan, readPlanText } from '../../domain/importing/planText'
import { isRefusal } from '../../domain/refusal'
import type { Text } from '../../domain/text'
import { useSendingAnew } from '../forms/useSending'
import { useLanguage } from '../language'
import { type Answers, refusalOf, useTRPC, useTRPCClient } from '../trpc'
import { ActionBar } from '../ui/ActionBar'
import { Note, RefusalNote } from '../ui/Note'
import { Section } from '../ui/Section'
import { OutcomeChoice } from './OutcomeChoice'
import { PlanLines } from './PlanLines'
import classes from './rosters.module.css'
import { planOutcomeLabel, readText, words } from './words'

type Comparison = Answers['plan']['compare']

export const PlanPart = () => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const { send, isSending, refusal } = useSendingAnew(trpc.campaign.pathFilter())
  const [pasted, setPasted] = useState('')
  const [read, setRead] = useState<ReadPlan | null>(null)
  const [choices, setChoices] = useState<NameChoices>({})
  const [comparison, setComparison] = useState<Comparison | null>(null)
  const [problem, setProblem] = useState<Text | null>(null)
  const [isComparing, setComparing] = useState(false)
  const [isTaken, setTaken] = useState(false)

  const compare = async (plan: ReadPlan, given: NameChoices) => {
    setComparing(true)
    setProblem(null)
    try {
      setComparison(await client.plan.compare.mutate({ squads: [...plan.squads], choices: given }))
    } catch (error) {
      setProblem(refusalOf(error))
    }
    setComparing(false)
  }
  const readAndCompare = async () => {
    setTaken(false)
    if (pasted.trim() === '') return setProblem(words.pasteFirst)
    const plan = readPlanText(pasted)
    if (isRefusal(plan)) return setProblem(plan.refused)
    setRead(plan)
    setChoices({})
    await compare(plan, {})
  }
  const choose = (name: string, choice: NameChoice | null) => {
    if (read === null) return
    const { [name]: _, ...others } = choices
    const given = choice === null ? others : { ...others, [name]: choice }
    setChoices(given)
    void compare(read, given)
  }
  const back = () => {
    setRead(null)
    setComparison(null)
    setProblem(null)
  }
  const take = async () => {
    if (read === null || comparison === null) return
    const given = { squads: [...read.squads], choices, seen: comparison.mark }
    const outcome = await send((actionId) => client.plan.take.mutate({ actionId, ...given }))
    if (outcome === 'outdated') await compare(read, choices)
    if (outcome !== 'done') return
    back()
    // Persons stand in it; it has done its work.
    setPasted('')
    setTaken(true)
  }

  if (read === null || comparison === null)
    return (
      <section className={classes.part} aria-label={say(words.planText)} aria-busy={isComparing}>
        {isTaken ? <Note>{say(words.planTaken)}</Note> : <Note>{say(words.planIntro)}</Note>}
        <Textarea
          label={say(words.planText)}
          placeholder={say(words.planHint)}
          autosize
          minRows={10}
          maxRows={24}
          spellCheck={false}
          autoComplete="off"
          value={pasted}
          onChange={(event) => setPasted(event.currentTarget.value.slice(0, mostPlanCharacters + 1))}
        />
        {problem && <RefusalNote>{say(problem)}</RefusalNote>}
        <ActionBar>
          <Button loading={isComparing} onClick={() => void readAndCompare()}>
            {say(words.compare)}
          </Button>
        </ActionBar>
      </section>
    )

  const lines = linesOf(comparison)
  return (
    <section className={classes.part} aria-label={say(words.lines)} aria-busy={isComparing}>
      <Note>{say(summaryOf(read))}</Note>
      {read.notes.length > 0 && (
        <Section title={say(words.notes)}>
          <ul className={classes.notes}>
            {read.notes.map((note) => (
              <li key={note.zh}>{say(note)}</li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={say(words.lines)}>
        <OutcomeChoice outcomes={planOutcomes} labels={planOutcomeLabel} lines={lines} label={say(words.lines)}>
          {(shown) => <PlanLines lines={shown} choices={choices} onChoose={choose} />}
        </OutcomeChoice>
      </Section>
      {problem && <RefusalNote>{say(problem)}</RefusalNote>}
      <ActionBar
        above={
          <>
            {refusal && <RefusalNote>{say(refusal)}</RefusalNote>}
            <p className={classes.quiet}>{say(whatNext(lines))}</p>
          </>
        }
      >
        <Button loading={isSending} disabled={isComparing || !isReady(lines)} onClick={() => void take()}>
          {say(words.takePlan)}
        </Button>
        <Button variant="default" fw={400} disabled={isSending} onClick={back}>
          {say(words.changeText)}
        </Button>
      </ActionBar>
    </section>
  )
}

const summaryOf = ({ groups, squads }: ReadPlan): Text =>
  readText(
    groups.length,
    squads.length,
    squads.reduce((sum, { scopes }) => sum + scopes.length, 0),
    squads.reduce((sum, { units }) => sum + units.length, 0),
  )

const has = (lines: readonly PlanLine[], ...outcomes: readonly PlanLine['is'][]) =>
  lines.some(({ is }) => outcomes.includes(is))

const isReady = (lines: readonly PlanLine[]): boolean => has(lines, 'new', 'changed') && !has(lines, 'asked', 'refused')

const whatNext = (lines: readonly PlanLine[]): Text => {
  if (has(lines, 'asked')) return words.decideFirst
  if (has(lines, 'refused')) return words.mendFirst
  return has(lines, 'new', 'changed') ? words.leaves : words.allThere
}
