/** 编号格式: the office sets how numbers are written from now on; those that are taken stay as they are. */
import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { seriesLabel } from '../../domain/paper'
import { useLanguage } from '../language'
import { type Answers, useTRPC, useTRPCClient } from '../trpc'
import { RefusalNote } from '../ui/Note'
import classes from './papers.module.css'
import { usePaperSending } from './queries'
import { words } from './words'

type Series = Answers['paper']['series'][number]

export const NumberTemplates = () => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const { data } = useQuery(trpc.paper.series.queryOptions())
  return (
    <details>
      <summary className={classes.quiet}>{say(words.series)}</summary>
      {data?.map((series) => (
        <OneSeries key={`${series.name} ${series.prefix} ${series.template}`} series={series} />
      ))}
    </details>
  )
}

const OneSeries = ({ series }: { readonly series: Series }) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const [prefix, setPrefix] = useState(series.prefix)
  const [template, setTemplate] = useState(series.template)
  const { send, isSending, refusal } = usePaperSending()
  const label = say(seriesLabel[series.name])
  return (
    <form
      className={classes.filters}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        void send((actionId) => client.paper.setSeries.mutate({ actionId, name: series.name, prefix, template }))
      }}
    >
      <TextInput
        label={`${label} · ${say(words.prefix)}`}
        value={prefix}
        onChange={(event) => setPrefix(event.currentTarget.value)}
      />
      <TextInput
        label={say(words.template)}
        value={template}
        onChange={(event) => setTemplate(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" fw={400} loading={isSending} style={{ alignSelf: 'end' }}>
        {say(words.save)}
      </Button>
      {refusal && <RefusalNote>{say(refusal)}</RefusalNote>}
    </form>
  )
}
