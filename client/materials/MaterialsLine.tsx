/** How far a unit's materials have come, in one line that leads to their list; nothing where none are asked for. */
import { IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../language'
import { useTRPC } from '../trpc'
import type { ViewControl } from '../useView'
import classes from './materials.module.css'
import { acceptedOf, overdueCount, words } from './words'

export const MaterialsLine = ({ unitId, go }: { readonly unitId: string } & Pick<ViewControl, 'go'>) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const { data: counts } = useQuery(trpc.material.counts.queryOptions())
  const own = counts?.find((each) => each.unitId === unitId)
  if (own === undefined) return null
  return (
    <button type="button" className={classes.line} onClick={() => go({ opened: { kind: 'material', id: unitId } })}>
      <span className={classes.lineName}>{say(words.title)}</span>
      {own.overdue > 0 && <span className={classes.late}>{say(overdueCount(own.overdue))}</span>}
      <span className={classes.quiet}>{say(acceptedOf(own))}</span>
      <IconChevronRight size={16} aria-hidden="true" />
    </button>
  )
}
