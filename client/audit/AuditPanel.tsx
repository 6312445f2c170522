/** The office's log: every change of everything, newest first; a row opens to its fields, the whole list goes out as a sheet. */
import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconDownload } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { formatInstant } from '../dates'
import { useLanguage } from '../language'
import { ListNotYet } from '../lists/ListNotYet'
import type { ListProps } from '../lists/listProps'
import { TwoLines } from '../lists/TwoLines'
import { type Column, VirtualTable } from '../lists/VirtualTable'
import { useTRPC } from '../trpc'
import { FilterToggle } from '../ui/FilterToggle'
import { RefusalNote } from '../ui/Note'
import { SidePanel } from '../ui/SidePanel'
import { AuditFilterForm } from './AuditFilterForm'
import classes from './audit.module.css'
import { type AuditForm, emptyForm, isFiltering, queryOf } from './auditFilter'
import { ChainState } from './ChainState'
import { type AuditEntry, EntryDetail } from './EntryDetail'
import { exportLog } from './exportLog'
import { words } from './words'

const typingMs = 300

export const AuditPanel = ({ control, onCollapse }: ListProps) => {
  const { say, language } = useLanguage()
  const trpc = useTRPC()
  const [form, setForm] = useState<AuditForm>(emptyForm)
  const [isFormOpen, setFormOpen] = useState(false)
  const [openedAt, setOpenedAt] = useState<number | null>(null)
  const [exporting, setExporting] = useState<'no' | 'yes' | 'failed'>('no')
  const [asked] = useDebouncedValue(form, typingMs)
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    trpc.audit.list.infiniteQueryOptions({ filter: queryOf(asked) }, { getNextPageParam: ({ next }) => next }),
  )
  const rows = useMemo(() => data?.pages.flatMap(({ entries }) => entries), [data])
  const opened = rows?.find(({ position }) => position === openedAt) ?? null

  const columns = useMemo(
    (): readonly Column<AuditEntry>[] => [
      {
        key: 'when',
        label: say(words.when),
        width: '92px',
        cell: ({ at }) => <span className={classes.quiet}>{formatInstant(at, language)}</span>,
      },
      {
        key: 'what',
        label: say(words.what),
        width: 'minmax(0, 1fr)',
        cell: ({ what, subject }) => <TwoLines first={say(what)} second={say(subject)} />,
      },
      {
        key: 'who',
        label: say(words.who),
        width: 'minmax(72px, 132px)',
        cell: ({ who }) => <span title={say(who)}>{say(who)}</span>,
      },
    ],
    [say, language],
  )
  const save = async () => {
    setExporting('yes')
    setExporting(
      await exportLog(form).then(
        () => 'no' as const,
        () => 'failed' as const,
      ),
    )
  }
  const isFiltered = isFiltering(form)

  return (
    <SidePanel
      title={say(words.audit)}
      aside={
        <>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconDownload size={15} stroke={1.6} />}
            loading={exporting === 'yes'}
            onClick={() => void save()}
          >
            {say(words.exportList)}
          </Button>
          <FilterToggle
            label={say(words.filter)}
            isOpen={isFormOpen}
            isFiltered={isFiltered}
            onToggle={() => setFormOpen(!isFormOpen)}
          />
        </>
      }
      onCollapse={onCollapse}
    >
      {exporting === 'failed' && <RefusalNote>{say(words.exportFailed)}</RefusalNote>}
      {isFormOpen && <AuditFilterForm form={form} onChange={(change) => setForm({ ...form, ...change })} />}
      {isFiltered && (
        <div className={classes.says}>
          <Button variant="subtle" size="compact-sm" onClick={() => setForm(emptyForm)}>
            {say(words.clear)}
          </Button>
        </div>
      )}
      {rows ? (
        <VirtualTable
          label={say(words.list)}
          columns={columns}
          rows={rows}
          keyOf={positionOf}
          lines={2}
          selectedKey={openedAt}
          onSelect={({ position }) => setOpenedAt(position === openedAt ? null : position)}
          empty={<p className={classes.empty}>{say(words.noneMatch)}</p>}
        />
      ) : (
        <ListNotYet error={error} onRetry={refetch} />
      )}
      {hasNextPage && opened === null && (
        <Button
          className={classes.more}
          variant="subtle"
          size="sm"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {say(words.more)}
        </Button>
      )}
      {opened !== null && <EntryDetail entry={opened} control={control} onClose={() => setOpenedAt(null)} />}
      <ChainState />
    </SidePanel>
  )
}

const positionOf = ({ position }: AuditEntry) => position
