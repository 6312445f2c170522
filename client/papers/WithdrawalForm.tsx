/** 撤销: a paper that is out is withdrawn by another, which says why and names it. */
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { Paper } from '../../domain/paper'
import { textForm, withdrawalTexts } from '../../domain/paperTexts'
import { FormFrame } from '../forms/FormFrame'
import { ReasonInput } from '../forms/ReasonInput'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { useTRPCClient } from '../trpc'
import { Note } from '../ui/Note'
import { usePaperSending } from './queries'
import { words } from './words'

export const WithdrawalForm = ({
  paper,
  onDone,
  onCancel,
}: {
  readonly paper: Paper
  readonly onDone: (paperId: string) => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const [paperId] = useState(() => uuidv7())
  const [reason, setReason] = useState('')
  const { send, ...sending } = usePaperSending()
  const { submit, isChecked } = useSubmit({
    read: () => {
      if (reason.trim() === '') return null
      const { kind } = paper
      const texts = textForm(withdrawalTexts(kind, paper.numberText ?? '', reason.trim()))
      return { kind, ...texts, unitIds: [...paper.unitIds], issues: [], withdraws: paper.id }
    },
    send: (form) => send((actionId) => client.paper.draft.mutate({ actionId, paperId, form })),
    onDone: () => onDone(paperId),
  })
  return (
    <FormFrame
      title={say(words.withdraw)}
      submitLabel={say(words.saveDraft)}
      sending={sending}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <Note>{say(words.withdrawWhy)}</Note>
      <ReasonInput
        label={words.withdrawReason}
        value={reason}
        onChange={setReason}
        isChecked={isChecked}
        maxLength={300}
      />
    </FormFrame>
  )
}
