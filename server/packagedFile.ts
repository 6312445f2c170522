/** Data files that come with the product: the plan, the geography, the sample. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from './repositoryRoot'

export const packagedText = (path: string): string => readFileSync(join(repositoryRoot, path), 'utf8')

export const packagedJson = <T>(path: string): T => JSON.parse(packagedText(path)) as T

/** Rows of a comma-separated file as records by its header. Fields in our own files hold neither commas nor quotes. */
export const packagedRows = (path: string): Record<string, string>[] => {
  const [header = '', ...lines] = packagedText(path)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
  const names = header.split(',')
  return lines.map((line) => {
    const fields = line.split(',')
    if (fields.length !== names.length)
      throw new Error(`${path}: ${fields.length} fields instead of ${names.length}: ${line}`)
    return Object.fromEntries(names.map((name, index) => [name, fields[index] ?? '']))
  })
}
