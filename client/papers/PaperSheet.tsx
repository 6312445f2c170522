/** What a paper says, as a sheet in the manner of an official document. The printed layout itself is the file's. */
import { officialDate, shortDate } from '../../domain/chineseNumeral'
import { isDraftPaper, numberedBlocks, type PaperContent, type PaperIssue } from '../../domain/paperContent'
import { useLanguage } from '../language'
import classes from './paperSheet.module.css'
import { words } from './words'

export const PaperSheet = ({ content }: { readonly content: PaperContent }) => {
  const { say } = useLanguage()
  const isCard = content.kind === 'card'
  const facts = 'facts' in content ? content.facts : []
  // Official papers are written in Chinese, whatever the language of the screen.
  return (
    <article className={classes.sheet} lang="zh-CN" aria-label={say(words.preview)}>
      {isDraftPaper(content) && (
        <p className={classes.draftMark} aria-hidden="true">
          草稿
        </p>
      )}
      <header className={isCard ? classes.cardHead : classes.redHead}>
        <p className={classes.issuer}>
          {isCard || content.kind === 'referral' ? content.issuer : `${content.issuer}文件`}
        </p>
        {!isCard && <p className={classes.number}>{content.number ?? '（签发后编号）'}</p>}
      </header>
      <h3 className={classes.sheetTitle}>{content.title}</h3>
      {isCard && <p className={classes.number}>{content.number ?? '（审签后编号）'}</p>}
      {content.addressees.length > 0 && <p className={classes.addressees}>{content.addressees.join('、')}：</p>}
      {numberedBlocks(content.body).map((block, index) =>
        block.kind === 'paragraph' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the words of a paper do not move
          <p key={index} className={classes.paragraph}>
            {block.text}
          </p>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the words of a paper do not move
          <p key={index} className={classes.heading}>
            {block.mark}
            {block.text}
          </p>
        ),
      )}
      {facts.length > 0 && 'asOf' in content && (
        <table className={classes.sheetTable}>
          <caption>证据截至{officialDate(content.asOf)}</caption>
          <tbody>
            {facts.map(({ label, value }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two issues may stand at one place
              <tr key={index}>
                <th scope="row">{label}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {content.issues.length > 0 && <IssueTable issues={content.issues} />}
      <footer className={classes.signature}>
        {content.signatures.map((signature) => (
          <p key={signature}>{signature}</p>
        ))}
        <p>{content.signedOn === null ? '　　年　月　日' : officialDate(content.signedOn)}</p>
      </footer>
      {content.anchor !== null && (
        <p className={classes.anchor}>
          审计锚点 {content.anchor.position}:{content.anchor.hash.slice(0, 16)}…
        </p>
      )}
    </article>
  )
}

const dated = (day: string | null) => (day === null ? '—' : shortDate(day))

const IssueTable = ({ issues }: { readonly issues: readonly PaperIssue[] }) => (
  <div className={classes.tableScroll}>
    <table className={classes.sheetTable}>
      <thead>
        <tr>
          <th scope="col">序号</th>
          <th scope="col">点位、单位或路段</th>
          <th scope="col">问题描述</th>
          <th scope="col">认领期限</th>
          <th scope="col">整改期限</th>
          <th scope="col">进展</th>
        </tr>
      </thead>
      <tbody>
        {issues.map((issue, index) => (
          <tr key={issue.id}>
            <td className={classes.centred}>{index + 1}</td>
            <td>{issue.place}</td>
            <td>
              {issue.what}
              {issue.checkItem !== null && <span className={classes.item}>【{issue.checkItem}】</span>}
            </td>
            <td className={classes.centred}>{dated(issue.claimBy)}</td>
            <td className={classes.centred}>{dated(issue.rectifyBy)}</td>
            <td className={classes.centred}>{issue.progress}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
