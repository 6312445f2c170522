/** A point with many issues has lists of its own 问题清单、整改清单: drafted from its open issues in one press. */
import { Button } from '@mantine/core'
import { useLanguage } from '../language'
import { useViewer } from '../session/useViewer'
import { useTRPCClient } from '../trpc'
import { RefusalNote } from '../ui/Note'
import { useView } from '../useView'
import classes from './papers.module.css'
import { usePaperSending } from './queries'
import { words } from './words'

export const PointLists = ({
  pointId,
  openIssues,
  threshold,
}: {
  readonly pointId: number
  readonly openIssues: number
  /** From so many open issues on a point is followed with lists of its own. */
  readonly threshold: number
}) => {
  const { say } = useLanguage()
  const { roles } = useViewer()
  const { go } = useView()
  const client = useTRPCClient()
  const { send, isSending, refusal } = usePaperSending()
  if (openIssues < threshold || !(roles.includes('office') || roles.includes('squad'))) return null
  const draft = async () => {
    if ((await send((actionId) => client.paper.draftLists.mutate({ actionId, pointId }))) === 'done')
      go({ panel: 'papers' })
  }
  return (
    <div className={classes.downloads}>
      <Button variant="default" fw={400} loading={isSending} onClick={() => void draft()}>
        {say(words.draftLists)}
      </Button>
      {refusal && <RefusalNote>{say(refusal)}</RefusalNote>}
    </div>
  )
}
