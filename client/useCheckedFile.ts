/** A file that is looked at before it is taken: sent with what was chosen, anew at every choice; the newest answer counts. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Text } from '../domain/text'
import type { Sent } from './sentFile'
import { useLatest } from './ui/useLatest'

export type CheckedFile<Choices, Check> = {
  readonly file: File | null
  readonly choices: Choices
  /** Of the file, by choices that may be older while `isChecking`; null: nothing has been answered yet. */
  readonly check: Check | null
  readonly problem: Text | null
  readonly isChecking: boolean
  /** Another file, with nothing chosen yet; null: none. */
  readonly take: (file: File | null) => void
  readonly choose: (choices: Choices) => void
  /** The same again: what it is held against has changed. */
  readonly lookAgain: () => void
  readonly setProblem: (problem: Text | null) => void
}

export const useCheckedFile = <Choices, Check>({
  unchosen,
  send,
  onChecked,
}: {
  /** What holds until something is chosen. */
  readonly unchosen: Choices
  /** Rejects only where `signal` gives it up. */
  readonly send: (file: File, choices: Choices, signal: AbortSignal) => Promise<Sent<Check>>
  readonly onChecked?: (check: Check) => void
}): CheckedFile<Choices, Check> => {
  const [asked, setAsked] = useState<{ readonly file: File | null; readonly choices: Choices }>({
    file: null,
    choices: unchosen,
  })
  const [check, setCheck] = useState<Check | null>(null)
  const [problem, setProblem] = useState<Text | null>(null)
  const [isChecking, setChecking] = useState(false)
  const latest = useLatest({ send, onChecked })
  const first = useRef(unchosen)

  useEffect(() => {
    const { file, choices } = asked
    setChecking(file !== null)
    if (file === null) return
    const leaving = new AbortController()
    latest.current.send(file, choices, leaving.signal).then(
      (outcome) => {
        setChecking(false)
        if ('answer' in outcome) {
          setCheck(outcome.answer)
          latest.current.onChecked?.(outcome.answer)
        }
        setProblem('problem' in outcome ? outcome.problem : null)
      },
      () => {
        // Given up for a newer one, whose answer comes.
      },
    )
    return () => leaving.abort()
  }, [asked, latest])

  return {
    ...asked,
    check,
    problem,
    isChecking,
    take: useCallback((file) => {
      setCheck(null)
      setProblem(null)
      setAsked({ file, choices: first.current })
    }, []),
    choose: useCallback((choices) => setAsked(({ file }) => ({ file, choices })), []),
    lookAgain: useCallback(() => setAsked((before) => ({ ...before })), []),
    setProblem,
  }
}
