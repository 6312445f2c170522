/** One roster: chosen or pasted, checked, decided, taken. */
import { Button, Loader, Textarea } from '@mantine/core'
import { IconDownload, IconTableImport } from '@tabler/icons-react'
import { type DragEvent, useRef, useState } from 'react'
import type { NameChoice, NameChoices } from '../../domain/importing/planComparison'
import { type RosterName, rosterTables } from '../../domain/rosters/rosterColumns'
import { type RosterLine, rosterOutcomes } from '../../domain/rosters/rosterLines'
import type { Text } from '../../domain/text'
import { csvText } from '../charts/table'
import { useSendingAnew } from '../forms/useSending'
import { useLanguage } from '../language'
import { saveFile } from '../saveFile'
import { refusalOf, useTRPC, useTRPCClient } from '../trpc'
import { ActionBar } from '../ui/ActionBar'
import { Note, RefusalNote } from '../ui/Note'
import { Section } from '../ui/Section'
import { useLatest } from '../ui/useLatest'
import { OutcomeChoice } from './OutcomeChoice'
import { type MadeAccount, type NewAccount, passwordByUsername, passwordsFor } from './passwords'
import { RosterLines } from './RosterLines'
import classes from './rosters.module.css'
import { type Rows, rowsOfFile, rowsOfPasted } from './sentRows'
import { columnsText, rosterIntro, rosterLabel, rosterOutcomeLabel, takenText, takeText, words } from './words'

type Check = {
  readonly lines: readonly RosterLine[]
  readonly mark: string
  readonly newAccounts?: readonly NewAccount[]
}

