/** The page's heading has the focus, so that it is read out and the keys go to the page. */
import { type ReactNode, useEffect, useRef } from 'react'
import classes from './meeting.module.css'

export const MeetingHeading = ({
  children,
  className,
}: {
  readonly children: ReactNode
  readonly className?: string | undefined
}) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h2 ref={heading} tabIndex={-1} className={className ?? classes.heading}>
      {children}
    </h2>
  )
}
