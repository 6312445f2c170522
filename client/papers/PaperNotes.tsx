/** What has to be known before a paper is read: that it was returned, is withdrawn, withdraws another, is still being made. */

import { useLanguage } from '../language'
import { Note } from '../ui/Note'
import classes from './papers.module.css'
import type { PaperDetail } from './queries'
import { words } from './words'

export const PaperNotes = ({
  detail: { paper, withdrawnByNumber, withdrawsNumber },
  onShow,
}: {
  readonly detail: PaperDetail
  readonly onShow: (paperId: string) => void
}) => {
  const { say } = useLanguage()
  return (
    <>
      {paper.returned !== null && (
        <div className={classes.note}>
          <Note>
            {say(words.returnedFor)}：{paper.returned.reason}
          </Note>
        </div>
      )}
      {paper.withdrawnBy !== null && (
        <div className={classes.note}>
          <Note>
            {say(words.withdrawnBy)}{' '}
            <button type="button" className={classes.link} onClick={() => onShow(paper.withdrawnBy ?? '')}>
              {withdrawnByNumber}
            </button>
          </Note>
        </div>
      )}
      {paper.withdraws !== null && (
        <div className={classes.note}>
          <Note>
            {say(words.withdraws)}{' '}
            <button type="button" className={classes.link} onClick={() => onShow(paper.withdraws ?? '')}>
              {withdrawsNumber}
            </button>
          </Note>
        </div>
      )}
      {paper.kind === 'card' && paper.stage === 'signed' && (
        <div className={classes.note}>
          <Note>{say(words.isBeingMade)}</Note>
        </div>
      )}
    </>
  )
}
