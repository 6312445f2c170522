/** Whose a place is by the boundaries, as the server says it. */
import { useQuery } from '@tanstack/react-query'
import { doubtText } from '../../domain/boundaries/borderDoubt'
import type { LngLat } from '../../domain/coordinates'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { scopeText, squadText } from '../names'
import { useTRPC } from '../trpc'
import classes from './register.module.css'
import { insideSeveralText, insideText, words } from './words'

export const PlaceScope = ({ plan, position }: { readonly plan: Plan; readonly position: LngLat }) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const { data: claims } = useQuery(
    trpc.pointRegister.claimsAt.queryOptions({ position: [position[0], position[1]] }, { retry: false }),
  )
  if (claims === undefined) return null
  const { scopeIds, doubt } = claims
  const [scopeId] = scopeIds
  const squad = scopeId === undefined ? undefined : plan.scopeById.get(scopeId)?.squad
  const said =
    scopeIds.length > 1
      ? insideSeveralText(scopeIds.map((id) => scopeText(plan, id)))
      : scopeId !== undefined && squad !== undefined
        ? insideText(scopeText(plan, scopeId), squadText(plan, squad))
        : words.insideNone
  return (
    <p className={classes.quiet} role="status">
      {say(said)}
      {doubt?.why === 'near' && ` ${say(doubtText(doubt))}`}
    </p>
  )
}
