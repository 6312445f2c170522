/** Questionnaires as the server gives them, and what is done about them, sent once each. */
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { QuestionnaireActionName } from '../../domain/questionnaireActions'
import type { FieldValue } from '../forms/formState'
import { useSeen } from '../forms/useSeen'
import { useSendingAnew } from '../forms/useSending'
import { type Answers, useTRPC, useTRPCClient } from '../trpc'

export type QuestionnaireDetail = Answers['questionnaire']['byId']
export type ListedQuestionnaire = Answers['questionnaire']['list'][number]
export type ScopeResult = Answers['questionnaire']['byScope'][number]
export type Results = QuestionnaireDetail['questions']

type Form = Readonly<Record<string, FieldValue>>
type Action = Parameters<ReturnType<typeof useTRPCClient>['questionnaire']['act']['mutate']>[0]['action']

const useQuestionnaireSending = () => useSendingAnew(useTRPC().questionnaire.pathFilter())

export const useQuestionnaireAction = (questionnaire: { readonly id: string; readonly seq: number }) => {
  const client = useTRPCClient()
  const { seen, send, ...sending } = useSeen(questionnaire, useQuestionnaireSending())
  return {
    ...sending,
    act: (name: QuestionnaireActionName, form: Form) =>
      send((actionId) =>
        client.questionnaire.act.mutate({
          actionId,
          questionnaireId: questionnaire.id,
          seq: seen.seq,
          action: { name, form } as unknown as Action,
        }),
      ),
  }
}

/** The new one's id is made once per form, so no retry opens two. */
export const useNewQuestionnaire = () => {
  const client = useTRPCClient()
  const [questionnaireId] = useState(() => uuidv7())
  const { send, ...sending } = useQuestionnaireSending()
  return {
    ...sending,
    questionnaireId,
    open: (form: Form) =>
      send((actionId) =>
        client.questionnaire.act.mutate({
          actionId,
          questionnaireId,
          seq: 0,
          action: { name: 'open', form } as unknown as Action,
        }),
      ),
  }
}
