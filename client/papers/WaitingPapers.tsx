/** The papers that wait for this person, and how many for what. */
import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../language'
import { useTRPC } from '../trpc'
import { EmptyState } from '../ui/EmptyState'
import { NotYet } from '../ui/NotYet'
import { Tag } from '../ui/Tag'
import { type Listing, PaperRows } from './PaperRows'
import classes from './papers.module.css'
import { taskLabel, words } from './words'

export const WaitingPapers = (listing: Listing) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const { data, error, refetch } = useQuery(trpc.paper.waiting.queryOptions())
  if (data === undefined) return <NotYet error={error} onRetry={refetch} heightsPx={[48, 48, 48]} />
  if (data.papers.length === 0) return <EmptyState title={say(words.nothingWaits)} />
  return (
    <>
      <p className={classes.counts}>
        {Object.entries(data.counts).map(([task, count]) => (
          <Tag key={task} tone="strong">
            {say(taskLabel[task as keyof typeof taskLabel] ?? words.waiting)} {count}
          </Tag>
        ))}
      </p>
      <PaperRows papers={data.papers} {...listing} />
    </>
  )
}
