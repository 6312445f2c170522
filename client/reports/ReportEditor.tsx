/** The words of a report, part by part; numbers stand in them as 【发现问题】 and are put in from a list. */
import { Button, Select, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import { type ReportSection, reportSections, sectionLabel } from '../../domain/report/report'
import { mostWords } from '../../domain/report/reportActions'
import { shownWords, wordsShown } from '../../domain/report/tokens'
import { FormFrame } from '../forms/FormFrame'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { type ReportDetail, useReportAction } from './queries'
import classes from './reports.module.css'
import { words } from './words'

export const ReportEditor = ({ detail, onDone }: { readonly detail: ReportDetail; readonly onDone: () => void }) => {
  const { say } = useLanguage()
  const { report, figures, usual } = detail
  const nameOf = new Map(figures.map(({ key, name }) => [key, name]))
  const keyOf = new Map(figures.map(({ key, name }) => [name, key]))
  const shown = (given: string) => shownWords(given, (key) => nameOf.get(key) ?? key)
  const { act, seen, ...sending } = useReportAction(report)
  const [typed, setTyped] = useState<Partial<Record<ReportSection, string>>>({})
  const inputs = useRef<Partial<Record<ReportSection, HTMLTextAreaElement | null>>>({})
  const shownIn = (section: ReportSection) => typed[section] ?? shown(seen.texts[section])
  const type = (section: ReportSection, value: string) => setTyped((before) => ({ ...before, [section]: value }))
  const insert = (section: ReportSection, name: string) => {
    const value = shownIn(section)
    const at = inputs.current[section]?.selectionStart ?? value.length
    type(section, `${value.slice(0, at)}【${name}】${value.slice(at)}`)
  }
  const texts = () =>
    Object.fromEntries(
      reportSections.map((section) => [section, wordsShown(shownIn(section), (name) => keyOf.get(name))]),
    )
  const { submit } = useSubmit({
    read: texts,
    send: (form) =>
      report.stage === 'undrafted'
        ? act('draft', { texts: form })
        : act('edit', { texts: form, revision: seen.revision }),
    onDone,
  })
  const choices = figures
    .filter(({ key }) => !key.includes('@'))
    .map(({ name, now }) => ({ value: name, label: `${name}（${now}）` }))
  return (
    <FormFrame
      title={say(words.editing)}
      submitLabel={say(words.save)}
      sending={sending}
      onSubmit={submit}
      onCancel={onDone}
    >
      <p className={classes.quiet}>{say(words.figuresHint)}</p>
      {reportSections.map((section) => (
        <div key={section} className={classes.editor}>
          <Textarea
            ref={(input) => {
              inputs.current[section] = input
            }}
            label={say(sectionLabel[section])}
            value={shownIn(section)}
            autosize
            minRows={2}
            maxLength={mostWords}
            onChange={(event) => type(section, event.currentTarget.value)}
          />
          <div className={classes.tools}>
            <Select
              size="xs"
              aria-label={`${say(words.insert)}：${say(sectionLabel[section])}`}
              placeholder={say(words.insert)}
              data={choices}
              value={null}
              searchable
              onChange={(name) => name !== null && insert(section, name)}
            />
            {usual !== null && (
              <Button
                size="compact-sm"
                variant="subtle"
                fw={400}
                disabled={shownIn(section) === shown(usual[section])}
                onClick={() => type(section, shown(usual[section]))}
              >
                {say(words.again)}
              </Button>
            )}
          </div>
        </div>
      ))}
    </FormFrame>
  )
}
