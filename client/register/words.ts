/** The words of changing points by hand. What the domain names is named in its tables. */
import { factLabel } from '../../domain/pointRegister'
import { type Text, text } from '../../domain/text'

export const words = {
  add: text('新增点位', 'Add a point'),
  editMany: text('批量修改', 'Change several'),
  introMany: text(
    '先选点位，再勾选要改的内容。没有勾选的保持原样；改之前看得到每一处变化，改错了可以整次撤销。',
    'Choose the points, then tick what is to change. The rest stays as it is; every change is shown before it is made, and all of it can be taken back.',
  ),
  name: factLabel.name,
  code: factLabel.code,
  kind: factLabel.kind,
  place: factLabel.place,
  address: factLabel.address,
  units: factLabel.units,
  lead: factLabel.lead,
  urban: text('市区点位', 'Urban point'),
  notUrban: text('非市区点位', 'Not urban'),
  urbanHint: text(
    '方案已设定市区范围：勾选后，在这些督导范围内的才计入10月前达标的目标。',
    'The plan says which scopes are urban: only points within them count towards the goal before October.',
  ),
  codeHint: text('不填则自动编号', 'Left empty, it gets one'),
  leadHint: text('有几家责任单位时，问题交办给牵头单位', 'Of several units the lead is notified of issues'),
  noLead: text('暂不指定', 'Not named'),
  nameWrong: text('名称最多60字，不能有看不见的字符。请改正。', 'At most 60 characters, none invisible; correct it.'),
  codeWrong: text('编号最多40字，不能有看不见的字符。请改正。', 'At most 40 characters, none invisible; correct it.'),
  addressWrong: text(
    '地址最多200字，不能有看不见的字符。请改正。',
    'At most 200 characters, none invisible; correct it.',
  ),
  placeMissing: text('请在地图上点选位置，或填写坐标。', 'Tap the place on the map, or give coordinates.'),
  noPlace: text('还没有位置', 'No place yet'),
  tapPlace: text('请在地图上点选点位的位置', 'Tap where the point is'),
  onMap: text('在地图上点选', 'Tap on the map'),
  onMapAgain: text('在地图上重新点选', 'Tap on the map again'),
  placeBack: text('恢复原位置', 'Back to where it was'),
  byCoordinates: text('填写坐标', 'Give coordinates'),
  coordinates: text('坐标', 'Coordinates'),
  coordinatesHint: text(
    '经度、纬度写在一起，度分秒、投影坐标都可以，如 111.1274, 37.5240',
    'Longitude and latitude, in decimals, degrees and minutes or a projection: 111.1274, 37.5240',
  ),
  datum: text('坐标系', 'Datum'),
  take: text('采用', 'Use it'),
  newPlace: text('新位置', 'New place'),
  oldPlace: text('现在的位置', 'Where it is now'),
  insideNone: text(
    '不在任何督导范围内，没有分队督导这个地方。',
    'Outside every scope: no squad supervises this place.',
  ),
  willChange: text('保存后的变化', 'What saving will change'),
  nothingYet: text('还没有改动。', 'Nothing is changed yet.'),
  checking: text('正在核对…', 'Checking…'),
  note: text('说明（可不填）', 'Note (may be left empty)'),
  save: text('保存', 'Save'),
  changedMeanwhile: text('填写期间，这个点位有了别的改动：', 'The point was changed by somebody else meanwhile:'),
  scopeMoves: text(
    '归属改变后，未办结问题仍由原分队跟办。',
    'Open issues stay with the squad that follows them, though the scope is another one.',
  ),
  remove: text('删除点位', 'Remove the point'),
  removeWhy: text(
    '误加的点位可以删除：这里还没有检查、问题或其他记录。删除后从地图和列表中消失，可以在点位改动中撤销。',
    'A point added by mistake can be removed: nothing has happened here. It leaves map and lists, and can be brought back from the list of changes.',
  ),
  retire: text('撤点', 'Retire the point'),
  retireMany: text('撤点', 'Retire them'),
  retireWhy: text(
    '今天起不再督导：从地图、列表、新线路和数字中消失，以前的检查、问题和过去的日子不变。办公室可以随时恢复。',
    'It is supervised no more from today on and leaves map, lists, new routes and numbers. What happened there, and past days, stay as they are. The office can bring it back at any time.',
  ),
  restore: text('恢复点位', 'Bring it back'),
  restoreWhy: text(
    '重新督导，回到地图、列表和数字中，撤点期间的日子也重新计入；归属按现在的边界。',
    'It is supervised again: back on map, in lists and numbers, those of the days in between included. It goes by the boundaries as they are now.',
  ),
  reason: text('原因', 'Reason'),
  retiredWhere: text(
    '不在地图和列表中，也不计入今天的数字。点开可以查看记录或恢复。',
    'Not on the map, in no list and in no number of today. Open one to read its records or to bring it back.',
  ),
  chosen: text('已选点位', 'Chosen points'),
  noneChosen: text(
    '还没有选点位。可以在地图上框选，也可以先用点位列表的筛选缩小范围，再全部选入。',
    'No points are chosen yet. Draw round them on the map, or filter the list of points first and take all that it shows.',
  ),
  clear: text('清空', 'Clear'),
  showAll: text('全部列出', 'List all'),
  takeOut: text('移出', 'Take out'),
  what: text('改什么', 'What is changed'),
  how: text('怎样改', 'How'),
  setUnits: text('全部换成所选单位', 'These units alone'),
  addUnit: text('增加一家', 'Add a unit'),
  removeUnit: text('去掉一家', 'Take a unit away'),
  replaceUnit: text('一家换成另一家', 'One for another'),
  unit: text('单位', 'Unit'),
  oldUnit: text('原单位', 'Present unit'),
  newUnit: text('换成', 'Replaced by'),
  tickFirst: text('请勾选要改的内容。', 'Tick what is to be changed.'),
  issuesStay: text(
    '未办结问题仍在原单位，不随责任单位变动。',
    'Open issues stay with the unit that has them, whoever is responsible from now on.',
  ),
  failed: text('没有核对成，请检查网络后重试。', 'It could not be checked. See to the network and try again.'),
} as const satisfies Record<string, Text>

