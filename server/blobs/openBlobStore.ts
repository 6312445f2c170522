/** The store that the environment names: S3 where it is set, else a folder. */
import type { Environment } from '../env'
import type { BlobStore } from './blobStore'
import { createFolderStore } from './folderStore'
import { createS3Store } from './s3Store'

export const openBlobStore = ({ dataDir, s3 }: Pick<Environment, 'dataDir' | 's3'>): BlobStore =>
  s3 === undefined ? createFolderStore(dataDir) : createS3Store(s3)
