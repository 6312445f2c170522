/** A paper: what it says, how far it has come and by whom, its issues and receipts, and what this person may do. */
import { useState } from 'react'
import { issuedKindLabel, paperStageLabel } from '../../domain/paper'
import { type PaperActionName, paperActions } from '../../domain/paperActions'
import { type Plan, usePlan } from '../campaignOverview'
import { useLanguage } from '../language'
import type { OpenedProps } from '../shell/Detail'
import { NotYet } from '../ui/NotYet'
import { PanelFrame } from '../ui/PanelFrame'
import { PanelHead } from '../ui/PanelHead'
import { Tag } from '../ui/Tag'
import { DraftPaper } from './DraftPaper'
import { newPaperOf } from './newPaper'
import { PaperActionForm } from './PaperActionForm'
import { PaperButtons } from './PaperButtons'
import { PaperDownloads } from './PaperDownloads'
import { PaperNotes } from './PaperNotes'
import { PaperParts } from './PaperParts'
import { PaperSheet } from './PaperSheet'
import { PaperWay } from './PaperWay'
import classes from './papers.module.css'
import { type PaperDetail, usePaper } from './queries'
import { revisionOf } from './useDraft'
import { WithdrawalForm } from './WithdrawalForm'
import { words } from './words'

export const PaperPage = ({ id, control, onClose }: OpenedProps) => {
  const { say } = useLanguage()
  const plan = usePlan()
  const fresh = newPaperOf(id)
  if (fresh !== null && plan !== null)
    return (
      <PanelFrame label={say(words.newPaper)} header={<PanelHead title={say(words.newPaper)} onClose={onClose} />}>
        <DraftPaper
          plan={plan}
          initial={fresh}
          onDone={(paperId) => control.go({ panel: 'papers', opened: { kind: 'paper', id: paperId } })}
          onDoneAll={() => control.go({ panel: 'papers', opened: null })}
          onCancel={onClose}
        />
      </PanelFrame>
    )
  return <PaperById id={id} control={control} onClose={onClose} />
}

const PaperById = ({ id, control, onClose }: OpenedProps) => {
  const { say } = useLanguage()
  const plan = usePlan()
  const { data: detail, error, refetch } = usePaper(id)
  if (detail !== undefined && plan !== null)
    return <PaperContent key={id} detail={detail} plan={plan} control={control} onClose={onClose} />
  return (
    <PanelFrame label={say(words.paper)} header={<PanelHead title={say(words.paper)} onClose={onClose} />}>
      <NotYet error={error} onRetry={refetch} heightsPx={[28, 420]} />
    </PanelFrame>
  )
}

type Opened = PaperActionName | 'withdrawal'

const PaperContent = ({
  detail,
  plan,
  control,
  onClose,
}: Pick<OpenedProps, 'control' | 'onClose'> & { readonly detail: PaperDetail; readonly plan: Plan }) => {
  const { say } = useLanguage()
  const [opened, setOpened] = useState<Opened | null>(null)
  const { paper, content } = detail
  const show = (paperId: string) => control.go({ opened: { kind: 'paper', id: paperId } })
  const stage = say(paperStageLabel(paper))

  if (opened === 'revise')
    return (
      <PanelFrame
        label={say(paperActions.revise.label)}
        header={<PanelHead title={say(paperActions.revise.label)} onClose={onClose} />}
      >
        <DraftPaper
          plan={plan}
          initial={revisionOf(paper)}
          revised={paper}
          onDone={() => setOpened(null)}
          onDoneAll={() => setOpened(null)}
          onCancel={() => setOpened(null)}
        />
      </PanelFrame>
    )

  return (
    <PanelFrame
      label={paper.title}
      header={
        <PanelHead
          title={paper.numberText ?? say(issuedKindLabel(paper.kind))}
          aside={
            <span className={classes.headTags}>
              {paper.numberText !== null && <Tag>{say(issuedKindLabel(paper.kind))}</Tag>}
              <Tag tone={paper.withdrawnBy !== null ? 'alarm' : 'strong'}>{stage}</Tag>
            </span>
          }
          onClose={onClose}
        />
      }
    >
      <PaperWay paper={paper} plan={plan} />
      <PaperNotes detail={detail} onShow={show} />
      {opened !== null && opened !== 'withdrawal' && (
        <PaperActionForm key={opened} paper={paper} name={opened} onDone={() => setOpened(null)} />
      )}
      {opened === 'withdrawal' && <WithdrawalForm paper={paper} onDone={show} onCancel={() => setOpened(null)} />}

      <PaperDownloads paper={paper} />
      <PaperSheet content={content} />
      <PaperParts detail={detail} plan={plan} control={control} />

      {opened === null && (
        <PaperButtons available={detail.available} mayWithdraw={detail.mayWithdraw} onOpen={setOpened} />
      )}
    </PanelFrame>
  )
}
