/** An instruction on one page of A4: what it asks, what was made of it, how it was answered, and a line to sign on. */
import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { actorText } from '../../domain/actorText'
import { instructionStageLabel, linkKindLabel, targetKindLabel } from '../../domain/instruction'
import type { Plan } from '../campaignOverview'
import { formatFullDay } from '../dates'
import { inspectionText } from '../jointInspections/words'
import { useLanguage } from '../language'
import { namesOf, squadText, unitText } from '../names'
import { words as sharedWords } from '../words'
import classes from './instructionSheet.module.css'
import type { InstructionDetail } from './queries'
import { authorText, words } from './words'

/** Longer ones are set smaller, so that the longest that the forms take stays on one page. */
const fewWords = 600

export const InstructionSheet = ({
  detail: { instruction, about, links, files },
  plan,
  onPrinted,
}: {
  readonly detail: InstructionDetail
  readonly plan: Plan
  /** The printer has it, or the dialog was closed. */
  readonly onPrinted: () => void
}) => {
  const { say, language } = useLanguage()
  const printed = useRef(onPrinted)
  useEffect(() => {
    const done = () => printed.current()
    window.addEventListener('afterprint', done)
    window.print()
    return () => window.removeEventListener('afterprint', done)
  }, [])
  const names = namesOf(plan, { issues: [] })
  const day = (on: string) => formatFullDay(on, language)
  const fileNames = (ids: readonly string[]) => ids.flatMap((id) => files.find((file) => file.id === id)?.name ?? [])
  const made = [
    ...instruction.links.map((link) => {
      const name =
        link.kind === 'jointInspection'
          ? links.inspections
              .filter(({ id }) => id === link.inspectionId)
              .map((inspection) => say(inspectionText(inspection, (squad) => squadText(plan, squad))))[0]
          : links.papers.find(({ id }) => id === link.paperId)?.name
      return `${say(linkKindLabel[link.kind])}：${name ?? '—'}（${day(link.on)}）`
    }),
    ...instruction.referrals.map(
      ({ to, note, on }) =>
        `${say(words.asked)}：${say(to.kind === 'squad' ? squadText(plan, to.squad) : unitText(plan, to.unitId))}（${day(on)}）${note === null ? '' : ` ${note}`}`,
    ),
  ]
  const latest = instruction.answers.at(-1)
  const rows: readonly { readonly key: string; readonly label: string; readonly lines: readonly string[] }[] = [
    { key: 'about', label: say(targetKindLabel[instruction.target.kind]), lines: [say(about.name)] },
    {
      key: 'author',
      label: say(words.author),
      lines: [`${say(authorText(instruction.author, instruction.paperAuthor))} ${day(instruction.writtenOn)}`],
    },
    { key: 'replyBy', label: say(words.replyBy), lines: [day(instruction.replyBy)] },
    { key: 'text', label: say(words.one), lines: [instruction.text] },
    { key: 'made', label: say(words.made), lines: made },
    {
      key: 'answer',
      label: say(words.answers),
      lines:
        latest === undefined
          ? []
          : [
              latest.text,
              ...fileNames(latest.files),
              `${say(actorText(latest.by, names))} ${day(latest.on)}`,
              ...(latest.review === null
                ? []
                : [
                    `${say(latest.review.outcome === 'accepted' ? words.accepted : words.sentBack)}${latest.review.note === null ? '' : `：${latest.review.note}`} ${say(actorText(latest.review.by, names))} ${day(latest.review.on)}`,
                  ]),
            ],
    },
  ]
  const length = rows.flatMap(({ lines }) => lines).join('').length
  return createPortal(
    <div className={classes.page} data-print-sheet="" data-dense={length > fewWords}>
      <h1>{say(words.sheetTitle)}</h1>
      <p className={classes.state}>
        {say(instructionStageLabel[instruction.stage])}
        {plan.isSample && ` · ${say(sharedWords.sampleData)}`}
      </p>
      <table className={classes.table}>
        <tbody>
          {rows.map(({ key, label, lines }) => (
            <tr key={key} data-row={key}>
              <th scope="row">{label}</th>
              <td>
                {lines.map((line) => (
                  <p key={line}>{line}</p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.sign}>
        {say(words.signature)}
        <span />
        {say(words.dateLine)}
        <span />
      </p>
    </div>,
    document.body,
  )
}
