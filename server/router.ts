/** Every procedure of the product. Routers do not know each other. */
import { auditRouter } from './routers/audit'
import { campaignRouter } from './routers/campaign'
import { inboxRouter } from './routers/inbox'
import { issueRouter } from './routers/issue'
import { liveRouter } from './routers/live'
import { peopleRouter } from './routers/people'
import { pointRouter } from './routers/point'
import { sessionRouter } from './routers/session'
import { router } from './trpc'

export const appRouter = router({
  session: sessionRouter,
  campaign: campaignRouter,
  people: peopleRouter,
  point: pointRouter,
  issue: issueRouter,
  inbox: inboxRouter,
  audit: auditRouter,
  live: liveRouter,
})
export type AppRouter = typeof appRouter
