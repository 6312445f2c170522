/** What is said of a map file that cannot be read. */
import { refuse } from '../../../domain/refusal'

export const unreadable = refuse(
  'invalid',
  '这个地图文件读不出来，没有核对。请用地图软件打开确认后，另存为 GeoJSON、KML、Shapefile（.zip）或 GeoPackage。',
  'The map file cannot be read and was not checked. Open it in a map program, and save it as GeoJSON, KML, Shapefile (.zip) or GeoPackage.',
)
export const noFeatures = refuse(
  'invalid',
  '文件里没有图形，没有核对。请检查是否选对了文件。',
  'There is nothing on the map in this file, so it was not checked. Check that it is the right one.',
)
export const declaresEntities = refuse(
  'invalid',
  'KML 文件开头有 DOCTYPE 声明，可能夹带外部内容，没有核对。请删去这段声明，或另存为新的 KML 后重新选择。',
  'The KML begins with a DOCTYPE, which may draw in other content, so it was not checked. Remove it, or save it as a new KML, and choose it again.',
)
export const severalLayers = (names: readonly string[]) =>
  refuse(
    'invalid',
    `文件里有${names.length}个图层（${names.slice(0, 5).join('、')}），分不清要哪一个。请只保留一个后重新选择。`,
    `There are ${names.length} layers in the file (${names.slice(0, 5).join(', ')}), and it cannot be told which is meant. Keep one and choose it again.`,
  )
export const notAMap = refuse(
  'invalid',
  '这不是地图文件，没有核对。请选择 GeoJSON、KML、Shapefile（.zip）或 GeoPackage。',
  'This is no map file, so it was not checked. Choose GeoJSON, KML, Shapefile (.zip) or GeoPackage.',
)
