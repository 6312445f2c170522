/** Uploaded files over HTTP: what is taken, what is refused and why, and who may fetch one. */
import { createHash } from 'node:crypto'
import { zipSync } from 'fflate'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileNameHeader } from '../../domain/file'
import { type Person, startTestServer, type TestServer, testPassword } from '../testServer'

let server: TestServer
let people: Record<'office' | 'squad1' | 'member1' | 'squad2' | 'unit03' | 'unit04' | 'unit19', Person>
beforeAll(async () => {
  server = await startTestServer({ sample: true, samplePassword: testPassword })
  const signIn = (username: string) => server.signIn(username)
  people = {
    office: await signIn('office'),
    squad1: await signIn('squad1'),
    member1: await signIn('member1'),
    squad2: await signIn('squad2'),
    unit03: await signIn('unit03'),
    unit04: await signIn('unit04'),
    unit19: await signIn('unit19'),
  }
})
afterAll(() => server.close())

const ascii = (text: string) => new TextEncoder().encode(text)
let made = 0
/** No two are the same. */
const pdf = () => {
  made += 1
  return ascii(`%PDF-1.4\n${made} ${uuid()}\n%%EOF\n`)
}

const send = (person: Person, bytes: Uint8Array, name: string | null = '方案.pdf') =>
  person.fetch('/api/files', {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: {
      'content-type': 'application/octet-stream',
      ...(name !== null && { [fileNameHeader]: encodeURIComponent(name) }),
    },
  })
const sent = async (person: Person, bytes = pdf(), name = '方案.pdf'): Promise<string> => {
  const response = await send(person, bytes, name)
  expect(response.status).toBe(200)
  return ((await response.json()) as { id: string }).id
}
const sentence = async (response: Response): Promise<string> =>
  ((await response.json()) as { refused: { zh: string } }).refused.zh

describe('sending', () => {
  it('answers the hash of the bytes, the type that they are, and the name as it is kept', async () => {
    const bytes = zipSync({ '[Content_Types].xml': ascii('<x/>'), 'word/document.xml': ascii('<x/>') })
    const response = await send(people.unit03, bytes, '../../etc/总结\u0007.docx')
    expect(await response.json()).toEqual({
      id: createHash('sha256').update(bytes).digest('hex'),
      name: '总结.docx',
      type: 'docx',
      byteCount: bytes.length,
    })
  })

  it.each<[string, () => Uint8Array, number, string]>([
    [
      'a web page that is named .pdf',
      () => ascii('<html><script>alert(1)</script></html>'),
      400,
      '只收 PDF、JPG、PNG、DOCX、XLSX 文件。',
    ],
    ['nothing at all', () => new Uint8Array(), 400, '文件是空的（0 字节）'],
    ['a zip that is no document', () => zipSync({ 'a.txt': ascii('x') }), 400, '只收 PDF、JPG、PNG、DOCX、XLSX 文件。'],
    ['25 MB', () => new Uint8Array(25_000_000).fill(0x25), 413, '文件超过 20 MB，没有保存。'],
  ])('refuses %s', async (_, bytes, status, says) => {
    const response = await send(people.unit03, bytes())
    expect(response.status).toBe(status)
    expect(await sentence(response)).toContain(says)
  })

  it.each([null, '', '%E0%A4%A'])('refuses a file without a name or with a malformed one: %j', async (name) => {
    const response = await people.unit03.fetch('/api/files', {
      method: 'POST',
      body: pdf(),
      headers: name === null ? {} : { [fileNameHeader]: name },
    })
    expect(response.status).toBe(400)
    expect(await sentence(response)).toContain('没有收到文件名')
  })

  it('keeps a document that would unpack to a gigabyte as it is, and never opens it', async () => {
    const bomb = zipSync({
      '[Content_Types].xml': ascii('<x/>'),
      'word/document.xml': new Uint8Array(100_000_000),
    })
    expect(bomb.length).toBeLessThan(200_000)
    const id = await sent(people.unit03, bomb, '总结.docx')
    const back = await people.unit03.fetch(`/api/files/${id}`)
    expect(new Uint8Array(await back.arrayBuffer())).toEqual(bomb)
  })

  it('needs somebody who is signed in', async () => {
    expect((await send(server.nobody, pdf())).status).toBe(401)
  })
})

