/** The filter as it is filled in, and as the server takes it. Pure. */
import type { SubjectKind } from '../../domain/subjectKind'

export type AuditForm = {
  readonly from: string
  readonly until: string
  readonly accountId: string | null
  readonly kind: SubjectKind | null
  readonly name: string | null
  readonly subject: string
  readonly text: string
}

export const emptyForm: AuditForm = {
  from: '',
  until: '',
  accountId: null,
  kind: null,
  name: null,
  subject: '',
  text: '',
}

export type AuditQuery = { readonly [K in keyof AuditForm]?: NonNullable<AuditForm[K]> }

/** What is filled in; nothing else. */
export const queryOf = (form: AuditForm): AuditQuery =>
  Object.fromEntries(
    Object.entries(form).flatMap(([key, value]) => {
      const said = typeof value === 'string' ? value.trim() : value
      return said === null || said === '' ? [] : [[key, said]]
    }),
  )

export const isFiltering = (form: AuditForm): boolean => Object.keys(queryOf(form)).length > 0

export const exportPath = (form: AuditForm): string => `/api/audit.xlsx?${new URLSearchParams(queryOf(form))}`
