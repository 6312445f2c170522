/** The sample city loaded once for a whole run: a database to copy, and the folder of its photos and files. */
import { createFolderStore } from '../server/blobs/folderStore'
import { connectDatabase } from '../server/db/open'
import { prepareCampaign } from '../server/db/prepare'

/** Every account of the sample has it. */
export const samplePassword = 'sample-pass-2022'

/** Into the empty database at `url`, which has today's tables, and the empty `folder`. Leaves no connection behind. */
export async function loadSampleTemplate(url: string, folder: string): Promise<void> {
  const database = connectDatabase(url)
  try {
    await prepareCampaign(database, { sample: true, samplePassword }, createFolderStore(folder))
  } finally {
    await database.close()
  }
}
