/** The photos with which an issue was found, large: what the meeting looks at. */
import { useIssue } from '../issues/queries'
import { useLanguage } from '../language'
import classes from './meeting.module.css'
import { photosBefore } from './photosBefore'
import { photoOf } from './words'

export const FoundPhotos = ({ issueId }: { readonly issueId: string }) => {
  const { say } = useLanguage()
  const { data } = useIssue(issueId)
  const ids = photosBefore(data?.history ?? []).slice(0, 4)
  if (ids.length === 0) return null
  return (
    <div className={classes.photos} data-count={ids.length}>
      {ids.map((id, index) => (
        <img key={id} src={`/api/photos/${id}.jpg?width=960`} alt={say(photoOf(index + 1, ids.length))} />
      ))}
    </div>
  )
}
