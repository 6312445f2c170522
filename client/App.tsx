/** The sign-in, or the workplace of who is signed in. */
import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { useLanguage } from './language'
import { NoPost } from './session/NoPost'
import { SignIn } from './session/SignIn'
import { forgetViewer, isWithoutPost, useViewerQuery, ViewerContext } from './session/useViewer'
import { Boundary, PartFailed } from './shell/LoadBoundary'
import { useEarlyReading } from './shell/useEarlyReading'
import { Workplace } from './shell/Workplace'
import { createClient, createQueryClient, refusalOf, TRPCProvider } from './trpc'

export const App = () => {
  const [client] = useState(createClient)
  const [queryClient] = useState(() => {
    const made = createQueryClient(() => forgetViewer(made))
    return made
  })
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        <Boundary>
          <Gate />
        </Boundary>
      </TRPCProvider>
    </QueryClientProvider>
  )
}

const Gate = () => {
  const { say } = useLanguage()
  const { data: viewer, error, refetch } = useViewerQuery()
  useEarlyReading()
  if (viewer)
    return (
      <ViewerContext value={viewer}>
        <Workplace key={viewer.accountId} />
      </ViewerContext>
    )
  if (viewer === null) return <SignIn />
  // Until the answer is there, nothing: it takes a moment, and a flash of the sign-in would mislead.
  if (error === null) return null
  const retry = () => void refetch()
  return isWithoutPost(error) ? <NoPost onRetry={retry} /> : <PartFailed says={say(refusalOf(error))} onRetry={retry} />
}
