/** Every procedure of the product. Routers do not know each other. */
import { activityRouter } from './routers/activity'
import { auditRouter } from './routers/audit'
import { campaignRouter } from './routers/campaign'
import { cityRouter } from './routers/city'
import { dossierRouter } from './routers/dossier'
import { inboxRouter } from './routers/inbox'
import { issueRouter } from './routers/issue'
import { liveRouter } from './routers/live'
import { materialRouter } from './routers/material'
import { paperRouter } from './routers/paper'
import { peopleRouter } from './routers/people'
import { pointRouter } from './routers/point'
import { roadSectionRouter } from './routers/roadSection'
import { routeRouter } from './routers/route'
import { sessionRouter } from './routers/session'
import { squadRouteRouter } from './routers/squadRoute'
import { unitRouter } from './routers/unit'
import { router } from './trpc'

export const appRouter = router({
  session: sessionRouter,
  campaign: campaignRouter,
  city: cityRouter,
  people: peopleRouter,
  point: pointRouter,
  roadSection: roadSectionRouter,
  issue: issueRouter,
  unit: unitRouter,
  material: materialRouter,
  activity: activityRouter,
  route: routeRouter,
  squadRoute: squadRouteRouter,
  dossier: dossierRouter,
  inbox: inboxRouter,
  audit: auditRouter,
  paper: paperRouter,
  live: liveRouter,
})
export type AppRouter = typeof appRouter
