/** Holds a part that is loaded on demand: still while it comes, a sentence and a button if it does not. */
import { Button } from '@mantine/core'
import { Component, type ReactNode, Suspense } from 'react'
import { useLanguage } from '../language'
import { words } from '../words'
import classes from './shell.module.css'

type Props = {
  readonly waiting: ReactNode
  /** Shown in place of the part that failed. */
  readonly failed: (retry: () => void) => ReactNode
  readonly children: ReactNode
}

/** React reports a failed import only to a class. */
class Boundary extends Component<Omit<Props, 'waiting'>, { hasFailed: boolean }> {
  override state = { hasFailed: false }
  static getDerivedStateFromError() {
    return { hasFailed: true }
  }
  override render() {
    return this.state.hasFailed ? this.props.failed(() => this.setState({ hasFailed: false })) : this.props.children
  }
}

export const LoadBoundary = ({ waiting, failed, children }: Props) => (
  <Boundary failed={failed}>
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
