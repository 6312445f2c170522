/** The words of the road section's panel and its forms. */
import { type Text, text } from '../../domain/text'
import { metresText } from '../map/words'

export const words = {
  roadSection: text('包路段', 'Road section'),
  newSection: text('画包路段', 'Draw a road section'),
  editSection: text('修改包路段', 'Change the road section'),
  editSeveral: text('批量修改包路段', 'Change several road sections'),
  several: text('要改的包路段', 'Road sections to change'),
  noneChosen: text(
    '还没有选包路段。可以在下面勾选，也可以在地图上框选。',
    'No road section is chosen yet. Tick them below, or draw round them on the map.',
  ),
  ofFilter: text('全选', 'All'),
  clearChosen: text('清空', 'Clear'),
  what: text('改什么', 'What is changed'),
  tickFirst: text('请勾选要改的内容，并填写完整。', 'Tick what is to be changed, and fill it in.'),
  issuesStay: text(
    '未办结问题仍在原单位，不随责任单位变动。',
    'Open issues stay with the unit that has them, whoever is responsible from now on.',
  ),
  retireSection: text('停用包路段', 'Retire the road section'),
  retired: text('已停用', 'Retired'),
  retireWhy: text(
    '停用后不再显示在地图上，检查记录和问题都保留。',
    'It is no longer shown on the map; its inspections and issues are kept.',
  ),
  back: text('返回包路段', 'Back to the road section'),
  about: text('基本情况', 'About the section'),
  length: text('长度', 'Length'),
  sponsor: text('包路领导', 'Sponsor'),
  sponsorHint: text('填写职务，不填姓名', 'The office held, no name'),
  name: text('名称', 'Name'),
  nameHint: text('道路和起止，如“滨河西路凤山段”', 'Road and stretch'),
  nameInEnglish: text('英文名称', 'Name in English'),
  optional: text('可不填', 'Optional'),
  responsibleUnit: text('责任单位', 'Responsible unit'),
  reason: text('修改理由', 'Reason'),
  retireReason: text('停用理由', 'Reason'),
  line: text('路段位置', 'Where it runs'),
  drawOnMap: text('请在地图上画出路段。', 'Draw the section on the map.'),
  goOnDrawing: text(
    '画到终点后双击，或按地图上方的“完成”。',
    'Double-click at its end, or press Finish above the map.',
  ),
  noMapToDraw: text('这个浏览器不能显示地图，请按坐标填写。', 'This browser shows no map; fill in positions.'),
  byPositions: text('按坐标填写', 'By positions'),
  positions: text('转折点坐标', 'Positions of the vertices'),
  positionsHint: text(
    '每行一个点：经度,纬度（WGS-84，最多六位小数），从起点到终点。',
    'One position a line: longitude,latitude (WGS-84, six decimals at most), from start to end.',
  ),
  usePositions: text('用这些坐标', 'Use these positions'),
  positionsWrong: text(
    '坐标没有读懂。每行应是“经度,纬度”，如 111.142565,37.541594。',
    'The positions were not understood. Each line is longitude,latitude, such as 111.142565,37.541594.',
  ),
  save: text('保存', 'Save'),
  retire: text('停用', 'Retire'),
  edit: text('修改', 'Change'),
  openHere: text('在此立案', 'Open an issue here'),
  place: text('问题位置', 'Place of the issue'),
  tapOrSlide: text(
    '在地图的路段上点选，或拖动下面的滑块。',
    'Choose a place on the section in the map, or move the slider below.',
  ),
  slide: text('拖动滑块选择位置。', 'Move the slider to choose the place.'),
  chooseFirst: text('选好位置后填写问题。', 'Once a place is chosen, say what is wrong.'),
  issuesHere: text('发现不符合的，可以在路段上立案。', 'If something does not comply, open an issue on the section.'),
} as const satisfies Record<string, Text>

/** 距起点612米，全长1,442米. */
export const placeText = (alongMetres: number, lengthMetres: number): Text => {
  const [here, whole] = [metresText(alongMetres), metresText(lengthMetres)]
  return text(`距起点${here.zh}，全长${whole.zh}`, `${here.en} from the start, of ${whole.en}`)
}

/** 将修改3个，1个本来就是这样。 */
export const severalText = (changed: number, unchanged: number): Text =>
  text(
    `将修改${changed}个${unchanged > 0 ? `，${unchanged}个本来就是这样` : ''}`,
    `${changed} will change${unchanged > 0 ? `, ${unchanged} are like that already` : ''}`,
  )
export const chosenSections = (count: number): Text => text(`已选${count}个`, `${count} chosen`)
export const saveSeveral = (count: number): Text =>
  text(`修改${count}个包路段`, `Change ${count} road section${count === 1 ? '' : 's'}`)
