/** The paper as a document, and for a unit the sheet on which it replies. */
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { isSigned, type Paper } from '../../domain/paper'
import { useLanguage } from '../language'
import { useViewer } from '../session/useViewer'
import classes from './papers.module.css'
import { words } from './words'

export const PaperDownloads = ({ paper }: { readonly paper: Paper }) => {
  const { say } = useLanguage()
  const isUnit = useViewer().roles.every((role) => role === 'unit')
  return (
    <div className={classes.downloads}>
      <Button
        component="a"
        href={`/api/papers/${paper.id}.docx`}
        download
        variant="default"
        fw={400}
        leftSection={<IconDownload size={16} stroke={1.6} />}
      >
        {say(isSigned(paper) ? words.download : words.downloadDraft)}
      </Button>
      {isUnit && paper.stage === 'issued' && paper.issues.length > 0 && (
        <Button
          component="a"
          href={`/api/papers/${paper.id}/reply.docx`}
          download
          variant="default"
          fw={400}
          leftSection={<IconDownload size={16} stroke={1.6} />}
        >
          {say(words.downloadReply)}
        </Button>
      )}
    </div>
  )
}
