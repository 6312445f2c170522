/** The office's formula: what it is, every version of it, and where it is set. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { dossierFact, dossierFactNames } from '../../domain/dossier/facts'
import { formulaSchema, longestFormula, parseFormula } from '../../domain/dossier/formula'
import type { Field, Fields } from '../../domain/form'
import { may } from '../../domain/permissions'
import { isRefusal } from '../../domain/refusal'
import { text } from '../../domain/text'
import { formatInstant } from '../dates'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { useViewer } from '../session/useViewer'
import { useTRPCClient } from '../trpc'
import classes from './dossiers.module.css'
import { type DossierList, useDossierSending } from './useDossier'
import { versionText, words } from './words'

const formulaField: Field = {
  kind: 'line',
  label: words.formula,
  schema: formulaSchema,
  required: true,
  maxLength: longestFormula,
}
const fields: Fields = { formula: formulaField }

export const FormulaPart = ({ formulas }: { readonly formulas: DossierList['formulas'] }) => {
  const { say, language } = useLanguage()
  const [isSetting, setSetting] = useState(false)
  const maySet = may(useViewer(), 'setDossierFormula')
  const present = formulas[0]?.formula ?? null
  return (
    <section aria-label={say(words.formula)} className={classes.formulaPart}>
      {present === null ? (
        <p className={classes.quiet}>{say(words.noFormula)}</p>
      ) : (
        <p className={classes.formula}>{present}</p>
      )}
      {formulas.length > 0 && (
        <details>
          <summary className={classes.quiet}>
            {say(words.versions)} · {formulas.length}
          </summary>
          <ul className={classes.list}>
            {formulas.map(({ version, formula, at, by }) => (
              <li key={version}>
                <span className={classes.formula}>{formula ?? say(words.takenBack)}</span>{' '}
                <span className={classes.quiet}>{say(versionText(version, by.name, formatInstant(at, language)))}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {maySet &&
        (isSetting ? (
          <FormulaForm present={present} onDone={() => setSetting(false)} />
        ) : (
          <Button variant="default" fw={400} size="compact-md" onClick={() => setSetting(true)}>
            {say(words.setFormula)}
          </Button>
        ))}
    </section>
  )
}

const FormulaForm = ({ present, onDone }: { readonly present: string | null; readonly onDone: () => void }) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const form = useForm(fields, { values: present === null ? {} : { formula: present }, reasons: {} })
  const choices = useFieldChoices()
  const { send, ...sending } = useDossierSending()
  const written = String(form.values.formula ?? '').trim()
  const read = written === '' ? null : parseFormula(written)
  const { submit } = useSubmit({
    read: () => (isRefusal(read) ? null : form.checked()),
    send: (filledIn) =>
      send((actionId) => client.dossier.setFormula.mutate({ actionId, formula: String(filledIn.formula).trim() })),
    onDone,
  })
  const takenBack = useSubmit({
    read: () => ({}),
    send: () => send((actionId) => client.dossier.setFormula.mutate({ actionId, formula: null })),
    onDone,
  })
  return (
    <FormFrame
      title={say(words.setFormula)}
      sending={sending}
      problem={isRefusal(read) ? read.refused : null}
      secondary={present === null ? undefined : { label: say(words.takeBack), onClick: takenBack.submit }}
      onSubmit={submit}
      onCancel={onDone}
    >
      <FormFields form={form} choices={choices} />
      <p className={classes.quiet}>{say(words.formulaHelp)}</p>
      <fieldset className={classes.names} aria-label={say(words.names)}>
        {dossierFactNames.map((name) => {
          const { name: written, label } = dossierFact(name)
          return (
            <Button
              key={name}
              variant="default"
              size="compact-sm"
              fw={400}
              title={say(text(label.zh, label.en))}
              onClick={() => form.set('formula', `${String(form.values.formula ?? '')}${written}`)}
            >
              {written}
            </Button>
          )
        })}
      </fieldset>
    </FormFrame>
  )
}
