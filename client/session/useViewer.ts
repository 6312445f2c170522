/** Who is signed in. The answer lives in the query cache; null means nobody, and the page shows the sign-in. */
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { Text } from '../../domain/text'
import { type Answers, refusalOf, statusOf, useTRPCClient } from '../trpc'
import { words } from './words'

export type SignedIn = Answers['session']['me']

const viewerKey = ['viewer']

export const useViewerQuery = () => {
  const client = useTRPCClient()
  const queryClient = useQueryClient()
  return useQuery({
    queryKey: viewerKey,
    queryFn: async (): Promise<SignedIn | null> => {
      try {
        const viewer = await client.session.me.query()
        const before = queryClient.getQueryData<SignedIn | null>(viewerKey)
        // Before the first answer there is nobody's: only what this same session has asked for early.
        if (before !== undefined && before?.accountId !== viewer.accountId) forgetAllButViewer(queryClient)
        return viewer
      } catch (error) {
        if (statusOf(error) === 401) return null
        throw error
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    // In another tab somebody else may have signed in meanwhile: the session is the browser's, not the tab's.
    refetchOnWindowFocus: 'always',
  })
}

/** Given by who decides that somebody is signed in: the query may already say nobody while their page still stands. */
export const ViewerContext = createContext<SignedIn | null>(null)

/** The signed-in person, inside the part of the page that only a signed-in person sees. */
export const useViewer = (): SignedIn => {
  const viewer = useContext(ViewerContext)
  if (viewer === null) throw new Error('useViewer is used where nobody is signed in')
  return viewer
}

/** Back to the sign-in, the URL kept; what was read under the old session is forgotten once it is off the screen. */
export const forgetViewer = (queryClient: QueryClient): void => {
  queryClient.setQueryData(viewerKey, null)
}

/** Whether the answer was that somebody is signed in who holds no post today: it is all that anybody may ask this for. */
export const isWithoutPost = (error: unknown): boolean => statusOf(error) === 403

/** Nothing that another person read stays. */
const forgetAllButViewer = (queryClient: QueryClient): void =>
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== viewerKey[0] })

/** After signing in. Null, or why the person is not let in all the same. */
export const readViewerAnew = async (queryClient: QueryClient): Promise<Text | null> => {
  await queryClient.refetchQueries({ queryKey: viewerKey })
  const error = queryClient.getQueryState(viewerKey)?.error ?? null
  if (error === null) return null
  return isWithoutPost(error) ? words.noPostToday : refusalOf(error)
}

/** Asks whether the session still holds, as when the live stream has ended. */
export const checkViewer = (queryClient: QueryClient): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: viewerKey })
