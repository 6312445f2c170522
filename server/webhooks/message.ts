/**
 * What a destination is sent: the event as the log has it, by which post, and the place as a GIS would read it. No person,
 * no free text of an action's form but what the issue itself shows. Signed after the Standard Webhooks specification
 * (https://www.standardwebhooks.com): HMAC-SHA256 over `id.timestamp.body`.
 */
import { createHmac } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { eventLabel } from '../../domain/eventLabels'
import type { Duty, Viewer } from '../../domain/people'
import type { Clock } from '../clock'
import type { Db } from '../db/open'
import { events } from '../db/schema'
import { collections } from '../ogc/collections'
import { readItem } from '../ogc/readItems'

/** A destination reads as the office does that named it. */
const theOffice: Viewer = {
  accountId: 'webhooks',
  name: '',
  posts: [{ id: 'webhooks', duty: { role: 'office' }, from: '0001-01-01', until: null }],
}

const collectionOf: Readonly<Record<string, string>> = {
  issue: 'issues',
  point: 'points',
  roadSection: 'road-sections',
}

/** Where a person finds it. */
const pathOf: Readonly<Record<string, (id: string) => string>> = {
  issue: (id) => `/?issue=${id}`,
  point: (id) => `/?point=${id}`,
  roadSection: (id) => `/?open=roadSection:${id}`,
}
const pathOfAny = () => '/'

export type Message = { readonly id: string; readonly body: string }

/** Null: there is no such event. */
export const messageOf = async (db: Db, clock: Clock, publicUrl: string, position: number): Promise<Message | null> => {
  const [event] = await db.select().from(events).where(eq(events.position, position))
  if (event === undefined) return null
  const { subjectKind, subjectId, name } = event
  const { by } = JSON.parse(event.body) as { readonly by?: { readonly duty?: Duty } }
  const collection = collections[collectionOf[subjectKind] ?? '']
  const key = subjectKind === 'point' ? Number(subjectId) : subjectId
  const asking = { viewer: theOffice, today: clock.today(), language: 'zh' } as const
  const feature = collection === undefined ? null : await readItem(db, collection, asking, key, 'CRS84')
  const id = `event-${position}`
  return {
    id,
    body: JSON.stringify({
      id,
      type: `${subjectKind}.${name}`,
      label: eventLabel(subjectKind, name).zh,
      position,
      at: event.at.toISOString(),
      by: by?.duty ?? null,
      link: publicUrl + (pathOf[subjectKind] ?? pathOfAny)(encodeURIComponent(subjectId)),
      /** As it stands when this is sent: GeoJSON in WGS-84, as /ogc has it. */
      feature,
    }),
  }
}

/** That a destination can be reached and reads the signature. */
export const pingOf = (id: string): Message => ({ id, body: JSON.stringify({ id, type: 'ping' }) })

/** `sentAt`: in milliseconds of the machine's clock. */
export const signedHeaders = (
  secret: string,
  { id, body }: Message,
  sentAt: number,
): Record<string, string | number> => {
  const timestamp = Math.floor(sentAt / 1_000)
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'xuncheng-webhooks',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature}`,
  }
}