export const RosterCheck = ({
  roster,
  onPasswords,
}: {
  readonly roster: RosterName
  readonly onPasswords: (made: readonly MadeAccount[]) => void
}) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const { send, isSending, refusal } = useSendingAnew(
    ...[trpc.campaign.pathFilter(), trpc.people.pathFilter(), trpc.contact.pathFilter(), trpc.roster.pathFilter()],
  )
  const picker = useRef<HTMLInputElement>(null)
  const [pasted, setPasted] = useState('')
  const [source, setSource] = useState<{ readonly name: string | null; readonly rows: Rows } | null>(null)
  const [choices, setChoices] = useState<NameChoices>({})
  const [check, setCheck] = useState<Check | null>(null)
  const [problem, setProblem] = useState<Text | null>(null)
  const [isChecking, setChecking] = useState(false)
  const [takenCount, setTakenCount] = useState<number | null>(null)
  const latestSource = useLatest(source)
  // A retry carries the same passwords: under one action's id each is one account.
  const passwords = useRef<readonly MadeAccount[]>([])

  const ask = async (rows: Rows, given: NameChoices) => {
    const input = { rows: rows.map((cells) => [...cells]), choices: given }
    setChecking(true)
    setProblem(null)
    try {
      const answer: Check = await {
        units: () => client.roster.checkUnits.mutate(input),
        contacts: () => client.roster.checkContacts.mutate(input),
        accounts: () => client.roster.checkAccounts.mutate(input),
      }[roster]()
      setCheck(answer)
      passwords.current = passwordsFor(answer.newAccounts ?? [], passwords.current)
    } catch (error) {
      setProblem(refusalOf(error))
    }
    setChecking(false)
  }
  const start = (name: string | null, rows: Rows) => {
    setTakenCount(null)
    setSource({ name, rows })
    setChoices({})
    setCheck(null)
    return ask(rows, {})
  }
  const takeFile = async (file: File | undefined) => {
    if (file === undefined) return
    setChecking(true)
    setProblem(null)
    const read = await rowsOfFile(file)
    setChecking(false)
    if ('problem' in read) return setProblem(read.problem)
    await start(file.name, read.rows)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    void takeFile(event.dataTransfer.files[0])
  }
  const choose = (name: string, choice: NameChoice | null) => {
    const { [name]: _, ...others } = choices
    const given = choice === null ? others : { ...others, [name]: choice }
    setChoices(given)
    if (source !== null) void ask(source.rows, given)
  }
  const reset = () => {
    setSource(null)
    setCheck(null)
    setProblem(null)
    setPasted('')
  }
  const take = async () => {
    if (source === null || check === null) return
    const input = { rows: source.rows.map((cells) => [...cells]), choices, seen: check.mark }
    const made = passwords.current
    const outcome = await send((actionId) =>
      ({
        units: () => client.roster.takeUnits.mutate({ actionId, ...input }),
        contacts: () => client.roster.takeContacts.mutate({ actionId, ...input }),
        accounts: () => client.roster.takeAccounts.mutate({ actionId, ...input, passwords: passwordByUsername(made) }),
      })[roster](),
    )
    if (outcome === 'outdated' && latestSource.current !== null) await ask(latestSource.current.rows, choices)
    if (outcome !== 'done') return
    setTakenCount(countOf(check.lines, 'new', 'changed'))
    reset()
    passwords.current = []
    if (made.length > 0) onPasswords(made)
  }
  const saveTemplate = () => {
    const columns = Object.values(rosterTables[roster].columns).map(({ label }) => say(label))
    const content = csvText({ columns, rows: [] })
    saveFile(`${say(rosterLabel[roster])}.csv`, new Blob([content], { type: 'text/csv;charset=utf-8' }))
  }

  return (
    <section
      className={classes.roster}
      aria-label={say(rosterLabel[roster])}
      aria-busy={isChecking}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      {takenCount !== null && <Note>{say(takenText(takenCount))}</Note>}
      {check === null && <Note>{say(rosterIntro[roster])}</Note>}
      <div className={classes.picking}>
        <input
          ref={picker}
          className={classes.picker}
          type="file"
          accept=".xlsx,.csv,.tsv,.txt"
          aria-label={say(words.chooseFile)}
          tabIndex={-1}
          onChange={(event) => {
            void takeFile(event.currentTarget.files?.[0])
            // The same file may be chosen again once it has been mended.
            event.currentTarget.value = ''
          }}
        />
        <div className={classes.buttons}>
          <Button
            variant={check === null ? 'filled' : 'default'}
            fw={400}
            leftSection={<IconTableImport size={16} stroke={1.6} />}
            onClick={() => picker.current?.click()}
          >
            {say(check === null ? words.chooseFile : words.chooseOther)}
          </Button>
          {check === null && (
            <Button
              variant="default"
              fw={400}
              leftSection={<IconDownload size={16} stroke={1.6} />}
              onClick={saveTemplate}
            >
              {say(words.template)}
            </Button>
          )}
        </div>
        <p className={classes.quiet}>
          {check === null ? say(columnsText(roster)) : (source?.name ?? say(words.pasted))}
        </p>
      </div>
      {check === null && (
        <>
          <Textarea
            label={say(words.orPaste)}
            placeholder={say(words.pasteHint)}
            autosize
            minRows={3}
            maxRows={10}
            spellCheck={false}
            autoComplete="off"
            value={pasted}
            onChange={(event) => setPasted(event.currentTarget.value)}
          />
          {pasted.trim() !== '' && (
            <Button
              className={classes.alone}
              variant="default"
              fw={400}
              onClick={() => void start(null, rowsOfPasted(pasted))}
            >
              {say(words.checkPasted)}
            </Button>
          )}
        </>
      )}
      {isChecking && (
        <p className={classes.checking} role="status">
          <Loader size="xs" aria-hidden="true" /> {say(words.checking)}
        </p>
      )}
      {problem && <RefusalNote>{say(problem)}</RefusalNote>}
      {check && (
        <>
          <Section title={say(words.lines)}>
            <OutcomeChoice
              outcomes={rosterOutcomes}
              labels={rosterOutcomeLabel}
              lines={check.lines}
              label={say(words.lines)}
            >
              {(shown) => <RosterLines lines={shown} choices={choices} onChoose={choose} />}
            </OutcomeChoice>
          </Section>
          <ActionBar
            above={
              <>
                {refusal && <RefusalNote>{say(refusal)}</RefusalNote>}
                <p className={classes.quiet}>{say(whatNext(check.lines))}</p>
              </>
            }
          >
            <Button loading={isSending} disabled={isChecking || !isReady(check.lines)} onClick={() => void take()}>
              {say(takeText(countOf(check.lines, 'new', 'changed')))}
            </Button>
            <Button variant="default" fw={400} disabled={isSending} onClick={reset}>
              {say(words.startOver)}
            </Button>
          </ActionBar>
        </>
      )}
    </section>
  )
}

const countOf = (lines: readonly RosterLine[], ...outcomes: readonly RosterLine['is'][]): number =>
  lines.filter(({ is }) => outcomes.includes(is)).length

const isReady = (lines: readonly RosterLine[]): boolean =>
  countOf(lines, 'new', 'changed') > 0 && countOf(lines, 'asked') === 0

const whatNext = (lines: readonly RosterLine[]): Text => {
  if (countOf(lines, 'asked') > 0) return words.decideFirst
  if (countOf(lines, 'new', 'changed') === 0) return countOf(lines, 'refused') > 0 ? words.noneUsable : words.allThere
  return countOf(lines, 'refused') > 0 ? words.refusedStay : words.wholeOrNothing
}
