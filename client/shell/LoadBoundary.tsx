/** Holds a part that is loaded on demand: still while it comes, a sentence and a button if it does not. */
import { Button } from '@mantine/core'
import { Component, type ReactNode, Suspense } from 'react'
import { useLanguage } from '../language'
import { words } from '../words'
import classes from './shell.module.css'

/** What fails below is said in its place; the rest of the page goes on. React reports such a failure only to a class. */
export class Boundary extends Component<{ readonly children: ReactNode }, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }
  static getDerivedStateFromError() {
    return { hasFailed: true }
  }
  override render() {
    // A part that did not load is asked for again only by a new page; what is on the screen is in the URL.
    return this.state.hasFailed ? <PartFailed onRetry={() => window.location.reload()} /> : this.props.children
  }
}

export const LoadBoundary = ({ waiting, children }: { readonly waiting: ReactNode; readonly children: ReactNode }) => (
  <Boundary>
    <Suspense fallback={waiting}>{children}</Suspense>
  </Boundary>
)

export const PartFailed = ({ onRetry, says }: { readonly onRetry: () => void; readonly says?: string }) => {
  const { say } = useLanguage()
  return (
    <div className={classes.partFailed}>
      <p role="alert">{says ?? say(words.partFailed)}</p>
      <Button variant="default" onClick={onRetry}>
        {say(words.retry)}
      </Button>
    </div>
  )
}
