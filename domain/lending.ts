/**
 * Lending a person between squads of one group: a dated post in the other squad that says which squad has lent it. The
 * person keeps the own post. A group leader lends within the own groups; the office within any group, and never between two.
 */
import { addDays, daysBetween, type LocalDate } from './calendar'
import { type Duty, isHeldOn, isSquadPost, type Post } from './people'
import { type Refusal, refuse } from './refusal'

/** A quarter: who is away longer is given a post there. */
const mostDays = 92

/** What is asked for. */
export type Lending = {
  readonly fromSquad: number
  readonly toSquad: number
  readonly from: LocalDate
  readonly until: LocalDate
}

/** Whose word it is: the office's, or that of the leader of these groups. */
export type Lender = 'office' | { readonly groups: readonly number[] }

export const lentDuty = ({ fromSquad, toSquad }: Pick<Lending, 'fromSquad' | 'toSquad'>): Duty => ({
  role: 'squad',
  squad: toSquad,
  position: 'member',
  lentFrom: fromSquad,
})

export type LentPost = Post & { readonly duty: Extract<Duty, { role: 'squad' }> & { readonly lentFrom: number } }

/** A post in a squad that another has lent. */
export const isLent = (post: Post): post is LentPost => isSquadPost(post) && post.duty.lentFrom !== undefined

/** Not taken back before its first day. */
export const isEverHeld = ({ from, until }: Pick<Post, 'from' | 'until'>): boolean => until === null || from <= until

const overlap = (one: Pick<Post, 'from' | 'until'>, other: Pick<Post, 'from' | 'until'>): boolean =>
  (other.until === null || one.from <= other.until) && (one.until === null || other.from <= one.until)

const notOfGroup = refuse(
  'forbidden',
  '组长只能在本组的分队之间借调。跨组的请报指挥部办公室。',
  'A group leader lends between the squads of the own group only; ask the headquarters office for others.',
)

const mayLend = (lender: Lender, group: number): boolean => lender === 'office' || lender.groups.includes(group)

/** Why this person cannot be lent so; undefined where it can be done. `posts`: all that the person holds or will hold. */
export const lendingIsWrong = (
  { fromSquad, toSquad, from, until }: Lending,
  posts: readonly Post[],
  lender: Lender,
  groupOfSquad: ReadonlyMap<number, number>,
  today: LocalDate,
): Refusal | undefined => {
  const [fromGroup, toGroup] = [groupOfSquad.get(fromSquad), groupOfSquad.get(toSquad)]
  if (fromGroup === undefined || toGroup === undefined)
    return refuse('invalid', '没有这个督导分队，请从名单中选择。', 'There is no such squad; choose one from the list.')
  if (!mayLend(lender, fromGroup) || !mayLend(lender, toGroup)) return notOfGroup
  if (fromGroup !== toGroup)
    return refuse(
      'invalid',
      '只能在同一督导组的分队之间借调。请选择同组的分队。',
      'A person is lent between squads of one group only; choose a squad of the same group.',
    )
  if (fromSquad === toSquad)
    return refuse(
      'invalid',
      '借出和借入是同一个分队，请选择另一个分队。',
      'The person is of this squad already; choose another.',
    )
  if (from < today)
    return refuse(
      'invalid',
      '借调开始日期早于今天，请改为今天或以后。',
      'The lending begins in the past; choose today or later.',
    )
  if (until < from)
    return refuse('invalid', '结束日期早于开始日期，请改正。', 'The last day is before the first; correct the dates.')
  if (daysBetween(from, until) > mostDays)
    return refuse(
      'invalid',
      `借调一次最多${mostDays}天，请改早结束日期，到期可再借调。`,
      `A person is lent for ${mostDays} days at most; choose an earlier last day, and lend again when it is over.`,
    )
  const ofSquads = posts.filter(isSquadPost).filter(isEverHeld)
  const own = ofSquads.filter((post) => !isLent(post))
  const keeps = own.some(
    (post) => post.duty.squad === fromSquad && isHeldOn(post, from) && (post.until === null || until <= post.until),
  )
  if (!keeps)
    return refuse(
      'invalid',
      '借调期间此人不一直在借出分队任职，请核对人员和日期。',
      'The person does not hold a post in the lending squad all that time; check the person and the dates.',
    )
  if (own.some((post) => post.duty.squad === toSquad && overlap(post, { from, until })))
    return refuse(
      'conflict',
      '此人本来就在这个分队任职，不用借调。请选择另一个分队。',
      'The person holds a post in this squad already; choose another squad.',
    )
  return ofSquads.some((post) => isLent(post) && overlap(post, { from, until }))
    ? refuse(
        'conflict',
        '此人这段时间已借调到其他分队，请改日期或先结束那次借调。',
        'The person is lent to another squad in that time; change the dates, or end that lending first.',
      )
    : undefined
}

/**
 * Why a lending cannot end so: `until` becomes its last day. The day before its first: it never was. The day before today:
 * its rights end at once.
 */
export const endOfLendingIsWrong = (
  post: Post,
  until: LocalDate,
  lender: Lender,
  groupOfSquad: ReadonlyMap<number, number>,
  today: LocalDate,
): Refusal | undefined => {
  if (!isLent(post))
    return refuse(
      'invalid',
      '这不是借调岗位，请联系指挥部办公室办理离岗。',
      'This post was not lent; ask the headquarters office to end it.',
    )
  if (!mayLend(lender, groupOfSquad.get(post.duty.squad) ?? -1)) return notOfGroup
  if (post.until !== null && post.until < today)
    return refuse('conflict', '这次借调已经结束，请刷新后查看。', 'This lending has ended already; reload to see it.')
  return until < addDays(today, -1) || until < addDays(post.from, -1) || (post.until !== null && until >= post.until)
    ? refuse(
        'invalid',
        '只能提前结束借调。请填写今天起、原定日期之前的最后一天。',
        'A lending can only be ended early. Give a last day from today on, before the one agreed.',
      )
    : undefined
}
