/** One destination: where, what it hears of, how it is doing, and what can be done with it. */
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { formatInstant } from '../dates'
import { useSendingAnew } from '../forms/useSending'
import { useLanguage } from '../language'
import { refusalOf, useTRPC, useTRPCClient } from '../trpc'
import { Note, RefusalNote } from '../ui/Note'
import { Tag } from '../ui/Tag'
import { type Destination, standingOf, topicsText } from './destination'
import classes from './webhooks.module.css'
import { answerText, countsText, testedText, triedText, words } from './words'

export type RowAction = 'change' | 'deliveries' | 'remove'

export const DestinationRow = ({
  destination,
  onDo,
}: {
  readonly destination: Destination
  readonly onDo: (action: RowAction) => void
}) => {
  const { say, language } = useLanguage()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const { send, isSending, refusal } = useSendingAnew(trpc.webhook.pathFilter())
  const trial = useMutation(trpc.webhook.test.mutationOptions())
  const { id, name, address, topics, paused, delivered, waiting, failed, last } = destination
  const { label, isGood } = standingOf(destination)
  const problem = refusal ?? (trial.isError ? refusalOf(trial.error) : null)
  const button = (words: { zh: string; en: string }, onClick: () => void, isBusy = false) => (
    <Button
      variant="default"
      size="compact-sm"
      fw={400}
      loading={isBusy}
      aria-label={`${say(words)}：${name}`}
      onClick={onClick}
    >
      {say(words)}
    </Button>
  )
  const pause = () => void send((actionId) => client.webhook.pause.mutate({ actionId, id, paused: !paused }))
  return (
    <li className={classes.destination}>
      <div className={classes.head}>
        <span className={classes.name}>{name}</span>
        <Tag tone={isGood ? 'strong' : 'plain'}>{say(label)}</Tag>
      </div>
      <code className={classes.address}>{address}</code>
      <span className={classes.quiet}>{say(topicsText(topics))}</span>
      <span className={classes.quiet}>{say(countsText(delivered, waiting, failed))}</span>
      {last?.triedAt != null && (
        <span className={classes.quiet}>
          {say(triedText(formatInstant(String(last.triedAt), language), answerText(last.status, last.fault)))}
        </span>
      )}
      <div className={classes.buttons}>
        {button(words.deliveries, () => onDo('deliveries'))}
        {button(words.test, () => trial.mutate({ id }), trial.isPending)}
        {button(paused ? words.resume : words.pause, pause, isSending)}
        {button(words.change, () => onDo('change'))}
        {button(words.remove, () => onDo('remove'))}
      </div>
      {trial.isSuccess && (
        <div role="status">
          <Note>{say(testedText(trial.data.status, trial.data.fault))}</Note>
        </div>
      )}
      {problem && <RefusalNote>{say(problem)}</RefusalNote>}
    </li>
  )
}
