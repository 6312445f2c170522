/** Fetches the filtered log as a file, in the language of the page, and hands it to the browser to save. */
import { storedLanguage } from '../language'
import { saveFile } from '../saveFile'
import { AnsweredError } from '../trpc'
import { type AuditForm, exportPath } from './auditFilter'

const nameIn = (disposition: string | null): string =>
  decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1] ?? 'log.xlsx')

/** @throws where the server refuses or cannot be reached. */
export const exportLog = async (form: AuditForm): Promise<void> => {
  const response = await fetch(exportPath(form), { headers: { 'x-language': storedLanguage() } })
  if (!response.ok) throw new AnsweredError(response.status)
  saveFile(nameIn(response.headers.get('content-disposition')), await response.blob())
}
