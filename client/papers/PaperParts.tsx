/** What belongs to a paper: its issues, who has received it, what was replied, and what happened to it. */

import { actorText } from '../../domain/actorText'
import { stageLabel } from '../../domain/issue'
import { deliveryWayLabel, isSigned } from '../../domain/paper'
import { paperActionRow } from '../../domain/paperActions'
import { readForm } from '../../domain/readForm'
import type { Text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { formatInstant } from '../dates'
import { FileList } from '../files/FileList'
import { useLanguage } from '../language'
import { dayText, squadText, unitText } from '../names'
import { Facts } from '../ui/Facts'
import { Section } from '../ui/Section'
import { Tag } from '../ui/Tag'
import { Timeline } from '../ui/Timeline'
import type { ViewControl } from '../useView'
import classes from './papers.module.css'
import type { PaperDetail } from './queries'
import { words } from './words'

export const PaperParts = ({
  detail,
  plan,
  control,
}: {
  readonly detail: PaperDetail
  readonly plan: Plan
  readonly control: ViewControl
}) => {
  const { say, language } = useLanguage()
  const { paper, history } = detail
  const names = {
    unit: (unitId: string) => unitText(plan, unitId),
    squad: (squad: number) => squadText(plan, squad),
    day: dayText,
    checkItem: (key: string): Text => ({ zh: key, en: key }),
    issue: () => undefined,
  }
  return (
    <>
      <Section title={say(words.issues)}>
        {detail.issues.length === 0 ? (
          <p className={classes.quiet}>{say(words.noIssues)}</p>
        ) : (
          <ul className={classes.issues}>
            {detail.issues.map((issue) => (
              <li key={issue.id}>
                <button
                  type="button"
                  className={classes.row}
                  onClick={() =>
                    control.go({
                      issueId: issue.id,
                      pointId: issue.subject.kind === 'point' ? issue.subject.pointId : null,
                    })
                  }
                >
                  <Tag>{say(stageLabel[issue.stage])}</Tag>
                  <span className={classes.rowWhat}>{issue.what}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Section>

      {isSigned(paper) && paper.unitIds.length > 0 && (
        <Section title={say(words.deliveries)}>
          <Facts
            facts={paper.unitIds.map((unitId) => {
              const delivery = paper.deliveries.find((one) => one.unitId === unitId)
              return {
                key: unitId,
                label: say(names.unit(unitId)),
                value:
                  delivery === undefined
                    ? say(words.notDelivered)
                    : `${say(dayText(delivery.on))} · ${say(deliveryWayLabel[delivery.way])} · ${say(words.receivedBy)} ${delivery.receivedBy}`,
              }
            })}
          />
        </Section>
      )}

      {paper.replies.length > 0 && (
        <Section title={say(words.replies)}>
          {paper.replies.map((reply) => (
            <div key={`${reply.unitId} ${reply.on} ${reply.files.join()}`}>
              <p className={classes.quiet}>
                {say(names.unit(reply.unitId))} · {say(dayText(reply.on))}
              </p>
              <FileList ids={reply.files} known={detail.files} />
            </div>
          ))}
        </Section>
      )}

      {history.length > 0 && (
        <Section title={say(words.history)}>
          <Timeline
            entries={history.map(({ position, event }) => {
              const lines =
                event.name === 'draft' || event.name === 'revise'
                  ? []
                  : readForm(paperActionRow(event.name).fields, event.form, names)
              return {
                key: position,
                title: say(paperActionRow(event.name).label),
                at: event.at,
                when: formatInstant(event.at, language),
                who: say(actorText(event.by, names)),
                content: lines.length > 0 && (
                  <Facts
                    facts={lines.map(({ key, label, value }) => ({ key, label: say(label), value: say(value) }))}
                  />
                ),
              }
            })}
          />
        </Section>
      )}
    </>
  )
}
