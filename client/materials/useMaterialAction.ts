/** Sends what is done about materials, once each, and reads the lists anew. */
import { useSeen } from '../forms/useSeen'
import { useSendingAnew } from '../forms/useSending'
import { type Answers, useTRPC, useTRPCClient } from '../trpc'

export type MaterialList = Answers['material']['listByUnit']
export type ListedMaterial = MaterialList['materials'][number]

export const useMaterialSending = () => useSendingAnew(useTRPC().material.pathFilter())

/** A form counts the state that was on the screen when it was opened; a button the one that it stands beside. */
export const useMaterialAction = (material: Pick<ListedMaterial, 'id' | 'seq'>, from: 'form' | 'button') => {
  const client = useTRPCClient()
  const { seen, send, ...sending } = useSeen(material, useMaterialSending())
  type Actions = Parameters<typeof client.material.act.mutate>[0]['actions']
  return {
    ...sending,
    /** Takes the actions in one step; the forms come from the table, and the server checks them against it. */
    act: (actions: readonly { readonly name: string; readonly form: object }[]) =>
      send((actionId) =>
        client.material.act.mutate({
          actionId,
          materialId: material.id,
          seq: from === 'form' ? seen.seq : material.seq,
          actions: actions as unknown as Actions,
        }),
      ),
  }
}
