/** What counts as urban, said beside every urban rate; the office sets it here. */
import { useState } from 'react'
import { may } from '../../domain/permissions'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { scopeText } from '../names'
import { useViewer } from '../session/useViewer'
import classes from './city.module.css'
import { UrbanForm } from './UrbanForm'
import { urbanScopes, words } from './words'

export const UrbanNote = ({ plan }: { readonly plan: Plan }) => {
  const { say, language } = useLanguage()
  const viewer = useViewer()
  const [isSetting, setSetting] = useState(false)
  if (isSetting) return <UrbanForm plan={plan} onDone={() => setSetting(false)} />
  const names = plan.urbanScopes?.map((id) => say(scopeText(plan, id)))
  return (
    <p className={classes.note} title={names?.join(language === 'zh' ? '、' : ', ')}>
      {say(names === undefined ? words.urbanAll : urbanScopes(names.length))}
      {may(viewer, 'setUrbanScopes') && (
        <button type="button" className={classes.clear} onClick={() => setSetting(true)}>
          {say(words.changeUrban)}
        </button>
      )}
    </p>
  )
}
