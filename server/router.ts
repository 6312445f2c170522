/** Every procedure of the product. Routers do not know each other. */
import { campaignRouter } from './routers/campaign'
import { issueRouter } from './routers/issue'
import { liveRouter } from './routers/live'
import { paperRouter } from './routers/paper'
import { peopleRouter } from './routers/people'
import { pointRouter } from './routers/point'
import { sessionRouter } from './routers/session'
import { unitRouter } from './routers/unit'
import { router } from './trpc'

export const appRouter = router({
  session: sessionRouter,
  campaign: campaignRouter,
  people: peopleRouter,
  point: pointRouter,
  issue: issueRouter,
  unit: unitRouter,
  paper: paperRouter,
  live: liveRouter,
})
export type AppRouter = typeof appRouter
