/** Whose a road section is, and how long. */
import { listed } from '../../domain/readForm'
import { extentLabel } from '../../domain/scope'
import { standingLabel } from '../../domain/standing'
import type { Plan } from '../campaignOverview'
import type { RoadSectionDetail } from '../issues/queries'
import { useLanguage } from '../language'
import { metresText } from '../map/words'
import { squadText, unitText } from '../names'
import { words as pointWords } from '../points/words'
import { Facts } from '../ui/Facts'
import { Tag } from '../ui/Tag'
import { words } from './words'

export const RoadSectionFacts = ({ section, plan }: { readonly section: RoadSectionDetail; readonly plan: Plan }) => {
  const { say } = useLanguage()
  const scope = section.scopeId === null ? undefined : plan.scopeById.get(section.scopeId)
  const keys = section.squadsWithKey.map((squad) => squadText(plan, squad))
  return (
    <Facts
      facts={[
        { key: 'sponsor', label: say(words.sponsor), value: section.sponsor },
        {
          key: 'unit',
          label: say(standingLabel.responsibleUnit),
          value: say(unitText(plan, section.responsibleUnitId)),
        },
        { key: 'length', label: say(words.length), value: say(metresText(section.lengthMetres)) },
        {
          key: 'scope',
          label: say(pointWords.scope),
          value: scope ? (
            <>
              {say({ zh: scope.nameZh, en: scope.nameEn })} <Tag>{say(extentLabel[scope.extent])}</Tag>{' '}
              {say(squadText(plan, scope.squad))}
            </>
          ) : (
            say(pointWords.outsideScopes)
          ),
        },
        {
          key: 'keys',
          label: say(pointWords.keys),
          value: keys.length === 0 ? say(pointWords.noKeys) : say(listed(keys)),
        },
      ]}
    />
  )
}
