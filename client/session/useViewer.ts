/** Who is signed in. The answer lives in the query cache; null means nobody, and the page shows the sign-in. */
import { type QueryClient, useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { type Answers, statusOf, useTRPCClient } from '../trpc'

export type SignedIn = Answers['session']['me']

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

/** After signing in: nothing that another person read stays. */
export const readViewerAnew = async (queryClient: QueryClient): Promise<void> => {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== viewerKey[0] })
  await queryClient.refetchQueries({ queryKey: viewerKey })
}

/** Asks whether the session still holds, as when the live stream has ended. */
export const checkViewer = (queryClient: QueryClient): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: viewerKey })
