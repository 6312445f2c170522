/** Who is signed in. The answer lives in the query cache; null means nobody, and the page shows the sign-in. */
import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '../../server/router'
import { statusOf, useTRPCClient } from '../trpc'

export type SignedIn = inferRouterOutputs<AppRouter>['session']['me']

const viewerKey = ['viewer']

export const useViewerQuery = () => {
  const client = useTRPCClient()
  return useQuery({
    queryKey: viewerKey,
    queryFn: async (): Promise<SignedIn | null> => {
      try {
        return await client.session.me.query()
      } catch (error) {
        if (statusOf(error) === 401) return null
        throw error
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
}

/** The signed-in person, inside the part of the page that only a signed-in person sees. */
export const useViewer = (): SignedIn => {
  const { data } = useViewerQuery()
  if (!data) throw new Error('useViewer is used where nobody is signed in')
  return data
}

/** Back to the sign-in, the URL kept; what was read under the old session is forgotten once it is off the screen. */
export const forgetViewer = (queryClient: QueryClient): void => {
  queryClient.setQueryData(viewerKey, null)
}

/** After signing in: nothing that another person read stays. */
export const readViewerAnew = async (queryClient: QueryClient): Promise<void> => {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== viewerKey[0] })
  await queryClient.refetchQueries({ queryKey: viewerKey })
}

/** Asks whether the session still holds, as when the live stream has ended. */
export const checkViewer = (queryClient: QueryClient): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: viewerKey })
