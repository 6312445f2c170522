/**
 * A form said as data: each field is named once, with its label, its limits and its schema.
 * The server's check and the client's inputs both come from it. A form only ever gains optional fields,
 * so that every stored event stays readable.
 */

import { z } from 'zod'
import { localDateSchema } from './calendar'
import { uuidSchema } from './id'
import { storable } from './storable'
import { type Text, text } from './text'

export const fieldKinds = [
  'line',
  'paragraph',
  'date',
  'unit',
  'units',
  'subordinateUnit',
  'squad',
  'squads',
  'scope',
  'issue',
  'checkItem',
  'choice',
  'photos',
  'papers',
  'files',
  'paper',
  'points',
  'roadSections',
  'data',
] as const
/** How a field is filled in; the client has one input for each. */
export type FieldKind = (typeof fieldKinds)[number]

export type Field<S extends z.ZodType = z.ZodType> = {
  readonly kind: FieldKind
  readonly label: Text
  readonly schema: S
  readonly required: boolean
  readonly maxLength?: number
  readonly options?: Readonly<Record<string, Text>>
  /** Shown and needed only when another field has this value. */
  readonly when?: { readonly field: string; readonly is: string }
}
export type Fields = Readonly<Record<string, Field>>
export type FormOf<F extends Fields> = z.output<z.ZodObject<{ [K in keyof F]: F[K]['schema'] }>>

export const formSchema = <F extends Fields>(fields: F): z.ZodObject<{ [K in keyof F]: F[K]['schema'] }> => {
  const shape = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.schema]))
  return z.strictObject(shape) as unknown as z.ZodObject<{ [K in keyof F]: F[K]['schema'] }>
}

/** Longest texts in characters; stated beside the input and checked on the server. */
export const lineLimit = 100
export const paragraphLimit = 500
/** Photos of one field. */
export const photoLimit = 12
/** Files of one field; units of one meeting or list. */
export const mostFiles = 12
export const mostUnits = 80

const idSchema = storable.trim().min(1).max(40)
const line = storable.trim().min(1).max(lineLimit)
const paragraph = storable.trim().min(1).max(paragraphLimit)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const required = <S extends z.ZodType>(kind: FieldKind, label: Text, schema: S, more: Partial<Field> = {}) =>
  ({ ...more, kind, label, schema, required: true }) as Field<S>
const optional = <S extends z.ZodType>(kind: FieldKind, label: Text, schema: S, more: Partial<Field> = {}) =>
  ({ ...more, kind, label, schema: schema.optional(), required: false }) as Field<z.ZodOptional<S>>

export const lineField = (zh: string, en: string) => required('line', text(zh, en), line, { maxLength: lineLimit })
export const optionalLine = (zh: string, en: string, when?: Field['when']) =>
  optional('line', text(zh, en), line, { maxLength: lineLimit, when })
export const paragraphField = (zh: string, en: string) =>
  required('paragraph', text(zh, en), paragraph, { maxLength: paragraphLimit })
export const optionalParagraph = (zh: string, en: string) =>
  optional('paragraph', text(zh, en), paragraph, { maxLength: paragraphLimit })
export const dateField = (zh: string, en: string) => required('date', text(zh, en), localDateSchema)
export const optionalDate = (zh: string, en: string, when?: Field['when']) =>
  optional('date', text(zh, en), localDateSchema, { when })
export const unitField = (zh: string, en: string) => required('unit', text(zh, en), idSchema)
export const optionalUnit = (zh: string, en: string, when?: Field['when']) =>
  optional('unit', text(zh, en), idSchema, { when })
export const unitsField = (zh: string, en: string) =>
  required('units', text(zh, en), z.array(idSchema).min(1).max(mostUnits))
export const optionalUnits = (zh: string, en: string) =>
  optional('units', text(zh, en), z.array(idSchema).max(mostUnits))
export const subordinateUnitField = (zh: string, en: string) => required('subordinateUnit', text(zh, en), idSchema)
export const squadField = (zh: string, en: string) =>
  required('squad', text(zh, en), z.number().int().positive().max(99))
export const optionalSquad = (zh: string, en: string) =>
  optional('squad', text(zh, en), z.number().int().positive().max(99))
export const optionalSquads = (zh: string, en: string) =>
  optional('squads', text(zh, en), z.array(z.number().int().positive().max(99)).max(12))
export const scopeField = (zh: string, en: string) => required('scope', text(zh, en), idSchema)
export const optionalScope = (zh: string, en: string) => optional('scope', text(zh, en), idSchema)
export const issueField = (zh: string, en: string) => required('issue', text(zh, en), uuidSchema)
export const optionalCheckItem = (zh: string, en: string) =>
  optional('checkItem', text(zh, en), z.string().min(1).max(60))
export const optionalPhotos = (zh: string, en: string) =>
  optional('photos', text(zh, en), z.array(sha256).max(photoLimit))
/** Papers said in words: their document number, say. */
export const optionalPapers = (zh: string, en: string) =>
  optional('papers', text(zh, en), line, { maxLength: lineLimit })
/** Files are named by the SHA-256 of their bytes; in every form the field is called `files`. */
export const filesField = (zh: string, en: string) =>
  required('files', text(zh, en), z.array(sha256).min(1).max(mostFiles))
export const optionalFiles = (zh: string, en: string) => optional('files', text(zh, en), z.array(sha256).max(mostFiles))

/** The paper 文书 with which an action is taken; filled in by the paper, never by hand. */
export const optionalPaper = (zh: string, en: string) => optional('paper', text(zh, en), uuidSchema)

/** What a screen says of itself: a position, an instant, a plan. Never filled in by hand, and not read out in words. */
export const dataField = <S extends z.ZodType>(zh: string, en: string, schema: S) =>
  required('data', text(zh, en), schema)
export const optionalData = <S extends z.ZodType>(zh: string, en: string, schema: S) =>
  optional('data', text(zh, en), schema)

export const choiceField = <const O extends Readonly<Record<string, Text>>>(zh: string, en: string, options: O) =>
  required('choice', text(zh, en), z.enum(Object.keys(options) as [keyof O & string, ...(keyof O & string)[]]), {
    options,
  })

export const optionalChoice = <const O extends Readonly<Record<string, Text>>>(
  zh: string,
  en: string,
  options: O,
  when?: Field['when'],
) =>
  optional('choice', text(zh, en), z.enum(Object.keys(options) as [keyof O & string, ...(keyof O & string)[]]), {
    options,
    when,
  })
