/**
 * Who acts: one account per person, and the dated posts a person holds.
 * A role is nothing but the kind of a post held today; rights end with the post, at the next request.
 */
import { z } from 'zod'
import type { LocalDate } from './calendar'
import { storable } from './storable'
import { type Text, text } from './text'

/** By what an account signs in; lower case, so that two never differ by case alone. */
export const usernameSchema = z.string().regex(/^[a-z0-9_.]{3,30}$/)

export const roles = ['office', 'commander', 'leader', 'squad', 'unit'] as const
export type Role = (typeof roles)[number]

export const roleLabel: Record<Role, Text> = {
  office: text('指挥部办公室', 'Headquarters office'),
  commander: text('指挥长', 'Commander'),
  leader: text('督导组组长', 'Group leader'),
  squad: text('督导分队', 'Squad'),
  unit: text('责任单位', 'Responsible unit'),
}

export const squadPositions = ['captain', 'contact', 'member', 'liaison'] as const
export type SquadPosition = (typeof squadPositions)[number]
export const unitPositions = ['principal', 'clerk'] as const
export type UnitPosition = (typeof unitPositions)[number]

export const positionLabel: Record<SquadPosition | UnitPosition, Text> = {
  captain: text('队长', 'Captain'),
  contact: text('联系人', 'Contact'),
  member: text('成员', 'Member'),
  liaison: text('创文办工作人员', 'Liaison of the campaign office'),
  principal: text('主要负责人', 'Principal'),
  clerk: text('经办人', 'Clerk'),
}

/** What a post is, without who holds it and when. */
export const dutySchema = z.discriminatedUnion('role', [
  z.object({ role: z.literal('office') }),
  z.object({ role: z.literal('commander') }),
  z.object({ role: z.literal('leader'), group: z.number().int().positive().max(99) }),
  z.object({
    role: z.literal('squad'),
    squad: z.number().int().positive().max(99),
    position: z.enum(squadPositions),
    /** The squad of the same group that has lent the person; absent where the post is the person's own. */
    lentFrom: z.number().int().positive().max(99).optional(),
  }),
  z.object({ role: z.literal('unit'), unitId: storable.min(1).max(40), position: z.enum(unitPositions) }),
])
export type Duty = z.output<typeof dutySchema>

/** A duty held by a person from a day until a day, both included; `until` null means still. */
export type Post = {
  readonly id: string
  readonly duty: Duty
  readonly from: LocalDate
  readonly until: LocalDate | null
}

export const isHeldOn = (post: Post, day: LocalDate): boolean =>
  post.from <= day && (post.until === null || day <= post.until)

/** A signed-in person with the posts held today. */
export type Viewer = { readonly accountId: string; readonly name: string; readonly posts: readonly Post[] }

/** A person acting in one post, as an event keeps it. The name is the account's, which for the sample is an office. */
export const actorSchema = z.object({ accountId: z.string(), postId: z.string(), name: z.string(), duty: dutySchema })
export type Actor = z.output<typeof actorSchema>

export const actorOf = (viewer: Viewer, post: Post): Actor => ({
  accountId: viewer.accountId,
  postId: post.id,
  name: viewer.name,
  duty: post.duty,
})

export const holds = <R extends Role>(viewer: Viewer, role: R): boolean =>
  viewer.posts.some((post) => post.duty.role === role)

export const rolesOf = (viewer: Viewer): Role[] => roles.filter((role) => holds(viewer, role))

export const squadsOf = (viewer: Viewer): number[] =>
  viewer.posts.flatMap(({ duty }) => (duty.role === 'squad' ? [duty.squad] : []))

export const unitsOf = (viewer: Viewer): string[] =>
  viewer.posts.flatMap(({ duty }) => (duty.role === 'unit' ? [duty.unitId] : []))

export const groupsOf = (viewer: Viewer): number[] =>
  viewer.posts.flatMap(({ duty }) => (duty.role === 'leader' ? [duty.group] : []))

/** A post in a squad. */
export const isSquadPost = <P extends Pick<Post, 'duty'>>(
  post: P,
): post is P & { duty: Extract<Duty, { role: 'squad' }> } => post.duty.role === 'squad'
