/** The words of the map, in both languages. */
import type { PointStatus } from '../../domain/pointStatus'
import { pointStatusLabel } from '../../domain/pointStatus'
import { type Language, type Text, text } from '../../domain/text'

export const words = {
  map: text('城区地图', 'Map of the district'),
  mapKeys: text(
    '方向键移动，加减号缩放，Tab 键逐个选择点位',
    'Arrow keys move, plus and minus zoom, Tab goes through the points',
  ),
  pointsInView: text('地图范围内的点位', 'Points in view'),
  zoomIn: text('放大', 'Zoom in'),
  zoomOut: text('缩小', 'Zoom out'),
  wholeDistrict: text('看全区', 'Whole district'),
  north: text('正北朝上', 'North is up'),
  schematic: text('示意边界', 'Schematic boundaries'),
  schematicOffices: text('街道界线为示意', 'Office borders are schematic'),
  unavailable: text('这台设备暂时显示不了地图', 'The map cannot be shown on this device'),
  unavailableNextStep: text(
    '请换用较新的浏览器，或在浏览器设置里打开硬件加速。点位列表和问题列表照常可用。',
    'Please use a newer browser, or switch on hardware acceleration in its settings. The lists of points and issues work as usual.',
  ),
  basemap: text('底图', 'Base map'),
  noBasemap: text('只显示边界、督导范围和点位', 'Boundaries, scopes and points alone'),
  basemapMissing: text('底图暂时无法载入，点位不受影响', 'The base map cannot be loaded; points are not affected'),
  legend: text('图例', 'Legend'),
  all: text('全部', 'All'),
  showAll: text('显示全部', 'Show all'),
  builtUpEdge: text('建成区', 'Built-up area'),
  jurisdictionEdge: text('所辖范围', 'Whole jurisdiction'),
  surroundingsEdge: text('机场周边', 'Airport surroundings'),
  gap: text('无分队督导', 'No squad supervises'),
  cluster: text(
    '点位较密，数字为点位数，深红角标为超期数',
    'Several points: how many, and in dark red how many overdue',
  ),
  clusterShort: text('聚合点位', 'Several points'),
  clickToZoom: text('点按放大', 'Click to zoom in'),
  scaleBar: text('比例尺', 'Scale'),
  roadSections: text('包路段', 'Road section'),
  stopsInView: text('地图范围内的线路站点', 'Route stops in view'),
  sectionsInView: text('地图范围内的包路段', 'Road sections in view'),
  overlayLegend: text('叠加内容图例', 'Legend of what is laid over'),
  tapPlace: text('请在路段上点选问题位置', 'Choose the place on the section'),
  drawArea: text('按住拖动，圈出要选的点位', 'Press and draw round the points'),
  drawLine: text('画路段', 'Draw a section'),
  drawHint: text(
    '逐点单击画线，双击或按“完成”结束；靠近已有路段的端点和转折点会自动吸附。',
    'Click point by point; double-click or press Finish to end. Near the ends and vertices of other sections it snaps.',
  ),
  adjustHint: text(
    '拖动转折点调整，拖动中点增加转折点，右键单击转折点删除。',
    'Drag vertices; drag a midpoint to add one; right-click a vertex to delete it.',
  ),
  undo: text('撤销', 'Undo'),
  redo: text('重做', 'Redo'),
  editBorders: text('修改边界', 'Edit borders'),
  bordersHint: text(
    '拖动顶点移动边界，拖动边中点增加顶点，右键单击顶点删除；单击另一个范围改它的边界。相邻范围共用的边界一起移动。',
    'Drag vertices; drag the middle of an edge to add one; right-click one to delete it; click another scope to edit that. Shared borders move together.',
  ),
  giveUpBorders: text('放弃全部修改？', 'Give all changes up?'),
  giveUp: text('放弃', 'Give up'),
  goOn: text('继续修改', 'Go on'),
  finish: text('完成', 'Finish'),
  redraw: text('重画', 'Draw anew'),
  openingDrawing: text('正在打开画图工具', 'Opening the drawing tools'),
  drawingFailed: text(
    '画图工具没有打开。请检查网络后重试。',
    'The drawing tools could not be opened. Check the network and try again.',
  ),
} satisfies Record<string, Text>

export const squadName = (squad: number): Text => text(`第${'零一二三四五六'[squad] ?? squad}分队`, `Squad ${squad}`)

export const pointCount = (count: number): Text => text(`${count}个点位`, count === 1 ? '1 point' : `${count} points`)

export const sectionsCounted = (count: number): Text =>
  text(`包路段 ${count}条，颜色同点位`, `${count} road ${count === 1 ? 'section' : 'sections'}, coloured as points`)

/** What a screen reader says of a point or a road section. */
export const pointAnnouncement = (name: string, status: PointStatus, language: Language): string =>
  language === 'zh' ? `${name}，${pointStatusLabel[status].zh}` : `${name}, ${pointStatusLabel[status].en}`

/** 第3站，某某社区. */
export const stopAnnouncement = (number: number, name: string, language: Language): string =>
  language === 'zh' ? `第${number}站，${name}` : `Stop ${number}, ${name}`

/** 1,442米; from ten kilometres on in kilometres. */
export const metresText = (metres: number): Text => {
  const said = metres < 10_000 ? metres.toLocaleString('en') : (metres / 1000).toFixed(1)
  return metres < 10_000 ? text(`${said}米`, `${said} m`) : text(`${said}公里`, `${said} km`)
}

export const lineSoFar = (metres: number, vertices: number): Text => {
  const said = metresText(metres)
  return text(`长${said.zh} · ${vertices}个点`, `${said.en} long · ${vertices} ${vertices === 1 ? 'point' : 'points'}`)
}

export const borderSteps = (steps: number): Text =>
  steps === 0 ? text('还没有改动', 'Nothing changed yet') : text(`改了${steps}处`, `${steps} changes`)
