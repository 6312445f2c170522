/** The words of the boundaries' part. What the domain names is named in its tables. */
import type { BoundaryDatum } from '../../domain/boundaries/boundaryDatum'
import { type Text, text } from '../../domain/text'

export const words = {
  intro: text(
    '选择官方边界文件，系统按名称和编码对应到各督导范围，在地图上标出问题，并先告诉您哪些点位会改变归属。核对不改动任何数据。个别地方有出入，可以在地图上直接修改。',
    'Choose a file of official boundaries. Areas are matched to the scopes by name and code, what is wrong is shown on the map, and you see what would change hands. Checking changes nothing. Where little is off, edit it on the map.',
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
  handOver: text('改变归属', 'What changes hands'),
  noHandOver: text('没有点位改变归属。', 'No point changes hands.'),
  sectionsHandOver: text('改变归属的包路段', 'Road sections that change hands'),
  inDoubt: text('启用后待定归属', 'To be decided once they hold'),
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
    '这些点位同时在几个范围里，或离边界不超过边界误差，确定之前归属不变。确定归属要写明理由，以后更换边界也不会改变。',
    'These points lie in several scopes, or nearer to a border than it is sure. They stay where they are meanwhile; what is decided, with its reason, outlives later boundaries.',
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
  restore: text('恢复到这一版', 'Restore this version'),
  confirmRestore: text('确认恢复', 'Restore it'),
  holds: text('现行', 'Holds now'),
  noVersions: text(
    '还没有更换过边界，现在用的是示意边界。',
    'The boundaries have not been replaced; those in use are schematic.',
  ),
  editOnMap: text('在地图上修改边界', 'Edit borders on the map'),
  beginEdit: text('开始修改', 'Start'),
  chooseScope: text('选择督导范围', 'Choose a scope'),
  needsRoom: text(
    '在地图上修改边界需要更大的屏幕，请在电脑上操作。',
    'Editing borders needs a larger screen; use a computer.',
  ),
  needsMap: text(
    '这台设备打不开地图，请换一台设备修改边界。',
    'The map does not open here; edit borders on another device.',
  ),
  edited: text('正在修改', 'At hand'),
  nothingEdited: text(
    '还没有改动。改一处，就核对一次，先看哪些点位会改变归属。',
    'Nothing is changed yet. Each change is checked, and you see what would change hands.',
  ),
  official: text('按正式文件勘定', 'From an official document'),
  officialHint: text('不勾选：示意边界修改后仍是示意边界。', 'Otherwise a schematic border stays schematic.'),
  setEdited: text('启用修改后的边界', 'Set the edited borders'),
  lookAnew: text('对照新边界再核对', 'Check it against the new ones'),
  uncertainty: text('边界误差', 'Uncertainty of borders'),
  stateUncertainty: text('说明边界误差', 'State the uncertainty'),
  ofWhich: text('哪些范围', 'Of which scopes'),
  allScopes: text('全部范围', 'All scopes'),
  uncertaintyMetres: text('边界误差（米）', 'Uncertainty (m)'),
  uncertaintyHint: text(
    '0 到 500。离边界不超过这个距离的点位，等办公室确定归属。',
    '0 to 500. Points nearer to a border than this wait for the office.',
  ),
  giveMetres: text('请填写米数。', 'Give the metres.'),
} as const satisfies Record<string, Text>

export const datumText = ({ isSure, because: { zh, en } }: BoundaryDatum): Text =>
  isSure ? text(`系统认定：${zh}`, `Found: ${en}`) : text(`要您来定：${zh}`, `Yours to decide: ${en}`)

export const handOverText = (count: number): Text => text(`${count}个点位改变归属`, `${count} points change hands`)
export const contestedText = (count: number): Text =>
  text(
    `${count}个点位归属待定，要由办公室确定`,
    `Of ${count} points it is not sure whose they are; the office has to decide`,
  )
export const inDoubtText = (count: number, fresh: number): Text =>
  text(
    `共${count}个点位归属待定，${fresh === 0 ? '没有新增' : `其中新增${fresh}个`}`,
    `${count} points to be decided, ${fresh === 0 ? 'none of them new' : `${fresh} of them new`}`,
  )
export const onlySomeText = (shown: number): Text => text(`只列出前${shown}个。`, `Only the first ${shown} are listed.`)
export const versionText = (scopes: number, handedOver: number): Text =>
  text(`${scopes}个范围，${handedOver}个点位改变归属`, `${scopes} scopes; ${handedOver} points changed hands`)
export const meanwhileText = ({ zh, en }: Text): Text => text(`暂归${zh}`, `${en} meanwhile`)

export const editedText = (steps: number, { zh, en }: Text): Text =>
  text(`改了${steps}处，涉及${zh}`, `${steps} changes, of ${en}`)
export const sectionsText = (count: number): Text =>
  text(`${count}条包路段改变归属`, `${count} road sections change hands`)
export const uncertaintyText = (metres: number, { zh, en }: Text): Text =>
  metres === 0 ? text(`没有说明：${zh}`, `Not stated: ${en}`) : text(`±${metres}米：${zh}`, `±${metres} m: ${en}`)
export const foreseenText = ({
  waiting,
  waitingNow,
  handedOver,
}: {
  readonly waiting: number
  readonly waitingNow: number
  readonly handedOver: number
}): Text =>
  text(
    `待定归属的点位：现在${waitingNow}个，说明以后${waiting}个。${handedOver === 0 ? '没有点位改变归属。' : `${handedOver}个点位改变归属。`}`,
    `Points to be decided: ${waitingNow} now, ${waiting} then. ${handedOver === 0 ? 'No point changes hands.' : `${handedOver} points change hands.`}`,
  )
