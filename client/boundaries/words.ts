/** The words of the boundaries' part. What the domain names is named in its tables. */
import type { BoundaryDatum } from '../../domain/boundaries/boundaryDatum'
import { type Text, text } from '../../domain/text'

export const words = {
  intro: text(
    '选择官方边界文件，系统按名称和编码对应到各督导范围，在地图上标出问题，并先告诉您哪些点位会改变归属。核对不改动任何数据。',
    'Choose a file of official boundaries. Areas are matched to the scopes by name and code, what is wrong is shown on the map, and you see what would change hands. Checking changes nothing.',
  ),
  choose: text('选择边界文件', 'Choose a file of boundaries'),
  chooseOther: text('换一个文件', 'Choose another'),
  formats: text(
    'GeoJSON、KML、Shapefile（.zip）或 GeoPackage，不超过 20 MB。',
    'GeoJSON, KML, Shapefile (.zip) or GeoPackage, up to 20 MB.',
  ),
  checking: text('正在核对…', 'Checking…'),
  areas: text('文件里的面', 'Areas of the file'),
  scope: text('督导范围', 'Scope'),
  notTaken: text('不采用', 'Not taken'),
  nameless: text('（没有名称）', '(no name)'),
  between: text('范围之间', 'Between the scopes'),
  datum: text('坐标系', 'Datum'),
  handOver: text('改变归属的点位', 'Points that change hands'),
  noHandOver: text('没有点位改变归属。', 'No point changes hands.'),
  nobody: text('不在任何范围', 'In no scope'),
  set: text('启用新边界', 'Set these boundaries'),
  done: text('新边界已启用。', 'The boundaries hold now.'),
  newBoundary: text('新边界', 'New boundary'),
  presentBoundary: text('现在的边界', 'Present boundary'),
  fault: text('有问题的地方', 'What is wrong'),
  changesHands: text('改变归属的点位', 'Points that change hands'),
  showOnMap: text('在地图上看', 'Show on the map'),
  contested: text('待定归属的点位', 'Points to be decided'),
  contestedIntro: text(
    '这些点位同时在两个范围里。确定归属要写明理由，以后更换边界也不会改变。',
    'These points lie in two scopes. What is decided, with its reason, outlives later boundaries.',
  ),
  decided: text('已确定归属', 'Decided'),
  decide: text('确定归属', 'Decide'),
  whose: text('归哪个范围', 'Whose it is'),
  assisting: text('协办分队', 'Assisting squad'),
  noAssisting: text('没有协办', 'None'),
  reason: text('理由', 'Reason'),
  document: text('依据文件', 'Document behind it'),
  withdraw: text('撤回', 'Withdraw'),
  nobodyYet: text('暂不属于任何分队', 'belongs to no squad meanwhile'),
  versions: text('用过的边界', 'Versions'),
  first: text('最初的示意边界', 'The schematic boundaries of the beginning'),
  restored: text('恢复的旧边界', 'An earlier version restored'),
  restore: text('恢复到这一版', 'Restore this version'),
  confirmRestore: text('确认恢复', 'Restore it'),
  holds: text('现行', 'Holds now'),
  noVersions: text(
    '还没有更换过边界，现在用的是示意边界。',
    'The boundaries have not been replaced; those in use are schematic.',
  ),
} as const satisfies Record<string, Text>

export const datumText = ({ isSure, because: { zh, en } }: BoundaryDatum): Text =>
  isSure ? text(`系统认定：${zh}`, `Found: ${en}`) : text(`要您来定：${zh}`, `Yours to decide: ${en}`)

export const handOverText = (count: number): Text => text(`${count}个点位改变归属`, `${count} points change hands`)
export const contestedText = (count: number): Text =>
  text(
    `${count}个点位同时在两个范围里，要由办公室确定归属`,
    `${count} points lie in two scopes; the office has to decide`,
  )
export const onlySomeText = (shown: number): Text => text(`只列出前${shown}个。`, `Only the first ${shown} are listed.`)
export const versionText = (scopes: number, handedOver: number): Text =>
  text(`${scopes}个范围，${handedOver}个点位改变归属`, `${scopes} scopes; ${handedOver} points changed hands`)
export const meanwhileText = ({ zh, en }: Text): Text => text(`暂归${zh}`, `${en} meanwhile`)
