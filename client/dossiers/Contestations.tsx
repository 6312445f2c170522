/** What the unit contested, with its evidence, and what the office answered. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { actorText } from '../../domain/actorText'
import { type ContestationActionName, contestationRow, contestationStateLabel } from '../../domain/dossier/contestation'
import { dossierFact, valueText } from '../../domain/dossier/facts'
import type { Plan } from '../campaignOverview'
import { formatDay } from '../dates'
import { FileList } from '../files/FileList'
import { useLanguage } from '../language'
import { namesOf } from '../names'
import { Tag } from '../ui/Tag'
import { ContestationForm } from './ContestationForm'
import classes from './dossiers.module.css'
import type { Dossier } from './useDossier'
import { toldThen, words } from './words'

export const Contestations = ({ dossier, plan }: { readonly dossier: Dossier; readonly plan: Plan }) => {
  const { say, language } = useLanguage()
  const [doing, setDoing] = useState<{ readonly id: string; readonly name: ContestationActionName } | null>(null)
  const names = namesOf(plan, { issues: [] })
  if (dossier.contestations.length === 0) return <p className={classes.quiet}>{say(words.noContestations)}</p>
  return (
    <ul className={classes.list}>
      {dossier.contestations.map((contestation) => {
        const { id, fact, value, state, what, files, raisedOn, raisedBy, answer, available } = contestation
        return (
          <li key={id} className={classes.contestation} data-state={state}>
            <p>
              <strong>{say(dossierFact(fact).label)}</strong>{' '}
              <Tag tone={state === 'raised' ? 'strong' : 'plain'}>{say(contestationStateLabel[state])}</Tag>{' '}
              <span className={classes.quiet}>
                {formatDay(raisedOn, language)} {raisedBy && say(actorText(raisedBy, names))}{' '}
                {say(toldThen(say(valueText({ fact, value }))))}
              </span>
            </p>
            <p>{what}</p>
            <FileList ids={files} known={dossier.files} />
            {answer && (
              <p>
                {answer.words}{' '}
                <span className={classes.quiet}>
                  {formatDay(answer.on, language)} {say(actorText(answer.by, names))}
                </span>
              </p>
            )}
            {doing?.id === id && available.includes(doing.name) ? (
              <ContestationForm
                key={doing.name}
                unitId={dossier.unitId}
                contestation={contestation}
                name={doing.name}
                fact={fact}
                onDone={() => setDoing(null)}
                onCancel={() => setDoing(null)}
              />
            ) : (
              available.length > 0 && (
                <div className={classes.buttons}>
                  {available.map((name) => (
                    <Button
                      key={name}
                      data-opens={`${name} ${id}`}
                      size="compact-md"
                      variant={name === 'accept' ? 'light' : 'default'}
                      fw={400}
                      onClick={() => setDoing({ id, name })}
                    >
                      {say(contestationRow(name).label)}
                    </Button>
                  ))}
                </div>
              )
            )}
          </li>
        )
      })}
    </ul>
  )
}
