/** A report as it reads: its words with every number a way to its rows, signed numbers beside what they have become. */
import { chineseNumeral } from '../../domain/chineseNumeral'
import { reportSections, sectionLabel } from '../../domain/report/report'
import { partsOf } from '../../domain/report/tokens'
import { useLanguage } from '../language'
import { photoUrl } from '../photos/photoUrl'
import { Section } from '../ui/Section'
import type { ViewControl } from '../useView'
import type { ReportDetail } from './queries'
import classes from './reports.module.css'
import { nowIs, signedAndNow, words } from './words'

type OnFigure = (key: string) => void

export const ReportSheet = ({
  detail,
  control,
  onFigure,
}: {
  readonly detail: ReportDetail
  readonly control: ViewControl
  readonly onFigure: OnFigure
}) => {
  const { say } = useLanguage()
  const { report, basis, tables, worst, changed, figures } = detail
  const told = reportSections.filter((section) => report.texts[section].trim() !== '')
  // A squad's own row of the table says what its number has said already.
  const isSaidTwice = (key: string) => report.squad !== null && key.endsWith(`@squad:${report.squad}`)
  const shownChanges = figures.filter(
    ({ key, signed, now }) => changed.includes(key) && signed !== null && now !== signed && !isSaidTwice(key),
  )
  return (
    <>
      {shownChanges.length > 0 && (
        <Section level={4} title={say(words.changedSince)}>
          <ul className={classes.changes}>
            {shownChanges.map(({ key, name, signed, now }) => (
              <li key={key}>
                <button type="button" className={classes.change} onClick={() => onFigure(key)}>
                  <span>{name}</span>
                  <span className={classes.late}>{say(signedAndNow(signed ?? '', now))}</span>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {/* Official reports are written in Chinese, whatever the language of the screen. */}
      <article className={classes.sheet} lang="zh-CN" aria-label={say(words.report)}>
        {told.map((section, index) => (
          <section key={section} aria-label={sectionLabel[section].zh}>
            <h3 className={classes.heading}>
              {chineseNumeral(index + 1)}、{sectionLabel[section].zh}
            </h3>
            <Words words={report.texts[section]} detail={detail} onFigure={onFigure} />
          </section>
        ))}
        <section aria-label={words.basis.zh}>
          <h3 className={classes.heading}>
            {chineseNumeral(told.length + 1)}、{words.basis.zh}
          </h3>
          <p className={classes.paragraph}>{basis}</p>
        </section>
        {tables.map((table) => (
          <CountTable key={table.name} table={table} detail={detail} onFigure={onFigure} />
        ))}
      </article>
      {worst.length > 0 && (
        <Section level={4} title={say(words.worst)}>
          <ul className={classes.pairs}>
            {worst.map(({ issueId, pointId, place, what, before, after }) => (
              <li key={issueId}>
                <button type="button" className={classes.pairHead} onClick={() => control.go({ pointId, issueId })}>
                  <strong>{place}</strong>
                  <span className={classes.quiet}>{what}</span>
                </button>
                <div className={classes.pair}>
                  <Photo id={before} label={say(words.before)} none={say(words.empty)} />
                  <Photo id={after} label={say(words.after)} none={say(words.noAfter)} />
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

const Photo = ({ id, label, none }: { readonly id: string | null; readonly label: string; readonly none: string }) => (
  <figure className={classes.photo}>
    {id === null ? <span className={classes.noPhoto}>{none}</span> : <img src={photoUrl(id, 480)} alt={label} />}
    <figcaption>{label}</figcaption>
  </figure>
)

const Words = ({
  words: given,
  ...of
}: {
  readonly words: string
  readonly detail: ReportDetail
  readonly onFigure: OnFigure
}) =>
  given.split('\n').map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by nothing else
    <p key={index} className={classes.paragraph}>
      {partsOf(line).map((part, place) =>
        'key' in part ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same figure may stand twice
          <FigureLink key={place} figureKey={part.key} {...of} />
        ) : (
          part.words
        ),
      )}
    </p>
  ))

const FigureLink = ({
  figureKey,
  detail: { figures, changed },
  onFigure,
}: {
  readonly figureKey: string
  readonly detail: ReportDetail
  readonly onFigure: OnFigure
}) => {
  const { say } = useLanguage()
  const figure = figures.find(({ key }) => key === figureKey)
  if (figure === undefined) return '—'
  const { signed, now, name } = figure
  const isChanged = signed !== null && changed.includes(figureKey) && signed !== now
  return (
    <button
      type="button"
      className={classes.figure}
      title={isChanged ? `${name}：${say(signedAndNow(signed, now))}` : name}
      onClick={() => onFigure(figureKey)}
    >
      {signed ?? now}
      {isChanged && <span className={classes.nowIs}>（{say(nowIs(now))}）</span>}
    </button>
  )
}

const CountTable = ({
  table: { title, head, rows },
  ...of
}: {
  readonly table: ReportDetail['tables'][number]
  readonly detail: ReportDetail
  readonly onFigure: OnFigure
}) => (
  <div className={classes.tableScroll}>
    <table className={classes.table}>
      <caption>{title}</caption>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, rowIndex) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are in the report's own order
          <tr key={rowIndex}>
            {row.map((cell) =>
              'key' in cell ? (
                <td key={cell.key} data-missing={cell.missing === true}>
                  <FigureLink figureKey={cell.key} {...of} />
                </td>
              ) : (
                <th key={cell.words} scope="row">
                  {cell.words}
                </th>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