/** 已撤点位3个 */
export const retiredPointsText = (count: number): Text =>
  text(`已撤点位${count}个`, `${count} retired point${count === 1 ? '' : 's'}`)

export const movedText = (metres: number): Text => text(`移动${metres}米`, `Moved by ${metres} m`)

export const insideText = (scope: Text, squad: Text): Text =>
  text(`在${scope.zh}范围内，由${squad.zh}督导。`, `Within ${scope.en}; supervised by ${squad.en}.`)
export const insideSeveralText = (scopes: readonly Text[]): Text =>
  text(
    `同时在${scopes.map(({ zh }) => zh).join('、')}范围内，归属要由办公室在“边界”中确定。`,
    `Within ${scopes.map(({ en }) => en).join(' and ')}: the office has to decide whose it is, under boundaries.`,
  )
export const handedOverText = (scope: readonly [Text, Text], squad: readonly [Text, Text]): Text =>
  text(
    `归属将由${scope[0].zh}变为${scope[1].zh}，督导分队由${squad[0].zh}变为${squad[1].zh}。`,
    `It passes from ${scope[0].en} to ${scope[1].en}, and from ${squad[0].en} to ${squad[1].en}.`,
  )
export const openIssuesText = (count: number): Text =>
  text(`${count}个${words.issuesStay.zh}`, `${words.issuesStay.en} There ${count === 1 ? 'is one' : `are ${count}`}.`)

export const addFilteredText = (count: number): Text => text(`筛选出的${count}个`, `The ${count} filtered`)
export const chosenText = (count: number): Text => text(`已选${count}个`, `${count} chosen`)
export const mostText = (most: number): Text => text(`一次最多${most}个`, `At most ${most} at once`)
export const saveManyText = (count: number): Text =>
  text(`修改${count}个点位`, `Change ${count} point${count === 1 ? '' : 's'}`)
export const takeOutRefusedText = (count: number): Text =>
  text(`移出不能改的${count}个`, `Leave out the ${count} that cannot be changed`)

/** 将修改3个，2个本来就是这样，1个不能改。 */
export const effectText = (changed: number, unchanged: number, refused: number): Text =>
  text(
    [
      `将修改${changed}个`,
      ...(unchanged > 0 ? [`${unchanged}个本来就是这样`] : []),
      ...(refused > 0 ? [`${refused}个不能这样改`] : []),
    ].join('，'),
    [
      `${changed} will change`,
      ...(unchanged > 0 ? [`${unchanged} are like that already`] : []),
      ...(refused > 0 ? [`${refused} cannot be changed like that`] : []),
    ].join(', '),
  )
export const withoutLeadText = (count: number): Text =>
  text(
    `其中${count}个有几家责任单位而没有牵头单位，问题交办时要先指定。`,
    `${count} of them will have several units and no lead, which has to be named before an issue is notified.`,
  )
export const doneText = (count: number): Text =>
  text(
    `已修改${count}个点位，地图上马上看得到。改错了可以在下面撤销。`,
    `${count} point${count === 1 ? ' is' : 's are'} changed and on the map. If it was wrong, take it back below.`,
  )
