/** 拟稿、核稿、签发、印发: who, in which post, and when. */

import { actorText } from '../../domain/actorText'
import { chainOf, type Paper, type PaperMark } from '../../domain/paper'
import { type PaperActionName, paperActionRow } from '../../domain/paperActions'
import type { Plan } from '../campaignOverview'
import { formatInstant } from '../dates'
import { useLanguage } from '../language'
import { squadText, unitText } from '../names'
import { Way } from '../ui/Way'
import { words } from './words'

export const PaperWay = ({ paper, plan }: { readonly paper: Paper; readonly plan: Plan }) => {
  const { say, language } = useLanguage()
  const steps: readonly (readonly [PaperActionName, PaperMark | null])[] =
    chainOf(paper.kind) === 'card'
      ? [
          ['draft', paper.drafted],
          ['approve', paper.signed],
        ]
      : [
          ['draft', paper.drafted],
          ['check', paper.checked],
          ['sign', paper.signed],
          ['issue', paper.issued],
        ]
  // Whoever receives a paper is not shown how it was drafted and checked: what lies behind is left out.
  const shown = steps.filter(
    ([, mark], index) => mark !== null || steps.slice(index + 1).every(([, later]) => later === null),
  )
  const names = {
    unit: (unitId: string) => unitText(plan, unitId),
    squad: (squad: number) => squadText(plan, squad),
  }
  return (
    <Way
      label={say(words.steps)}
      steps={shown.map(([name, mark]) => ({
        key: name,
        name: say(paperActionRow(name).label),
        taken: mark && { who: say(actorText(mark.by, names)), at: mark.at, when: formatInstant(mark.at, language) },
      }))}
    />
  )
}
