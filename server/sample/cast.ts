/** The sample's people: offices and titles, never a person. One account for each post that the plan names. */
import type { LocalDate } from '../../domain/calendar'
import type { Duty } from '../../domain/people'

export type CastMember = {
  readonly username: string
  readonly name: string
  readonly posts: readonly { readonly duty: Duty; readonly from: LocalDate; readonly until: null }[]
}

type PlanPeople = {
  readonly groups: readonly { readonly number: number }[]
  readonly squads: readonly { readonly number: number; readonly name: string }[]
  readonly supervisedUnits: readonly { readonly id: string; readonly name: string }[]
}

const ordinal = ['', '一', '二', '三', '四', '五', '六']

/** Units with many points have a clerk besides the principal, who confirms what the clerk puts down. */
const unitsWithClerk = ['unit26', 'unit43', 'unit59']
export const clerkOf = (unitId: string): string => unitId.replace('unit', 'clerk')

/**
 * Units below a supervised one that have an account of their own, by username. Apart from the units' ids, by which the
 * season asks who answers for itself: in its stories these still reply on paper.
 */
const subordinateAccounts: readonly (readonly [username: string, unitName: string])[] = [
  ['street01', '滨河街道办事处'],
  ['community01', '东关社区居委会'],
]

/**
 * In this order: the office, the commander, the group leaders, a captain and a member of each squad, each unit's
 * principal, a few clerks, a street office and a community below it.
 */
export const sampleCast = (
  { groups, squads, supervisedUnits }: PlanPeople,
  from: LocalDate,
  unitIdOf: (name: string) => string,
): CastMember[] => {
  const member = (username: string, name: string, duty: Duty): CastMember => ({
    username,
    name,
    posts: [{ duty, from, until: null }],
  })
  return [
    member('office', '指挥部办公室', { role: 'office' }),
    member('commander', '指挥长', { role: 'commander' }),
    ...groups.map(({ number }) =>
      member(`leader${number}`, `第${ordinal[number] ?? number}督导组组长`, { role: 'leader', group: number }),
    ),
    ...squads.map(({ number, name }) =>
      member(`squad${number}`, `${name}队长`, { role: 'squad', squad: number, position: 'captain' }),
    ),
    ...squads.map(({ number, name }) =>
      member(`member${number}`, `${name}成员`, { role: 'squad', squad: number, position: 'member' }),
    ),
    ...supervisedUnits.map(({ id, name }) =>
      member(id, `${name}主要负责人`, { role: 'unit', unitId: id, position: 'principal' }),
    ),
    ...supervisedUnits
      .filter(({ id }) => unitsWithClerk.includes(id))
      .map(({ id, name }) => member(clerkOf(id), `${name}经办人`, { role: 'unit', unitId: id, position: 'clerk' })),
    ...subordinateAccounts.map(([username, name]) =>
      member(username, `${name}主要负责人`, { role: 'unit', unitId: unitIdOf(name), position: 'principal' }),
    ),
  ]
}
