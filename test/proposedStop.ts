/** A proposed point as a stop of a plan, as the panel makes it. */
import type { PlanStop } from '../domain/routePlan'
import type { Person } from './testServer'

type Candidate = Awaited<ReturnType<Person['client']['route']['propose']['query']>>['candidates'][number]

export const proposedStop = ({
  pointId,
  name,
  at,
  ground,
  serviceMinutes,
  openings,
  priority,
}: Candidate): PlanStop => ({
  key: String(pointId),
  pointId,
  name,
  at: [...at],
  ground,
  serviceMinutes,
  openings: [...openings],
  priority,
  car: null,
  rule: 'free',
})
