/** How the client asks the server, and how an error becomes a sentence. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink, TRPCClientError } from '@trpc/client'
import type { inferRouterOutputs } from '@trpc/server'
import { createTRPCContext } from '@trpc/tanstack-react-query'
import { type Text, text } from '../domain/text'
import type { AppRouter } from '../server/router'
import { storedLanguage } from './language'

/** What each procedure answers. */
export type Answers = inferRouterOutputs<AppRouter>

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>()
export type Trpc = ReturnType<typeof useTRPC>

export const createClient = () =>
  createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: httpSubscriptionLink({ url: '/trpc' }),
        false: httpBatchLink({
          url: '/trpc',
          maxURLLength: 4000,
          headers: () => ({ 'x-language': storedLanguage() }),
        }),
      }),
    ],
  })

const notConnected = text(
  '没有收到服务器的答复。请检查网络后重试；重复提交也只办一次。',
  'The server did not answer. Check the network and try again; what is sent twice is done once.',
)

const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value

/** The server's refusal as it stands, or that there was no answer. */
export const refusalOf = (error: unknown): Text => {
  if (error instanceof TRPCClientError && isText(error.data?.refusal)) return error.data.refusal
  return notConnected
}

/** The HTTP status of the server's answer; null where there was none. */
export const statusOf = (error: unknown): number | null => {
  if (error instanceof TRPCClientError && typeof error.data?.httpStatus === 'number') return error.data.httpStatus
  return error instanceof AnsweredError ? error.status : null
}

/** What a plain route answered that was not a success. */
export class AnsweredError extends Error {
  constructor(readonly status: number) {
    super(`The server answered ${status}`)
  }
}

/** A refusal will not change by asking again; a lost connection may. */
const worthAskingAgain = (failures: number, error: unknown) => failures < 2 && (statusOf(error) ?? 503) >= 500

/** `onSignedOut` is called when any answer says that nobody is signed in any more. */
export const createQueryClient = (onSignedOut: () => void): QueryClient => {
  const onError = (error: unknown) => {
    if (statusOf(error) === 401) onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 30_000, retry: worthAskingAgain, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  })
}
