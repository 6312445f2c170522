/** Points changed by hand as a page does it: looked at, saved as looked at, taken back; and what the map has then. */
import { v7 as uuidv7 } from 'uuid'
import { expect } from 'vitest'
import { fromColumns } from '../domain/mapSnapshot'
import type { PointEdit } from '../domain/pointEdit'
import { events } from '../server/db/schema'
import type { Person, TestServer } from './testServer'

/** `of`: the server and the office, once there are any. */
export const pointEditing = (of: () => { readonly server: TestServer; readonly office: Person }) => {
  const look = (pointIds: number[], edit: PointEdit) =>
    of().office.client.pointRegister.tryEdit.mutate({ pointIds, edit } as never)
  const save = (pointIds: number[], edit: PointEdit, seen: string, more: { reason?: string; actionId?: string } = {}) =>
    of().office.client.pointRegister.edit.mutate({ actionId: uuidv7(), pointIds, edit, seen, ...more } as never)
  const lookAndSave = async (pointIds: number[], edit: PointEdit, actionId = uuidv7()) => {
    await save(pointIds, edit, (await look(pointIds, edit)).seen, { actionId })
    return actionId
  }
  const undo = (id: string) => of().office.client.pointRegister.undo.mutate({ actionId: uuidv7(), id })
  const logLength = () => of().server.database.db.$count(events)
  /** As the map has it once the last event has been announced. */
  const snapshot = async () => {
    const length = await logLength()
    await expect.poll(() => of().server.server.announcements.position()).toBe(length)
    return fromColumns(await (await of().office.fetch('/api/snapshot')).json()).points
  }

  return { look, save, lookAndSave, undo, logLength, snapshot }
}
