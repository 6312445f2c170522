/** A sheet of the handbook: chosen, checked row by row, and taken whole as a new version. */
import { Button, Loader } from '@mantine/core'
import { IconTableImport } from '@tabler/icons-react'
import { useState } from 'react'
import type { VersionFacts } from '../../domain/handbook/handbook'
import { handbookOutcomes } from '../../domain/handbook/handbookSheet'
import type { Text } from '../../domain/text'
import { Page } from '../administration/Page'
import { useLanguage } from '../language'
import { OutcomeChoice } from '../rosters/OutcomeChoice'
import { type Rows, rowsOfFile } from '../rosters/sentRows'
import { type Answers, refusalOf, useTRPCClient } from '../trpc'
import { ActionBar } from '../ui/ActionBar'
import { FilePicker } from '../ui/FilePicker'
import { Note, RefusalNote } from '../ui/Note'
import { Section } from '../ui/Section'
import { HandbookLines } from './HandbookLines'
import classes from './handbook.module.css'
import { useHandbookSending } from './useHandbookSending'
import { areFilledIn, VersionFields } from './VersionFields'
import { columnsText, outcomeLabel, words } from './words'

type Check = Answers['handbook']['check']
type Source = { readonly name: string; readonly rows: Rows }

export const SheetPage = ({
  startFacts,
  onTaken,
  onBack,
}: {
  /** Until the sheet says otherwise. */
  readonly startFacts: VersionFacts
  readonly onTaken: () => void
  readonly onBack: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const { send, isSending, refusal } = useHandbookSending()
  const [source, setSource] = useState<Source | null>(null)
  const [check, setCheck] = useState<Check | null>(null)
  const [facts, setFacts] = useState(startFacts)
  const [isPressed, setPressed] = useState(false)
  const [problem, setProblem] = useState<Text | null>(null)
  const [isChecking, setChecking] = useState(false)

  const ask = async (rows: Rows) => {
    try {
      const answer = await client.handbook.check.mutate({ rows: rows.map((cells) => [...cells]) })
      setCheck(answer)
      return answer
    } catch (error) {
      setProblem(refusalOf(error))
      return null
    }
  }
  const takeFile = async (file: File) => {
    setChecking(true)
    setProblem(null)
    setCheck(null)
    setSource(null)
    const read = await rowsOfFile(file)
    if ('problem' in read) setProblem(read.problem)
    else {
      setSource({ name: file.name, rows: read.rows })
      const answer = await ask(read.rows)
      if (answer !== null)
        setFacts((before) => ({
          ...before,
          source: answer.source || before.source,
          version: answer.version || before.version,
        }))
    }
    setChecking(false)
  }
  const take = async () => {
    if (source === null || check === null) return
    setPressed(true)
    if (!areFilledIn(facts)) return
    const rows = source.rows.map((cells) => [...cells])
    const outcome = await send((actionId) => client.handbook.take.mutate({ actionId, rows, seen: check.mark, facts }))
    if (outcome === 'outdated') await ask(source.rows)
    if (outcome === 'done') onTaken()
  }
  const hasRefused = check?.lines.some(({ is }) => is === 'refused') ?? false
  return (
    <Page title={say(words.importSheet)} onBack={onBack}>
      <div className={classes.stack} aria-busy={isChecking}>
        {check === null && <Note>{say(words.sheetIntro)}</Note>}
        <FilePicker
          label={say(words.chooseFile)}
          buttonLabel={say(check === null ? words.chooseFile : words.chooseOther)}
          accept=".xlsx,.csv,.tsv,.txt"
          icon={<IconTableImport size={16} stroke={1.6} />}
          isMain={check === null}
          onFile={(file) => void takeFile(file)}
        >
          {source?.name ?? say(columnsText)}
        </FilePicker>
        {isChecking && (
          <p className={classes.checking} role="status">
            <Loader size="xs" aria-hidden="true" /> {say(words.checking)}
          </p>
        )}
        {problem && <RefusalNote>{say(problem)}</RefusalNote>}
        {check !== null && (
          <Section title={say(words.lines)}>
            <OutcomeChoice
              outcomes={handbookOutcomes}
              labels={outcomeLabel}
              lines={check.lines}
              label={say(words.lines)}
            >
              {(shown) => <HandbookLines lines={shown} />}
            </OutcomeChoice>
          </Section>
        )}
        {check?.mayTake && <VersionFields facts={facts} isChecked={isPressed} onChange={setFacts} />}
      </div>
      {check !== null && (
        <ActionBar
          above={
            <>
              {refusal && <RefusalNote>{say(refusal)}</RefusalNote>}
              <p className={classes.quiet}>
                {say(
                  hasRefused
                    ? words.mendFirst
                    : !check.mayTake
                      ? words.allThere
                      : isPressed && !areFilledIn(facts)
                        ? words.fillFacts
                        : words.wholeOrNothing,
                )}
              </p>
            </>
          }
        >
          <Button loading={isSending} disabled={isChecking || !check.mayTake} onClick={() => void take()}>
            {say(words.take)}
          </Button>
        </ActionBar>
      )}
    </Page>
  )
}
