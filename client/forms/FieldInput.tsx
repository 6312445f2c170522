/** The input of a field: one for each kind of field in the action table. */
import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core'
import type { LocalDate } from '../../domain/calendar'
import { type Stage, stageLabel } from '../../domain/issue'
import type { PhotoId } from '../../domain/photo'
import type { Language, Text } from '../../domain/text'
import { formatDay } from '../dates'
import { FilesInput } from '../files/FilesInput'
import { useLanguage } from '../language'
import type { CheckItem } from '../names'
import { PhotoField } from '../photos/PhotoField'
import { OneChoice, SomeChoices } from '../ui/Choices'
import { Note } from '../ui/Note'
import classes from './fields.module.css'
import type { FieldValue, ShownField } from './formState'
import { PointsInput } from './PointsInput'
import { words } from './words'

type UnitChoice = { readonly id: string; readonly name: Text }

/** What there is to choose from. */
export type FieldChoices = {
  readonly units: readonly UnitChoice[]
  readonly subordinates: readonly UnitChoice[]
  readonly squads: readonly { readonly number: number; readonly name: Text }[]
  readonly scopes?: readonly UnitChoice[]
  readonly issues: readonly { readonly id: string; readonly what: string; readonly stage: Stage }[]
  readonly checkItems: readonly CheckItem[]
  /** Photos from before, by which new ones in this field are to be framed; none unless said otherwise. */
  readonly ghosts?: (field: string) => readonly PhotoId[]
  readonly roadSections?: readonly UnitChoice[]
  /** What files are called that are in the form already. */
  readonly files?: readonly { readonly id: string; readonly name: string; readonly byteCount: number }[]
}

export const FieldInput = ({
  id,
  shown: { name, field, needed },
  value,
  onChange,
  description,
  problem,
  choices,
}: {
  readonly id: string
  readonly shown: ShownField
  readonly value: FieldValue | undefined
  readonly onChange: (value: FieldValue) => void
  /** Why the field is filled in as it is. */
  readonly description?: Text
  readonly problem?: Text
  readonly choices: FieldChoices
}) => {
  const { say, language } = useLanguage()
  const typed = typeof value === 'string' ? value : ''
  const shared = {
    id,
    label: say(field.label),
    description: description && say(description),
    error: problem && say(problem),
    withAsterisk: needed,
    'aria-required': needed,
  }
  const group = {
    id,
    label: shared.label,
    needed,
    description: shared.description,
    problem: shared.error,
  }
  const unitSelect = (units: readonly UnitChoice[]) => (
    <Select
      {...shared}
      data={units.map((unit) => ({ value: unit.id, label: say(unit.name) }))}
      value={typed === '' ? null : typed}
      onChange={(unitId) => onChange(unitId ?? '')}
      searchable
      clearable={!needed}
      placeholder={say(words.chooseUnit)}
      nothingFoundMessage={say(words.noSuchUnit)}
      maxDropdownHeight={280}
    />
  )

  switch (field.kind) {
    case 'line':
    case 'papers':
      return <TextInput {...shared} value={typed} onChange={(event) => onChange(event.currentTarget.value)} />
    case 'paragraph':
      return (
        <div>
          <Textarea
            {...shared}
            autosize
            minRows={3}
            maxRows={10}
            value={typed}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
          <div className={classes.counter} aria-hidden="true">
            {typed.trim().length}/{field.maxLength}
          </div>
        </div>
      )
    case 'date':
      return (
        <TextInput
          {...shared}
          type="date"
          description={[typed && dayInWords(typed, language), shared.description].filter(Boolean).join(' · ')}
          value={typed}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    case 'unit':
      return unitSelect(choices.units)
    case 'units':
      return (
        <MultiSelect
          {...shared}
          data={choices.units.map((unit) => ({ value: unit.id, label: say(unit.name) }))}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={onChange}
          searchable
          hidePickedOptions
          placeholder={Array.isArray(value) && value.length > 0 ? undefined : say(words.chooseUnits)}
          nothingFoundMessage={say(words.noSuchUnit)}
          maxDropdownHeight={280}
        />
      )
    case 'files':
      return (
        <FilesInput
          {...group}
          ids={Array.isArray(value) ? (value as readonly string[]) : []}
          known={choices.files ?? []}
          onChange={onChange}
        />
      )
    case 'subordinateUnit':
      return unitSelect(choices.subordinates)
    case 'squad':
      return (
        <OneChoice
          {...group}
          layout="grid"
          choices={choices.squads.map(({ number, name }) => ({ value: number, label: say(name) }))}
          value={typeof value === 'number' ? value : undefined}
          onChange={onChange}
        />
      )
    case 'squads':
      return (
        <SomeChoices
          {...group}
          layout="grid"
          choices={choices.squads.map(({ number, name }) => ({ value: number, label: say(name) }))}
          values={Array.isArray(value) ? (value as readonly number[]) : []}
          onChange={onChange}
        />
      )
    case 'scope':
      return (
        <Select
          {...shared}
          data={(choices.scopes ?? []).map((scope) => ({ value: scope.id, label: say(scope.name) }))}
          value={typed === '' ? null : typed}
          onChange={(scopeId) => onChange(scopeId ?? '')}
          clearable={!needed}
          placeholder={say(words.chooseScope)}
        />
      )
    case 'issue':
      return choices.issues.length === 0 ? (
        <Note>{say(words.noOtherIssues)}</Note>
      ) : (
        <OneChoice
          {...group}
          layout="list"
          choices={choices.issues.map((issue) => ({
            value: issue.id,
            label: `${issue.what}（${say(stageLabel[issue.stage])}）`,
          }))}
          value={typed}
          onChange={onChange}
        />
      )
    case 'checkItem':
      return (
        <OneChoice
          {...group}
          layout="list"
          choices={choices.checkItems.map((item) => ({ value: item.key, label: say(item) }))}
          value={typed}
          onChange={onChange}
        />
      )
    case 'choice':
      return (
        <OneChoice
          {...group}
          layout={Object.keys(field.options ?? {}).length > 4 ? 'grid' : 'row'}
          choices={Object.entries(field.options ?? {}).map(([key, label]) => ({ value: key, label: say(label) }))}
          value={typed}
          onChange={onChange}
        />
      )
    case 'points':
      return (
        <PointsInput
          {...shared}
          pointIds={Array.isArray(value) ? (value as readonly number[]) : []}
          onChange={onChange}
        />
      )
    case 'roadSections':
      return (
        <MultiSelect
          {...shared}
          data={(choices.roadSections ?? []).map((section) => ({ value: section.id, label: say(section.name) }))}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={onChange}
          searchable
          hidePickedOptions
          placeholder={Array.isArray(value) && value.length > 0 ? undefined : say(words.chooseSections)}
          maxDropdownHeight={280}
        />
      )
    case 'photos':
      return (
        <PhotoField
          {...group}
          value={Array.isArray(value) ? (value as readonly string[]) : []}
          ghosts={choices.ghosts?.(name) ?? []}
          onChange={onChange}
        />
      )
    case 'paper':
    case 'data':
      return null
    default:
      return field.kind satisfies never
  }
}

/** 9月16日 周五: terms run in working days, and the browser's own field may show the day in another country's order. */
const dayInWords = (day: LocalDate, language: Language): string => {
  const weekday = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'short', timeZone: 'UTC' })
  return `${formatDay(day, language)} ${weekday.format(new Date(`${day}T00:00:00Z`))}`
}
