/** The two stores of pictures and papers hold the same promises: a folder, and a real S3 server. */
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BlobStore } from '../../server/blobs/blobStore'
import { createFolderStore } from '../../server/blobs/folderStore'
import { createS3Store, type S3Settings } from '../../server/blobs/s3Store'
import { newFolder, removeFolder } from '../embeddedFolder'

let folder: string
let s3: S3rver
let settings: S3Settings
beforeAll(async () => {
  folder = await newFolder()
  s3 = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(folder, 's3'),
    configureBuckets: [{ name: 'xuncheng', configs: [] }],
  })
  const { port } = await s3.run()
  settings = {
    endpoint: `http://127.0.0.1:${port}`,
    bucket: 'xuncheng',
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
  }
})
afterAll(async () => {
  await s3.close()
  await removeFolder(folder)
})

const stores: Record<string, () => BlobStore> = {
  'a folder': () => createFolderStore(join(folder, 'made at first use')),
  'an S3-compatible service': () => createS3Store(settings),
}
const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251)

describe.each(Object.entries(stores))('%s', (_, open) => {
  it('gives back byte for byte what was put, also to another server, and says what is there', async () => {
    const store = open()
    expect([await store.has('photos/ab/abc.jpg'), await store.get('photos/ab/abc.jpg')]).toEqual([false, null])
    await store.put('photos/ab/abc.jpg', bytes)
    await store.put('photos/ab/abc.jpg', bytes)
    expect(await open().has('photos/ab/abc.jpg')).toBe(true)
    expect(Buffer.compare(Buffer.from((await open().get('photos/ab/abc.jpg')) ?? []), Buffer.from(bytes))).toBe(0)
  })

  it.each([
    '../abc.jpg',
    'photos/../../abc.jpg',
    '/etc/passwd',
    'photos//abc',
    'photos',
    'photos/a b',
    'photos/.abc',
    'photos/a%2e',
  ])('takes no key that is no plain path: %s', async (key) => {
    await expect(open().put(key, bytes)).rejects.toThrow('not a key of a blob store')
    await expect(open().get(key)).rejects.toThrow('not a key of a blob store')
  })
})

it('a folder holds no file that is half written', async () => {
  const place = join(folder, 'blocked')
  await mkdir(join(place, 'papers'), { recursive: true })
  // Where the folder of the key should be there is a file.
  await writeFile(join(place, 'papers', 'ab'), '')
  await expect(createFolderStore(place).put('papers/ab/abc.docx', bytes)).rejects.toThrow()
  expect(await readdir(join(place, 'papers'))).toEqual(['ab'])
})

it('an S3 service that refuses, or lacks the bucket, is a fault and not a missing picture', async () => {
  const stranger = createS3Store({ ...settings, accessKeyId: 'somebody-else' })
  await expect(stranger.get('photos/ab/abc.jpg')).rejects.toThrow('the S3 store answered 403')
  const elsewhere = createS3Store({ ...settings, bucket: 'nothing-here' })
  await expect(elsewhere.get('photos/ab/abc.jpg')).rejects.toThrow('NoSuchBucket')
})
