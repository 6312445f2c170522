/**
 * What other systems of the city (12345, 数字城管) are told as it happens: an office names a destination 对接地址 and what it
 * is to hear of. Each message is signed after the Standard Webhooks specification, tried again with growing pauses, and
 * given up after three days; then the office sends it again by hand.
 */
import { z } from 'zod'
import { storable } from './storable'
import type { SubjectKind } from './subjectKind'
import { type Text, text } from './text'

/** What a destination may hear of: events of which subjects, all of them or those of some names. */
export const webhookTopics = {
  issues: {
    label: text('问题办理的每一步', 'Each step of an issue'),
    subjects: ['issue'],
    names: null,
  },
  inspections: {
    label: text('点位和路段的实地检查', 'Inspections of points and road sections'),
    subjects: ['point', 'roadSection'],
    names: ['inspect'],
  },
} as const satisfies Record<
  string,
  { readonly label: Text; readonly subjects: readonly SubjectKind[]; readonly names: readonly string[] | null }
>
export type WebhookTopic = keyof typeof webhookTopics
export const webhookTopicNames = Object.keys(webhookTopics) as WebhookTopic[]

export const longestUrl = 500
/** That are kept at a time. */
export const mostDestinations = 20

export const webhookFormSchema = z.strictObject({
  name: storable.trim().min(1).max(60),
  url: z.string().trim().min(1).max(longestUrl),
  topics: z.array(z.enum(webhookTopicNames)).min(1).max(webhookTopicNames.length),
})
export type WebhookForm = z.output<typeof webhookFormSchema>

/** 32 random bytes in base64, with the specification's own prefix. */
export const webhookSecretSchema = z.string().regex(/^whsec_[A-Za-z0-9+/]{43}=$/)
/** Made where it is shown, so that a repeated sending carries the same one. */
export const webhookSecretOf = (random: Uint8Array): string => `whsec_${btoa(String.fromCharCode(...random))}`

export const webhookActions = {
  addWebhook: text('新增对接地址', 'Destination of webhooks added'),
  changeWebhook: text('修改对接地址', 'Destination of webhooks changed'),
  pauseWebhook: text('暂停对接', 'Webhooks paused'),
  resumeWebhook: text('恢复对接', 'Webhooks resumed'),
  removeWebhook: text('删除对接地址', 'Destination of webhooks removed'),
} as const satisfies Record<string, Text>
export type WebhookAction = keyof typeof webhookActions

/** What a destination is called in the log: an address may carry a password behind its question mark. */
export const toldAddress = (url: string): string => {
  const { origin, pathname } = new URL(url)
  return origin + pathname
}

export type DeliveryState = 'waiting' | 'delivered' | 'failed'
export const deliveryStateLabel: Record<DeliveryState, Text> = {
  waiting: text('待送', 'Waiting'),
  delivered: text('已送达', 'Delivered'),
  failed: text('未送达', 'Not delivered'),
}

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
/** Pauses after each failed attempt; after the last one it is given up. About three days in all. */
const pausesMs = [10 * second, minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour, 12 * hour, 24 * hour, 24 * hour]
const longestPauseMs = 24 * hour

/** Null: given up. `attempts` failed so far; `askedMs`: what the destination itself asked for by Retry-After. */
export const pauseAfter = (attempts: number, askedMs: number | null): number | null => {
  const pause = pausesMs[attempts - 1]
  return pause === undefined ? null : Math.min(longestPauseMs, Math.max(pause, askedMs ?? 0))
}

/** After so many failures one behind the other a destination is left alone for a while: its other messages would hang as well. */
export const failuresInARow = 3
export const restMs = 30 * second
