/** Lines by what would become of them, one outcome at a time: what asks for a look comes first, until somebody chooses. */
import { Button, SegmentedControl } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Text } from '../../domain/text'
import { useLanguage } from '../language'
import classes from './rosters.module.css'
import { words } from './words'

const atOnce = 100

export const OutcomeChoice = <O extends string, L extends { readonly is: O }>({
  outcomes,
  labels,
  lines,
  label,
  children,
}: {
  /** In the order in which they are offered. */
  readonly outcomes: readonly O[]
  readonly labels: Readonly<Record<O, Text>>
  readonly lines: readonly L[]
  readonly label: string
  readonly children: (shown: readonly L[]) => ReactNode
}) => {
  const { say } = useLanguage()
  const [chosen, setChosen] = useState<O | null>(null)
  const [most, setMost] = useState(atOnce)
  const countOf = (outcome: O) => lines.filter(({ is }) => is === outcome).length
  const present = outcomes.filter((outcome) => countOf(outcome) > 0)
  const outcome = chosen !== null && present.includes(chosen) ? chosen : present[0]
  if (outcome === undefined) return <p className={classes.quiet}>{say(words.noLines)}</p>
  const shown = lines.filter(({ is }) => is === outcome)
  return (
    <div className={classes.result}>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={label}
        value={outcome}
        onChange={(value) => {
          setChosen(value as O)
          setMost(atOnce)
        }}
        data={present.map((value) => ({ value, label: `${say(labels[value])} ${countOf(value)}` }))}
      />
      {children(shown.slice(0, most))}
      {shown.length > most && (
        <Button variant="subtle" size="sm" fw={400} onClick={() => setMost(most + atOnce)}>
          {say(words.more)}
        </Button>
      )}
    </div>
  )
}
