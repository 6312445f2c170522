/** Sends what is done about dossiers, once each, and reads them anew. */
import { useSendingAnew } from '../forms/useSending'
import { type Answers, useTRPC } from '../trpc'

export type Dossier = Answers['dossier']['ofUnit']
export type ShownContestation = Dossier['contestations'][number]
export type DossierList = Answers['dossier']['list']

export const useDossierSending = () => useSendingAnew(useTRPC().dossier.pathFilter())
