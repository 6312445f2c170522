/** A destination as the list has it, and how it is doing in one word. */
import type { inferRouterOutputs } from '@trpc/server'
import { type Text, text } from '../../domain/text'
import { type WebhookTopic, webhookTopicNames, webhookTopics } from '../../domain/webhook'
import type { AppRouter } from '../../server/router'
import { words } from './words'

export type Destination = inferRouterOutputs<AppRouter>['webhook']['list'][number]

/** One of the topics, or all. */
export const hearsOptions = {
  ...(Object.fromEntries(webhookTopicNames.map((topic) => [topic, webhookTopics[topic].label])) as Record<
    WebhookTopic,
    Text
  >),
  all: text('全部', 'Everything'),
}
export type Hears = keyof typeof hearsOptions

export const topicsOf = (hears: string): WebhookTopic[] =>
  hears === 'all' ? webhookTopicNames : webhookTopicNames.filter((topic) => topic === hears)
export const hearsOf = (topics: readonly WebhookTopic[]): Hears =>
  topics.length === webhookTopicNames.length ? 'all' : (topics[0] ?? 'all')

export const topicsText = (topics: readonly WebhookTopic[]): Text =>
  text(
    topics.map((topic) => webhookTopics[topic].label.zh).join('、'),
    topics.map((topic) => webhookTopics[topic].label.en).join(', '),
  )

export const standingOf = ({
  paused,
  last,
  failed,
}: Destination): { readonly label: Text; readonly isGood: boolean } => {
  if (paused) return { label: words.paused, isGood: false }
  if (last === null) return { label: words.fresh, isGood: false }
  const isGood = last.status !== null && last.status >= 200 && last.status < 300
  return { label: isGood ? words.works : words.fails, isGood: isGood && failed === 0 }
}
