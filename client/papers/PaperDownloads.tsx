/** The paper as a document, and for a unit the sheet on which it replies. */
import { isSigned, type Paper } from '../../domain/paper'
import { useLanguage } from '../language'
import { useViewer } from '../session/useViewer'
import { DownloadButton } from '../ui/DownloadButton'
import classes from './papers.module.css'
import { words } from './words'

export const PaperDownloads = ({ paper }: { readonly paper: Paper }) => {
  const { say } = useLanguage()
  const isUnit = useViewer().roles.every((role) => role === 'unit')
  return (
    <div className={classes.downloads}>
      <DownloadButton
        href={`/api/papers/${paper.id}.docx`}
        label={say(isSigned(paper) ? words.download : words.downloadDraft)}
      />
      {isUnit && paper.stage === 'issued' && paper.issues.length > 0 && (
        <DownloadButton href={`/api/papers/${paper.id}/reply.docx`} label={say(words.downloadReply)} />
      )}
    </div>
  )
}