describe('fetching', () => {
  it('comes as a download that a browser runs nothing of, under its Chinese name, byte for byte', async () => {
    const bytes = pdf()
    const id = await sent(people.unit03, bytes, "总结'1'.pdf")
    const response = await people.unit03.fetch(`/api/files/${id}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''%E6%80%BB%E7%BB%93%271%27.pdf",
    )
    expect(response.headers.get('content-security-policy')).toBe('sandbox')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes)
  })

  it.each(['', 'x', '../../etc/passwd', 'a'.repeat(64), 'A'.repeat(64)])('there is nothing at %j', async (id) => {
    const response = await people.office.fetch(`/api/files/${id}`)
    expect([404]).toContain(response.status)
  })

  it('a file that nothing names is its sender’s alone', async () => {
    const id = await sent(people.unit03)
    for (const person of [people.office, people.squad1, people.unit04])
      expect((await person.fetch(`/api/files/${id}`)).status).toBe(404)
    expect((await people.unit03.fetch(`/api/files/${id}`)).status).toBe(200)
  })

  it('one that a material names is for its unit and the supervising side; the same bytes have each sender’s own name', async () => {
    const bytes = pdf()
    const id = await sent(people.unit03, bytes, '财政.pdf')
    const { materials } = await people.unit03.client.material.listByUnit.query({ unitId: 'unit03' })
    const material = materials.find(({ available }) => available.includes('submit'))
    if (!material) throw new Error('unit03 has nothing to submit')
    await people.unit03.client.material.act.mutate({
      actionId: uuid(),
      materialId: material.id,
      seq: material.seq,
      actions: [{ name: 'submit', form: { files: [id] } }],
    })
    expect((await people.squad1.fetch(`/api/files/${id}`)).status).toBe(200)
    expect((await people.squad2.fetch(`/api/files/${id}`)).status).toBe(200)
    expect((await people.office.fetch(`/api/files/${id}`)).status).toBe(200)
    expect((await people.unit04.fetch(`/api/files/${id}`)).status).toBe(404)
    await sent(people.unit04, bytes, '人社.pdf')
    const own = await people.unit04.fetch(`/api/files/${id}`)
    expect(own.headers.get('content-disposition')).toContain(encodeURIComponent('人社.pdf'))
    const after = await people.squad1.client.material.listByUnit.query({ unitId: 'unit03' })
    expect(after.files.find((file) => file.id === id)?.name).toBe('财政.pdf')
  })

  it('one that an activity names is for the units that it names', async () => {
    const id = await sent(people.squad1)
    await people.squad1.client.activity.act.mutate({
      actionId: uuid(),
      activityId: uuid(),
      seq: 0,
      action: {
        name: 'record',
        form: {
          method: 'canvass',
          date: '2022-09-15',
          kind: 'routine',
          summary: '走访。',
          unitIds: ['unit04'],
          files: [id],
        },
      },
    })
    expect((await people.unit04.fetch(`/api/files/${id}`)).status).toBe(200)
    expect((await people.unit03.fetch(`/api/files/${id}`)).status).toBe(404)
  })
})

it('an issue’s attachment is for those who may read the issue, and its history names it', async () => {
  const id = await sent(people.squad1, pdf(), '核查记录.pdf')
  const issueId = uuid()
  await people.squad1.client.issue.open.mutate({
    actionId: uuid(),
    issueId,
    subject: { kind: 'unit', unitId: 'unit03', indicator: 'routineWork' },
    form: { what: '没有按要求报送。', severity: 'ordinary', files: [id] },
  })
  expect((await people.unit03.fetch(`/api/files/${id}`)).status).toBe(200)
  expect((await people.unit19.fetch(`/api/files/${id}`)).status).toBe(404)
  const { files } = await people.unit03.client.issue.byId.query({ issueId })
  expect(files.map(({ name }) => name)).toEqual(['核查记录.pdf'])
})

it('nobody gives others to read, or gets to read, a file by naming it in an event of the own', async () => {
  const foreign = await sent(people.unit03)
  const record = (files: string[]) =>
    people.squad2.client.activity.act.mutate({
      actionId: uuid(),
      activityId: uuid(),
      seq: 0,
      action: {
        name: 'record',
        form: { method: 'canvass', date: '2022-09-15', kind: 'routine', summary: '走访。', files },
      },
    })
  await expect(record([foreign])).rejects.toThrow('有文件没有上传成功')
  await expect(record(['f'.repeat(64)])).rejects.toThrow('有文件没有上传成功')
  expect((await people.squad2.fetch(`/api/files/${foreign}`)).status).toBe(404)
})
