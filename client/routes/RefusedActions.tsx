/** What the server did not take: why, and of a plan the way back into it, so that no work is lost. */
import type { SquadRouteAction } from '../../domain/squadRouteActions'
import { useLanguage } from '../language'
import { LinkButton } from '../ui/LinkButton'
import { RefusalNote } from '../ui/Note'
import classes from './drive.module.css'
import { driveWords, notTaken } from './driveWords'
import type { RefusedEntry } from './outbox'

type Saved = Extract<SquadRouteAction, { name: 'save' }>['form']

export const RefusedActions = ({
  refused,
  onDismiss,
  onTakeUp,
}: {
  readonly refused: readonly RefusedEntry[]
  readonly onDismiss: (actionId: string) => void
  readonly onTakeUp: (plan: Saved) => void
}) => {
  const { say } = useLanguage()
  return refused.map(({ entry: { actionId, action }, why }) => (
    <div key={actionId} className={classes.note}>
      <RefusalNote>
        {say(notTaken(why))}{' '}
        {action.name === 'save' && (
          <>
            <LinkButton
              onClick={() => {
                onTakeUp(action.form)
                onDismiss(actionId)
              }}
            >
              {say(driveWords.takeUp)}
            </LinkButton>{' '}
          </>
        )}
        <LinkButton onClick={() => onDismiss(actionId)}>{say(driveWords.seen)}</LinkButton>
      </RefusalNote>
    </div>
  ))
}
