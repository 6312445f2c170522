/** Photos as they are sent, kept and shown: what is taken, what is refused and how, and whose eyes they are for. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { and, eq, sql } from 'drizzle-orm'
import exifr from 'exifr'
import sharp from 'sharp'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Photo, photoFactsHeader } from '../../domain/photo'
import { events, issues } from '../../server/db/schema'
import { photos, photoUses } from '../../server/db/tables/photos'
import { heic, hugePng, photograph, polyglot } from '../photographs'
import { type Person, startTestServer, type TestServer } from '../testServer'

let server: TestServer
let squad: Person
let office: Person
beforeAll(async () => {
  server = await startTestServer({ sample: true })
  squad = await server.signIn('squad1')
  office = await server.signIn('office')
})
afterAll(() => server.close())

const send = (person: Person, bytes: Uint8Array | string, headers: Record<string, string> = {}) =>
  person.fetch('/api/photos', { method: 'POST', body: bytes as BodyInit, headers })
const sent = async (person: Person, bytes: Uint8Array, facts?: unknown): Promise<Photo> => {
  const response = await send(person, bytes, facts === undefined ? {} : { [photoFactsHeader]: JSON.stringify(facts) })
  expect(response.status).toBe(200)
  return (await response.json()) as Photo
}
const filesKept = async () => {
  const entries = await readdir(join(server.dataDir, 'photos'), { recursive: true, withFileTypes: true })
  return entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).sort()
}
const rowsKept = () => server.database.db.$count(photos)
const fileOf = (id: string) => readFile(join(server.dataDir, 'photos', id.slice(0, 2), `${id}.jpg`))

describe('a good photo', () => {
  it('is kept upright, at most 2,000 px, as a JPEG without metadata; time and place are read from it first', async () => {
    const offset = server.server.clock.now().getTime() - Date.now()
    const machine = new Date(Date.now() - 3_600_000)
    const local = new Date(machine.getTime() + 8 * 3_600_000).toISOString()
    const original = await photograph({
      widthPx: 2600,
      heightPx: 1300,
      orientation: 6,
      dateTime: `${local.slice(0, 10).replaceAll('-', ':')} ${local.slice(11, 19)}`,
      place: [111.125, 37.5],
    })
    const photo = await sent(squad, original)
    expect(photo).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{64}$/),
      widthPx: 1000,
      heightPx: 2000,
      takenAt: expect.any(String),
      place: [expect.closeTo(111.125, 5), expect.closeTo(37.5, 5)],
    })
    // The camera's clock is the machine's; the sample campaign's is shifted.
    expect(Math.abs(Date.parse(photo.takenAt ?? '') - (machine.getTime() + offset))).toBeLessThan(2000)

    const kept = await fileOf(photo.id)
    expect(await exifr.parse(original, true)).toMatchObject({ Make: 'Camera' })
    expect((await exifr.parse(kept, true)) ?? {}).not.toHaveProperty('Make')
    expect(kept.includes('somebody in particular')).toBe(false)
    const { format, width, height, exif, orientation } = await sharp(kept).metadata()
    expect([format, width, height, exif, orientation]).toEqual(['jpeg', 1000, 2000, undefined, undefined])
    const [row] = await server.database.db.select().from(photos).where(eq(photos.id, photo.id))
    expect(row).toMatchObject({ byteCount: kept.length, widthPx: 1000, heightPx: 2000, blurredFrom: null })
  })

  it('without position or time is taken just so', async () => {
    expect(await sent(squad, await photograph({ seed: 2 }))).toMatchObject({ takenAt: null, place: null })
  })

  it('sent twice is one photo: one id, one row, one file', async () => {
    const original = await photograph({ seed: 3 })
    const first = await sent(squad, original)
    const [rows, files] = [await rowsKept(), await filesKept()]
    expect(await sent(office, original)).toEqual(first)
    expect([await rowsKept(), await filesKept()]).toEqual([rows, files])
  })

  it('may say of itself what was read before it was shrunk', async () => {
    const said = {
      takenAt: new Date(Date.now() - 60_000).toISOString(),
      place: [111.2, 37.6],
      blurredFrom: 'a'.repeat(64),
    }
    const photo = await sent(squad, await photograph({ seed: 4 }), said)
    expect(photo.place).toEqual([111.2, 37.6])
    expect(photo.takenAt?.slice(0, 10)).toBe('2022-09-15')
    const [row] = await server.database.db.select().from(photos).where(eq(photos.id, photo.id))
    expect(row?.blurredFrom).toBe('a'.repeat(64))
  })

  it('of a camera whose clock was never set has no time', async () => {
    const photo = await sent(squad, await photograph({ seed: 5, dateTime: '1970:01:01 00:00:10' }))
    expect(photo.takenAt).toBeNull()
  })

  it('in PNG or WebP is taken too, its clear parts white', async () => {
    const clear = sharp({ create: { width: 60, height: 40, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0 } } })
    for (const picture of [await clear.png().toBuffer(), await clear.webp({ lossless: true }).toBuffer()]) {
      const { id } = await sent(squad, picture)
      const { dominant } = await sharp(await fileOf(id)).stats()
      expect(Math.min(dominant.r, dominant.g, dominant.b)).toBeGreaterThan(240)
    }
  })

  it('that is a page and an archive besides leaves those behind', async () => {
    const { id } = await sent(squad, await polyglot())
    const kept = await fileOf(id)
    expect(kept.includes('<script>') || kept.includes('PK\x03\x04')).toBe(false)
    const shown = await squad.fetch(`/api/photos/${id}.jpg`)
    expect([shown.headers.get('content-type'), shown.headers.get('x-content-type-options')]).toEqual([
      'image/jpeg',
      'nosniff',
    ])
  })

  it('lies under its hash, whatever its sender calls it', async () => {
    const before = await filesKept()
    const response = await send(squad, await photograph({ seed: 6 }), {
      'content-type': 'image/jpeg',
      'content-disposition': 'attachment; filename="../../../etc/cron.d/photo.jpg"',
    })
    const { id } = (await response.json()) as Photo
    expect((await filesKept()).filter((name) => !before.includes(name))).toEqual([`${id}.jpg`])
  })
})

describe('what is no good photo', () => {
  const cases: readonly (readonly [
    string,
    () => Promise<Uint8Array | string> | Uint8Array | string,
    number,
    string,
  ])[] = [
    ['0 bytes', () => new Uint8Array(), 400, '照片文件是空的，没有保存。请重新拍摄或选择。'],
    [
      'a text file named .jpg',
      () => '会议记录',
      400,
      '这个文件不是照片，没有保存。请选择 JPEG、PNG 或 WebP 格式的照片。',
    ],
    [
      'a drawing with a script',
      () => '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      400,
      '这个文件不是照片，没有保存。请选择 JPEG、PNG 或 WebP 格式的照片。',
    ],
    [
      'a page that begins as a JPEG does',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<html><script>alert(1)</script>')]),
      400,
      '照片文件不完整或已损坏，没有保存。请重新选择原来的照片，或重新拍摄。',
    ],
    [
      'a truncated JPEG',
      async () => (await photograph({ seed: 7 })).subarray(0, 60_000),
      400,
      '照片文件不完整或已损坏，没有保存。请重新选择原来的照片，或重新拍摄。',
    ],
    [
      'a truncated PNG',
      async () =>
        (
          await sharp(await photograph({ seed: 8 }))
            .png()
            .toBuffer()
        ).subarray(0, 90_000),
      400,
      '照片文件不完整或已损坏，没有保存。请重新选择原来的照片，或重新拍摄。',
    ],
    [
      'a HEIC',
      heic,
      400,
      '这张照片是 HEIC 格式，本系统不能读取，没有保存。请在手机“设置—相机—格式”中选“兼容性最佳”后重拍，或导出为 JPEG 再上传。',
    ],
    [
      'a PNG of 30,000 × 30,000 px',
      () => hugePng(30_000, 30_000),
      413,
      '照片有 30000×30000 像素，超过 5000 万像素的上限，没有保存。请缩小后重试。',
    ],
    [
      'a JPEG of 36 megapixels that comes in passes, and has to be held as a whole',
      () => photograph({ widthPx: 6000, heightPx: 6000, progressive: true }),
      413,
      '照片有 6000×6000 像素，超过 2500 万像素的上限，没有保存。请缩小后重试。',
    ],
    ['60 MB', () => new Uint8Array(60_000_000), 413, '照片文件超过 15 MB，没有保存。请缩小后重试。'],
  ]
  it.each(cases)('%s is refused in a sentence, and nothing of it stays', async (_, make, status, said) => {
    const before = [await rowsKept(), await filesKept()]
    const response = await send(squad, await make())
    const { refused } = (await response.json()) as { refused: { zh: string; en: string } }
    expect([response.status, refused.zh]).toEqual([status, said])
    expect(refused.en).toContain('nothing was saved')
    expect([await rowsKept(), await filesKept()]).toEqual(before)
  })

  it.each([
    ['no JSON', '{'],
    ['another world', '{"place":[999,0]}'],
    ['what nobody asked for', '{"name":"../../photo.jpg"}'],
    ['a time that is none', '{"takenAt":"2022-02-30T00:00:00Z"}'],
  ])('facts that are %s are refused', async (_, facts) => {
    const before = await rowsKept()
    const response = await send(squad, await photograph({ seed: 9 }), { [photoFactsHeader]: facts })
    expect(response.status).toBe(400)
    expect(await rowsKept()).toBe(before)
  })
})

describe('a photo is for the eyes of', () => {
  let id: string
  let issueId: string
  let unit: Person
  let otherUnit: Person
  beforeAll(async () => {
    id = (await sent(squad, await photograph({ seed: 10 }))).id
    // A point of squad 1 with one responsible unit.
    const [point] = await server.database.sql<{ id: number; unit: string; item: string }[]>`
      select p.id, min(u.unit_id) as unit, min(h.kinds->p.kind->0->>'key') as item
      from points p join point_units u on u.point_id = p.id join handbook_versions h on h.number = 1
      where p.scope_id = 'fengshan' group by p.id
      having count(*) = 1 and min(u.unit_id) like 'unit%' order by p.id limit 1`
    if (!point) throw new Error('no such point')
    unit = await server.signIn(point.unit)
    const [other] = await server.database.sql<{ id: string }[]>`
      select id from units where id like 'unit%' and id <> ${point.unit}
      and not exists (select 1 from point_units where point_id = ${point.id} and unit_id = units.id) limit 1`
    otherUnit = await server.signIn(other?.id ?? '')
    expect((await unit.fetch(`/api/photos/${id}.jpg`)).status).toBe(404)
    expect((await office.fetch(`/api/photos/${id}.jpg`)).status).toBe(404)
    issueId = uuidv7()
    await squad.client.issue.open.mutate({
      actionId: uuidv7(),
      issueId,
      subject: { kind: 'point', pointId: point.id },
      form: { checkItem: point.item, what: '路面有积水。', severity: 'ordinary', photos: [id] },
    })
  })

  it('its sender, the supervising side and the units concerned, once an issue names it', async () => {
    for (const person of [squad, office, unit]) {
      const shown = await person.fetch(`/api/photos/${id}.jpg`)
      expect(shown.status).toBe(200)
      expect(Buffer.from(await shown.arrayBuffer()).equals(await fileOf(id))).toBe(true)
      expect(shown.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
      expect(shown.headers.get('content-disposition')).toBe('inline')
    }
  })

  it('not other units: to them it is not there, as is a photo that is nowhere', async () => {
    const hidden = await otherUnit.fetch(`/api/photos/${id}.jpg`)
    const nowhere = await otherUnit.fetch(`/api/photos/${'0'.repeat(64)}.jpg`)
    expect([hidden.status, nowhere.status]).toEqual([404, 404])
    expect(await hidden.json()).toEqual(await nowhere.json())
    const [row] = await server.database.db
      .select({ pointId: issues.pointId })
      .from(issues)
      .where(eq(issues.id, issueId))
    const pointId = row?.pointId ?? 0
    expect(await unit.client.point.newestPhoto.query({ pointId })).toEqual({ photoId: id })
    expect(await otherUnit.client.point.newestPhoto.query({ pointId })).toEqual({ photoId: null })
  })

  it('in the widths of the table, each kept once made; no other width and no other path', async () => {
    const small = await unit.fetch(`/api/photos/${id}.jpg?width=480`)
    expect((await sharp(Buffer.from(await small.arrayBuffer())).metadata()).width).toBe(480)
    expect(await filesKept()).toContain(`${id}-480.jpg`)
    const again = await unit.fetch(`/api/photos/${id}.jpg?width=480`, {
      headers: { 'if-none-match': small.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
    for (const path of [
      `${id}.jpg?width=481`,
      `${id}.jpg?width=`,
      id,
      `${id}.png`,
      '..%2f..%2fetc%2fpasswd',
      `x/${id}.jpg`,
    ])
      expect([path, (await unit.fetch(`/api/photos/${path}`)).status]).toEqual([path, 404])
  })

  it('and its facts stand beside the history, with what is remarkable about it', async () => {
    const detail = await unit.client.issue.byId.query({ issueId })
    expect(detail.photos).toEqual({
      [id]: { id, widthPx: 1200, heightPx: 900, takenAt: null, place: null, marks: {} },
    })
    expect(
      await server.database.db.$count(photoUses, and(eq(photoUses.photoId, id), eq(photoUses.subjectId, issueId))),
    ).toBe(1)
  })

  it('an old one handed in again as a new proof, or taken far away before the opening, is marked', async () => {
    const opened = await squad.client.issue.byId.query({ issueId })
    const old = await sent(squad, await photograph({ seed: 11 }), {
      takenAt: new Date(Date.now() - 5 * 86_400_000).toISOString(),
      place: [111.9, 37.9],
    })
    await squad.client.issue.act.mutate({
      actionId: uuidv7(),
      issueId,
      seq: opened.issue.seq,
      action: {
        name: 'fixOnSpot',
        form: { unitId: unit.username, what: '当场清扫。', beforePhotos: [], afterPhotos: [id, old.id] },
      },
    })
    const detail = await squad.client.issue.byId.query({ issueId })
    const marked = Object.values(detail.photos).map(({ id: of, marks }) => [
      of,
      Object.values(marks)
        .flat()
        .map(({ kind }) => kind),
    ])
    expect(Object.fromEntries(marked)).toEqual({
      [id]: ['usedBefore'],
      [old.id]: ['farFromPoint', 'takenBeforeOpening'],
    })
    const point = await squad.client.point.byId.query({
      pointId: detail.issue.subject.kind === 'point' ? detail.issue.subject.pointId : 0,
    })
    expect(point.photos[old.id]).toEqual(detail.photos[old.id])
  })

  it('one that was never stored refuses the action that names it, and nothing is written', async () => {
    const { issue } = await squad.client.issue.byId.query({ issueId })
    const written = await server.database.db.$count(events)
    await expect(
      squad.client.issue.act.mutate({
        actionId: uuidv7(),
        issueId,
        seq: issue.seq,
        action: {
          name: 'relapse',
          form: {
            visitedOn: '2022-09-15',
            what: '又有积水。',
            claimBy: '2022-09-19',
            rectifyBy: '2022-09-29',
            photos: ['f'.repeat(64)],
          },
        },
      }),
    ).rejects.toMatchObject({
      message: '有照片没有上传成功，没有保存。请移除后重新添加照片，再提交。',
      data: { httpStatus: 400 },
    })
    expect(await server.database.db.$count(events)).toBe(written)
  })
})

describe('the sample', () => {
  it('has photos, each with its picture; the uses are those that the events name', async () => {
    const { db } = server.database
    const used = await db
      .selectDistinct({ id: photoUses.photoId })
      .from(photoUses)
      .innerJoin(photos, eq(photos.id, photoUses.photoId))
    expect(used.length).toBeGreaterThan(80)
    const files = new Set(await filesKept())
    expect(used.filter(({ id }) => !files.has(`${id}.jpg`))).toEqual([])
    const named = await db.execute<{ count: number }>(
      sql`select count(*)::int as count from photo_uses u join events e on e.position = u.position and e.subject_id = u.subject_id and e.body like '%' || u.photo_id || '%'`,
    )
    expect(named[0]?.count).toBe(await db.$count(photoUses))
  })
})
