/** The sample's application materials: a list for each supervised unit, played through the real rules, with sample files. */
import { createHash } from 'node:crypto'
import {
  addDays,
  addWorkingDays,
  instantAt,
  type LocalDate,
  localDateOf,
  type WorkingCalendar,
} from '../../domain/calendar'
import { type Material, unaskedMaterial } from '../../domain/material'
import { applyMaterialEvent, decideMaterial, type MaterialAction } from '../../domain/materialActions'
import type { Viewer } from '../../domain/people'
import { isRefusal } from '../../domain/refusal'
import type { files } from '../db/tables/files'
import type { Decided } from '../eventLog'
import { seededChance } from './chance'

export type MaterialWorld = {
  readonly people: ReadonlyMap<string, Viewer>
  readonly calendar: WorkingCalendar
  readonly squadOfUnit: Readonly<Record<string, number>>
  /** Nothing happens at or after it. */
  readonly until: Date
}

const items: readonly { readonly name: string; readonly dueOn: LocalDate }[] = [
  { name: '创建工作实施方案', dueOn: '2022-06-30' },
  { name: '任务分解和责任清单', dueOn: '2022-06-30' },
  { name: '学习贯彻会议精神记录', dueOn: '2022-07-29' },
  { name: '志愿服务活动资料', dueOn: '2022-08-31' },
  { name: '宣传教育资料', dueOn: '2022-09-09' },
  { name: '问题整改佐证资料', dueOn: '2022-09-30' },
]
const reasons = [
  '缺少活动时间和现场照片，请补充后重新报送。',
  '材料与本单位实际工作不对应，请结合创建任务修改。',
  '没有加盖公章，缺少签到表，请补齐。',
] as const

/** A page with one line on it, so that a download opens. Everything in it is ASCII: offsets are counts of characters. */
const pdfOf = (line: string): Uint8Array => {
  const content = `BT /F1 20 Tf 72 760 Td (${line}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const count = objects.length + 1
  return new TextEncoder().encode(
    `${body}xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
  )
}

export type PlayedMaterials = {
  readonly decided: readonly Decided[]
  readonly materials: readonly Material[]
  readonly blobs: readonly { readonly id: string; readonly bytes: Uint8Array }[]
  readonly files: readonly (typeof files.$inferInsert)[]
}

export const playMaterials = (world: MaterialWorld): PlayedMaterials => {
  const chance = seededChance(20220606)
  const decided: Decided[] = []
  const played: Material[] = []
  const fileRows = new Map<string, typeof files.$inferInsert>()
  const blobs = items.flatMap((_, index) =>
    [1, 2].map((version) => {
      const bytes = pdfOf(`Sample material ${index + 1}, version ${version}`)
      return { id: createHash('sha256').update(bytes).digest('hex'), bytes }
    }),
  )

  const happen = (material: Material, action: MaterialAction, who: string, at: Date): Material => {
    const viewer = world.people.get(who)
    if (!viewer) throw new Error(`the sample has no ${who}`)
    const circumstances = {
      today: localDateOf(at),
      squad: world.squadOfUnit[material.unitId] ?? null,
      otherNames: [],
    }
    const event = decideMaterial(material, action, viewer, circumstances, at)
    if (isRefusal(event)) throw new Error(`${who} ${action.name}: ${event.refused.en}`)
    decided.push({ subjectKind: 'material', subjectId: material.id, event })
    return applyMaterialEvent(material, event)
  }
  const submit = (material: Material, index: number, version: 1 | 2, at: Date): Material => {
    const blob = blobs[index * 2 + version - 1] as (typeof blobs)[number]
    const sender = world.people.get(material.unitId)?.accountId ?? ''
    fileRows.set(`${blob.id} ${sender}`, {
      id: blob.id,
      uploadedBy: sender,
      name: `${material.name}${version === 1 ? '' : '（修改稿）'}.pdf`,
      type: 'pdf',
      byteCount: blob.bytes.length,
      uploadedAt: at,
    })
    return happen(material, { name: 'submit', form: { files: [blob.id] } }, material.unitId, at)
  }

  const asked = instantAt('2022-06-06', '10:15')
  for (const unitId of Object.keys(world.squadOfUnit))
    for (const [index, { name, dueOn }] of items.entries()) {
      let material = happen(
        unaskedMaterial(chance.uuid(asked), unitId),
        { name: 'define', form: { name, dueOn } },
        'office',
        asked,
      )
      const reviewer = `member${world.squadOfUnit[unitId]}`
      // Each step so many working days after the one before; what would come too late has not happened.
      let day = addWorkingDays(addDays(dueOn, -18), chance.below(9), world.calendar)
      const next = (workingDays: number, time: string): Date | null => {
        day = addWorkingDays(day, workingDays, world.calendar)
        const at = instantAt(day, time)
        return at < world.until ? at : null
      }
      const fate = chance.next()
      const first = fate < 0.08 ? null : next(0, '15:40')
      if (first) {
        material = submit(material, index, 1, first)
        const review = fate < 0.14 ? null : next(3, '10:05')
        if (review && fate < 0.3) {
          material = happen(material, { name: 'return', form: { reason: chance.pick(reasons) } }, reviewer, review)
          const again = fate < 0.2 ? null : next(4, '16:20')
          if (again) {
            material = submit(material, index, 2, again)
            const judged = next(2, '09:35')
            if (judged) material = happen(material, { name: 'accept', form: {} }, reviewer, judged)
          }
        } else if (review) material = happen(material, { name: 'accept', form: {} }, reviewer, review)
      }
      played.push(material)
    }
  return { decided, materials: played, blobs, files: [...fileRows.values()] }
}
