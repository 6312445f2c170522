/** Database folders of cities of a given size, each made once a run and kept until its end. */
import { isRefusal } from '../../domain/refusal'
import { createFolderStore } from '../../server/blobs/folderStore'
import { openDatabase } from '../../server/db/open'
import { prepareCampaign } from '../../server/db/prepare'
import { newFolder, removeFolder } from '../embeddedFolder'
import { growCity } from './bigCity'
import { samplePassword } from './product'

const folders = new Map<string, string>()

/** 'sample': the sample as it is. No server holds the folder. */
export const cityFolder = async (points: number | 'sample', issuesAtLeast = 0): Promise<string> => {
  const size = `${points} ${issuesAtLeast}`
  const known = folders.get(size)
  if (known !== undefined) return known
  const dataDir = await newFolder()
  folders.set(size, dataDir)
  const database = await openDatabase({ databaseUrl: undefined, dataDir })
  if (isRefusal(database)) throw new Error(database.refused.en)
  try {
    await prepareCampaign(database, { sample: true, samplePassword }, createFolderStore(dataDir))
    if (points !== 'sample') await growCity(database, points, issuesAtLeast)
  } finally {
    await database.close()
  }
  return dataDir
}

export const removeCities = async (): Promise<void> => {
  for (const folder of folders.values()) await removeFolder(folder)
  folders.clear()
}
