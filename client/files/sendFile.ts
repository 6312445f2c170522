/** Sends one file and tells how far it has come, which fetch cannot. */
import { fileNameHeader } from '../../domain/file'
import type { Text } from '../../domain/text'
import { storedLanguage } from '../language'
import { words } from './words'

export type SentFile = { readonly id: string; readonly name: string; readonly byteCount: number }
export type Outcome = { readonly sent: SentFile } | { readonly problem: Text }

const answerOf = (request: XMLHttpRequest): Outcome => {
  try {
    const answer = JSON.parse(request.responseText)
    if (request.status === 200) return { sent: answer }
    return { problem: answer.refused ?? words.failed }
  } catch {
    return { problem: words.failed }
  }
}

/** `onProgress` is told percents from 0 to 100. */
export const sendFile = (
  file: File,
  onProgress: (percent: number) => void,
): { outcome: Promise<Outcome>; stop: () => void } => {
  const request = new XMLHttpRequest()
  const outcome = new Promise<Outcome>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.floor((loaded / Math.max(1, total)) * 100))
    request.onload = () => resolve(answerOf(request))
    // A server that refuses a body by its size may close the line before all of it has gone.
    request.onerror = () => resolve({ problem: words.failed })
    request.onabort = () => resolve({ problem: words.failed })
  })
  request.open('POST', '/api/files')
  request.setRequestHeader(fileNameHeader, encodeURIComponent(file.name))
  request.setRequestHeader('x-language', storedLanguage())
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.send(file)
  return { outcome, stop: () => request.abort() }
}
