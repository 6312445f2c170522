/** Destinations of webhooks in the event log: added, changed, paused, resumed, removed. The secret and what stands behind an address' question mark are kept out of it. */
import { eq } from 'drizzle-orm'
import { type Refusal, refuse } from '../../domain/refusal'
import { mostDestinations, toldAddress, type WebhookAction, type WebhookForm } from '../../domain/webhook'
import { lastPosition } from '../announcements'
import { sha256Hex } from '../canonicalBody'
import type { Clock } from '../clock'
import type { Seals } from '../contacts/seal'
import type { Database, Db } from '../db/open'
import { webhookDestinations } from '../db/tables/webhooks'
import { type Receipt, type Sent, usedId } from '../record'
import { type Destination, readDestination, secretBound } from '../webhooks/deliveries'
import { recordAdministration } from './administration'

export const noSuchDestination = refuse(
  'notFound',
  '没有这个对接地址，可能已被删除。请刷新后重试。',
  'There is no such destination; it may have been removed. Reload and try again.',
)
const tooMany = refuse(
  'conflict',
  `对接地址最多${mostDestinations}个，请先删除不用的。`,
  `There can be ${mostDestinations} destinations at most; remove those you do not use first.`,
)
const nothingChanged = refuse(
  'invalid',
  '没有改动，没有保存。请修改后再保存。',
  'Nothing was changed; change something and save.',
)

const told = ({ name, url, topics }: Pick<Destination, 'name' | 'url' | 'topics'>) => ({
  name,
  address: toldAddress(url),
  topics,
})
const ofWebhook = (name: WebhookAction, subjectId: string) => ({ subjectKind: 'webhook', subjectId, name }) as const

export const recordWebhookAdded = (
  database: Database,
  clock: Clock,
  seals: Seals,
  sent: Sent,
  { id, secret, form }: { readonly id: string; readonly secret: string; readonly form: WebhookForm },
): Promise<Receipt | Refusal> =>
  recordAdministration(
    database,
    clock,
    sent,
    'keepWebhooks',
    { addWebhook: { id, form, mark: seals.mark(sent.actionId, secret) } },
    async ({ tx }) => {
      if ((await tx.$count(webhookDestinations)) >= mostDestinations) return tooMany
      const [made] = await tx
        .insert(webhookDestinations)
        .values({
          id,
          ...form,
          sealed: seals.sealWords(secret, secretBound(id)),
          paused: false,
          // What happened before it was named is not told.
          position: await lastPosition({ db: tx }),
        })
        .onConflictDoNothing()
        .returning()
      return made === undefined ? usedId : { ...ofWebhook('addWebhook', id), from: null, to: told(made) }
    },
  )

const changing = (
  database: Database,
  clock: Clock,
  sent: Sent,
  name: WebhookAction,
  id: string,
  body: unknown,
  change: (tx: Db, before: Destination) => Promise<{ readonly from: unknown; readonly to: unknown } | Refusal>,
): Promise<Receipt | Refusal> =>
  recordAdministration(database, clock, sent, 'keepWebhooks', { [name]: id, body }, async ({ tx }) => {
    const before = await readDestination(tx, id)
    if (before === null) return noSuchDestination
    const moved = await change(tx, before)
    return 'refused' in moved ? moved : { ...ofWebhook(name, id), ...moved }
  })

export const recordWebhookChanged = (
  database: Database,
  clock: Clock,
  sent: Sent,
  id: string,
  form: WebhookForm,
): Promise<Receipt | Refusal> =>
  changing(database, clock, sent, 'changeWebhook', id, { ...form, url: sha256Hex(form.url) }, async (tx, before) => {
    const isSame =
      before.name === form.name &&
      before.url === form.url &&
      [...before.topics].sort().join() === [...form.topics].sort().join()
    if (isSame) return nothingChanged
    await tx.update(webhookDestinations).set(form).where(eq(webhookDestinations.id, id))
    return { from: told(before), to: told(form) }
  })

/** While it is paused nothing is sent; what happens meanwhile is told when it is resumed. */
export const recordWebhookPaused = (
  database: Database,
  clock: Clock,
  sent: Sent,
  id: string,
  paused: boolean,
): Promise<Receipt | Refusal> =>
  changing(database, clock, sent, paused ? 'pauseWebhook' : 'resumeWebhook', id, paused, async (tx, before) => {
    if (before.paused === paused) return nothingChanged
    await tx.update(webhookDestinations).set({ paused }).where(eq(webhookDestinations.id, id))
    return { from: told(before), to: told(before) }
  })

export const recordWebhookRemoved = (
  database: Database,
  clock: Clock,
  sent: Sent,
  id: string,
): Promise<Receipt | Refusal> =>
  changing(database, clock, sent, 'removeWebhook', id, null, async (tx, before) => {
    await tx.delete(webhookDestinations).where(eq(webhookDestinations.id, id))
    return { from: told(before), to: null }
  })
