/** The office's log: every change of everything, newest first; a row opens to its fields, the whole list goes out as a sheet. */
import { ActionIcon, Button, Skeleton, Tooltip } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconDownload, IconFilter, IconFilterFilled } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { formatInstant } from '../dates'
import { useLanguage } from '../language'
import type { ListProps } from '../lists/listProps'
import { type Column, VirtualTable } from '../lists/VirtualTable'
import { PartFailed } from '../shell/LoadBoundary'
import { refusalOf, useTRPC } from '../trpc'
import { CollapseButton } from '../ui/CollapseButton'
import { RefusalNote } from '../ui/Note'
import { words as shared } from '../words'
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
        cell: ({ what, subject }) => (
          <div className={classes.twoLines}>
            <span className={classes.first}>{say(what)}</span>
            <span className={classes.second}>{say(subject)}</span>
          </div>
        ),
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
    <div className={classes.panel}>
      <div className={classes.head}>
        <h2>{say(words.audit)}</h2>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={15} stroke={1.6} />}
          loading={exporting === 'yes'}
          onClick={() => void save()}
        >
          {say(words.exportList)}
        </Button>
        <Tooltip label={say(words.filter)}>
          <ActionIcon
            variant={isFormOpen ? 'light' : 'subtle'}
            color={isFiltered || isFormOpen ? undefined : 'gray'}
            size="lg"
            aria-label={say(words.filter)}
            aria-expanded={isFormOpen}
            onClick={() => setFormOpen(!isFormOpen)}
          >
            {isFiltered ? <IconFilterFilled size={18} /> : <IconFilter size={18} stroke={1.6} />}
          </ActionIcon>
        </Tooltip>
        {onCollapse && <CollapseButton label={say(shared.closeList)} onCollapse={onCollapse} />}
      </div>
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
          rowHeightPx={54}
          selectedKey={openedAt}
          onSelect={({ position }) => setOpenedAt(position === openedAt ? null : position)}
          empty={<p className={classes.empty}>{say(words.noneMatch)}</p>}
        />
      ) : error ? (
        <PartFailed says={say(refusalOf(error))} onRetry={() => void refetch()} />
      ) : (
        <div className={classes.waiting} role="status" aria-label={say(shared.loading)}>
          <Skeleton height={36} radius="sm" />
          <Skeleton height={36} radius="sm" />
          <Skeleton height={36} radius="sm" />
        </div>
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
    </div>
  )
}

const positionOf = ({ position }: AuditEntry) => position
