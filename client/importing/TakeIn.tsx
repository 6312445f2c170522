/** The press that takes a checked sheet in: what it will do in words, and what is left out only if that is said. */
import { Button, Checkbox } from '@mantine/core'
import { useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { SheetChoices } from '../../domain/importing/checkSheet'
import type { Text } from '../../domain/text'
import { useLanguage } from '../language'
import { Note, RefusalNote } from '../ui/Note'
import classes from './importing.module.css'
import { type SheetChecked, takeSheetIn } from './sendSheet'
import { leaveRefusedText, takeInText, words } from './words'

export const TakeIn = ({
  file,
  choices,
  check: { counts, fingerprint },
  onDone,
  onOutdated,
}: {
  readonly file: File
  readonly choices: SheetChoices
  readonly check: SheetChecked
  readonly onDone: () => void
  /** The sheet has to be looked at anew. */
  readonly onOutdated: () => void
}) => {
  const { say } = useLanguage()
  const [leavesRefused, setLeavesRefused] = useState(false)
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<Text | null>(null)
  const id = useRef<string | null>(null)
  if (counts.new + counts.changed === 0) return counts.refused === 0 ? <Note>{say(words.nothingToDo)}</Note> : null

  const take = async () => {
    if (isSending) return
    setSending(true)
    setProblem(null)
    id.current ??= uuidv7()
    const sent = await takeSheetIn({ file, choices, id: id.current, fingerprint, leavesRefused })
    setSending(false)
    if ('answer' in sent) return onDone()
    setProblem(sent.problem)
    if (!sent.isOutdated) return
    id.current = null
    onOutdated()
  }
  return (
    <div className={classes.takeIn}>
      {counts.refused > 0 && (
        <Checkbox
          checked={leavesRefused}
          onChange={(event) => setLeavesRefused(event.currentTarget.checked)}
          label={say(leaveRefusedText(counts.refused))}
        />
      )}
      <Button loading={isSending} disabled={counts.refused > 0 && !leavesRefused} onClick={() => void take()}>
        {say(takeInText(counts))}
      </Button>
      {problem && <RefusalNote>{say(problem)}</RefusalNote>}
    </div>
  )
}
