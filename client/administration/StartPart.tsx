/** 开始: what a new campaign still needs, in the order in which it is done; there only while something of it is missing. */
import { Button } from '@mantine/core'
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { useTRPC } from '../trpc'
import { Note } from '../ui/Note'
import classes from './administration.module.css'
import { words } from './words'

type Step = {
  readonly key: string
  readonly label: Text
  readonly says: Text
  /** The part of the administration in which it is done. */
  readonly part: string
  readonly isDone: boolean
  /** A campaign runs without it. */
  readonly isOptional?: true
}

const stepsOf = (
  {
    units,
    scopes,
    awaitedScopes,
    pointKinds,
    handbook,
  }: Pick<Plan, 'units' | 'scopes' | 'awaitedScopes' | 'pointKinds' | 'handbook'>,
  points: number,
  made: { readonly contacts: number; readonly accounts: number },
): readonly Step[] => [
  { key: 'plan', label: words.stepPlan, says: words.stepPlanSays, part: 'plan', isDone: units.length > 0 },
  {
    ...{ key: 'rosters', label: words.stepRosters, says: words.stepRostersSays, part: 'rosters', isOptional: true },
    isDone: made.contacts > 0,
  },
  {
    ...{ key: 'boundaries', label: words.stepBoundaries, says: words.stepBoundariesSays, part: 'boundaries' },
    isDone: scopes.length > 0 && awaitedScopes.length === 0,
  },
  {
    ...{ key: 'handbook', label: words.stepHandbook, part: 'handbook', isDone: handbook.length > 1 },
    ...(pointKinds.length === 0
      ? { says: words.stepNoKinds }
      : { says: words.stepHandbookSays, isOptional: true as const }),
  },
  { key: 'points', label: words.stepPoints, says: words.stepPointsSays, part: 'points', isDone: points > 0 },
  {
    key: 'accounts',
    label: words.stepAccounts,
    says: words.stepAccountsSays,
    part: 'rosters',
    isDone: made.accounts > 1,
  },
]

/** Null while there is nothing to do, or it is not known yet. */
export const useStartSteps = (plan: Plan, points: number): readonly Step[] | null => {
  const trpc = useTRPC()
  const { data } = useQuery(trpc.roster.progress.queryOptions(undefined, { enabled: !plan.isSample }))
  if (plan.isSample || data === undefined) return null
  const steps = stepsOf(plan, points, data)
  return steps.some(({ isDone, isOptional }) => !isDone && !isOptional) ? steps : null
}

export const StartPart = ({
  steps,
  parts,
  onOpen,
}: {
  readonly steps: readonly Step[]
  /** Those that there are. */
  readonly parts: readonly string[]
  readonly onOpen: (part: string) => void
}) => {
  const { say } = useLanguage()
  const next = steps.find(({ isDone, isOptional }) => !isDone && !isOptional)
  return (
    <div className={classes.pageBody}>
      <div className={classes.startNote}>
        <Note>{say(words.startIntro)}</Note>
      </div>
      <ol className={classes.steps} aria-label={say(words.start)}>
        {steps.map(({ key, label, says, part, isDone, isOptional }) => (
          <li key={key} className={classes.step} data-done={isDone}>
            {isDone ? (
              <IconCircleCheckFilled size={22} aria-label={say(words.done)} />
            ) : (
              <IconCircle size={22} stroke={1.6} aria-label={say(words.notDone)} />
            )}
            <span className={classes.postWords}>
              <strong>
                {say(label)}
                {isOptional && <span className={classes.second}> {say(words.optional)}</span>}
              </strong>
              <span className={classes.quiet}>{say(says)}</span>
            </span>
            {parts.includes(part) && (
              <Button
                variant={key === next?.key ? 'filled' : 'default'}
                size="compact-md"
                fw={400}
                aria-label={`${say(words.open)}：${say(label)}`}
                onClick={() => onOpen(part)}
              >
                {say(words.open)}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
