/** What a field of photos holds while they are on their way: ids of those that are kept, and a mark for each that is not. */

const sending = 'sending:'
const failed = 'failed:'

export type FieldPhotoState = 'preparing' | 'sending' | 'failed' | 'kept'

export const fieldValueOf = (state: FieldPhotoState, key: string, id: string | null): string => {
  if (state === 'kept' && id !== null) return id
  return `${state === 'failed' ? failed : sending}${key}`
}

export const isStillSending = (value: unknown): boolean => typeof value === 'string' && value.startsWith(sending)
export const hasFailed = (value: unknown): boolean => typeof value === 'string' && value.startsWith(failed)
