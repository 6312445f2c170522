/** Who is signed in. */
import { rolesOf } from '../../domain/people'
import { procedure, router } from '../trpc'

export const sessionRouter = router({
  me: procedure('seeOwnSession', 'read').query(({ ctx: { viewer } }) => ({
    accountId: viewer.accountId,
    name: viewer.name,
    posts: viewer.posts,
    roles: rolesOf(viewer),
  })),
})
