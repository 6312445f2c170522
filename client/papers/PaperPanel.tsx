/** Papers 文书: what waits for me, all of them, and for the office the cases for a circular or a referral. */
import { Button, SegmentedControl } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useLanguage } from '../language'
import type { ListProps } from '../lists/listProps'
import { useViewer } from '../session/useViewer'
import { DownloadButton } from '../ui/DownloadButton'
import { SidePanel } from '../ui/SidePanel'
import { AllPapers } from './AllPapers'
import { DraftPaper } from './DraftPaper'
import { EscalationView } from './EscalationView'
import { NumberTemplates } from './NumberTemplates'
import { newPaperId } from './newPaper'
import classes from './papers.module.css'
import type { DraftStart } from './useDraft'
import { WaitingPapers } from './WaitingPapers'
import { words } from './words'

type Tab = 'waiting' | 'all' | 'escalation'

export const PaperPanel = ({ plan, control, onCollapse }: ListProps) => {
  const { say } = useLanguage()
  const { roles } = useViewer()
  const supervises = roles.some((role) => role !== 'unit')
  const isOffice = roles.includes('office')
  const seesEscalation = isOffice || roles.includes('commander')
  const mayDraft = isOffice || roles.includes('squad')
  const [tab, setTab] = useState<Tab>(supervises ? 'waiting' : 'all')
  const [drafting, setDrafting] = useState<DraftStart | null>(null)
  const { view, go } = control
  const open = (id: string) => go({ opened: { kind: 'paper', id } })
  const tabs: readonly (readonly [Tab, string])[] = [
    ['waiting', say(words.waiting)],
    ['all', say(words.all)],
    ...(seesEscalation ? [['escalation', say(words.escalation)] as const] : []),
  ]
  if (drafting !== null)
    return (
      <div className={classes.drafting}>
        <DraftPaper
          plan={plan}
          initial={drafting}
          onDone={(paperId) => {
            setDrafting(null)
            open(paperId)
          }}
          onDoneAll={() => setDrafting(null)}
          onCancel={() => setDrafting(null)}
        />
      </div>
    )
  const openedId = view.opened?.kind === 'paper' ? view.opened.id : null
  return (
    <SidePanel
      title={say(supervises ? words.papers : words.received)}
      aside={
        mayDraft && (
          <Button
            size="compact-md"
            variant="default"
            fw={400}
            leftSection={<IconPlus size={16} stroke={1.6} />}
            onClick={() => open(newPaperId(isOffice ? 'notice' : 'card'))}
          >
            {say(words.newPaper)}
          </Button>
        )
      }
      onCollapse={onCollapse}
    >
      {supervises && (
        <div className={classes.tabs}>
          <SegmentedControl
            fullWidth
            aria-label={say(words.papers)}
            value={tab}
            onChange={(value) => setTab(value as Tab)}
            data={tabs.map(([value, label]) => ({ value, label }))}
          />
        </div>
      )}
      <div className={classes.body}>
        {tab === 'waiting' ? (
          <WaitingPapers plan={plan} openedId={openedId} onOpen={open} />
        ) : tab === 'all' ? (
          <>
            <AllPapers plan={plan} openedId={openedId} onOpen={open} />
            <Downloads month={plan.today.slice(0, 7)} isOffice={isOffice} />
            {isOffice && <NumberTemplates />}
          </>
        ) : (
          <EscalationView
            plan={plan}
            onOpenIssue={(issue) =>
              go({ issueId: issue.id, pointId: issue.subject.kind === 'point' ? issue.subject.pointId : null })
            }
            onDraft={isOffice ? setDrafting : undefined}
          />
        )}
      </div>
    </SidePanel>
  )
}

const Downloads = ({ month, isOffice }: { readonly month: string; readonly isOffice: boolean }) => {
  const { say } = useLanguage()
  return (
    <div className={classes.downloads}>
      <DownloadButton href="/api/ledger.xlsx" label={say(words.ledger)} />
      {isOffice && <DownloadButton href={`/api/archive/${month}.zip`} label={say(words.archive)} />}
    </div>
  )
}
