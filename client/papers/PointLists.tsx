/** A point on the tracking list has lists of its own 问题清单、整改清单: drafted from its open issues in one press. */
import { Button } from '@mantine/core'
import type { PointDetail } from '../issues/queries'
import { useLanguage } from '../language'
import { useViewer } from '../session/useViewer'
import { useTRPCClient } from '../trpc'
import { RefusalNote } from '../ui/Note'
import { useView } from '../useView'
import { mayDraftLists } from './mayDraftLists'
import classes from './papers.module.css'
import { usePaperSending } from './queries'
import { words } from './words'

export const PointLists = ({ point }: { readonly point: PointDetail }) => {
  const { say } = useLanguage()
  const { roles } = useViewer()
  const { go } = useView()
  const client = useTRPCClient()
  const { send, isSending, refusal } = usePaperSending()
  if (!mayDraftLists(point, roles)) return null
  const draft = async () => {
    if ((await send((actionId) => client.paper.draftLists.mutate({ actionId, pointId: point.id }))) === 'done')
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
