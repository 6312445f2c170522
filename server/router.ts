/** Every procedure of the product. Routers do not know each other. */
import { accessTokenRouter } from './routers/accessToken'
import { activityRouter } from './routers/activity'
import { auditRouter } from './routers/audit'
import { boundaryRouter } from './routers/boundary'
import { campaignRouter } from './routers/campaign'
import { cityRouter } from './routers/city'
import { contactRouter } from './routers/contact'
import { dossierRouter } from './routers/dossier'
import { goodPracticeRouter } from './routers/goodPractice'
import { groupRouter } from './routers/group'
import { handbookRouter } from './routers/handbook'
import { inboxRouter } from './routers/inbox'
import { instructionRouter } from './routers/instruction'
import { issueRouter } from './routers/issue'
import { liveRouter } from './routers/live'
import { materialRouter } from './routers/material'
import { monthlyPlanRouter } from './routers/monthlyPlan'
import { paperRouter } from './routers/paper'
import { peopleRouter } from './routers/people'
import { planRouter } from './routers/plan'
import { pointRouter } from './routers/point'
import { pointRegisterRouter } from './routers/pointRegister'
import { questionnaireRouter } from './routers/questionnaire'
import { reportRouter } from './routers/report'
import { roadSectionRouter } from './routers/roadSection'
import { rosterRouter } from './routers/roster'
import { routeRouter } from './routers/route'
import { sessionRouter } from './routers/session'
import { squadRouteRouter } from './routers/squadRoute'
import { unitRouter } from './routers/unit'
import { webhookRouter } from './routers/webhook'
import { router } from './trpc'

export const appRouter = router({
  accessToken: accessTokenRouter,
  session: sessionRouter,
  campaign: campaignRouter,
  boundary: boundaryRouter,
  city: cityRouter,
  people: peopleRouter,
  group: groupRouter,
  plan: planRouter,
  point: pointRouter,
  pointRegister: pointRegisterRouter,
  roadSection: roadSectionRouter,
  issue: issueRouter,
  unit: unitRouter,
  contact: contactRouter,
  webhook: webhookRouter,
  roster: rosterRouter,
  handbook: handbookRouter,
  material: materialRouter,
  activity: activityRouter,
  questionnaire: questionnaireRouter,
  monthlyPlan: monthlyPlanRouter,
  goodPractice: goodPracticeRouter,
  route: routeRouter,
  squadRoute: squadRouteRouter,
  instruction: instructionRouter,
  report: reportRouter,
  dossier: dossierRouter,
  inbox: inboxRouter,
  audit: auditRouter,
  paper: paperRouter,
  live: liveRouter,
})
export type AppRouter = typeof appRouter
