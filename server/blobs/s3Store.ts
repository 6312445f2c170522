/** Blobs in an S3-compatible service, by plain signed requests: bucket and key in the path, as all of them understand it. */
import { AwsClient } from 'aws4fetch'
import { type BlobStore, checkedKey } from './blobStore'

export type S3Settings = {
  /** 'https://s3.example.cn', without a slash at the end. */
  readonly endpoint: string
  readonly bucket: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly region: string
}

const patienceMs = 20_000

export const createS3Store = ({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Settings): BlobStore => {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 })
  const ask = async (method: 'GET' | 'HEAD' | 'PUT', key: string, body?: Uint8Array): Promise<Response | null> => {
    const response = await client.fetch(`${endpoint}/${bucket}/${checkedKey(key)}`, {
      method,
      signal: AbortSignal.timeout(patienceMs),
      ...(body && { body: new Uint8Array(body), headers: { 'content-type': 'application/octet-stream' } }),
    })
    if (response.ok) return response
    const said = method === 'HEAD' ? '' : (await response.text()).slice(0, 300)
    // A bucket that is not there answers 404 as well, and is no missing blob.
    if (response.status === 404 && method !== 'PUT' && !said.includes('NoSuchBucket')) return null
    throw new Error(`the S3 store answered ${response.status} to ${method} ${key}: ${said}`)
  }
  return {
    has: async (key) => (await ask('HEAD', key)) !== null,
    get: async (key) => {
      const response = await ask('GET', key)
      return response && new Uint8Array(await response.arrayBuffer())
    },
    put: async (key, bytes) => {
      await ask('PUT', key, bytes)
    },
  }
}
