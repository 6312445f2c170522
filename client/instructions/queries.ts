/** Instructions as the server gives them, and what is done about them, sent once each. */
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { InstructionTarget } from '../../domain/instruction'
import type { InstructionActionName } from '../../domain/instructionActions'
import { useSeen } from '../forms/useSeen'
import { useSendingAnew } from '../forms/useSending'
import { type Answers, useTRPC, useTRPCClient } from '../trpc'

export type InstructionDetail = Answers['instruction']['byId']
export type ListedInstruction = Answers['instruction']['list'][number]
export type Linkable = Answers['instruction']['linkable']

const useInstructionSending = () => useSendingAnew(useTRPC().instruction.pathFilter())

type Form = Readonly<Record<string, unknown>>
type Input = Parameters<ReturnType<typeof useTRPCClient>['instruction']['act']['mutate']>[0]

export const useInstructionAction = (instruction: { readonly id: string; readonly seq: number }) => {
  const client = useTRPCClient()
  const { seen, send, ...sending } = useSeen(instruction, useInstructionSending())
  return {
    ...sending,
    /** The form comes from the table, and the server checks it against the table. */
    act: (name: InstructionActionName, form: Form) =>
      send((actionId) =>
        client.instruction.act.mutate({
          actionId,
          instructionId: instruction.id,
          seq: seen.seq,
          action: { name, form },
        } as unknown as Input),
      ),
  }
}

/** The new one's id is made once per form, so no retry writes two. */
export const useNewInstruction = (target: InstructionTarget) => {
  const client = useTRPCClient()
  const [instructionId] = useState(() => uuidv7())
  const { send, ...sending } = useInstructionSending()
  return {
    ...sending,
    instructionId,
    write: (name: 'write' | 'record', form: Form) =>
      send((actionId) =>
        client.instruction.act.mutate({
          actionId,
          instructionId,
          seq: 0,
          target,
          action: { name, form },
        } as unknown as Input),
      ),
  }
}
