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
  unavailable: text('这台设备暂时显示不了地图', 'The map cannot be shown on this device'),
  unavailableNextStep: text(
    '请换用较新的浏览器，或在浏览器设置里打开硬件加速。点位列表和问题列表照常可用。',
    'Please use a newer browser, or switch on hardware acceleration in its settings. The lists of points and issues work as usual.',
  ),
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
} satisfies Record<string, Text>

export const squadName = (squad: number): Text => text(`第${'零一二三四五六'[squad] ?? squad}分队`, `Squad ${squad}`)

export const pointCount = (count: number): Text => text(`${count}个点位`, count === 1 ? '1 point' : `${count} points`)

/** What a screen reader says of a point. */
export const pointAnnouncement = (name: string, status: PointStatus, language: Language): string =>
  language === 'zh' ? `${name}，${pointStatusLabel[status].zh}` : `${name}, ${pointStatusLabel[status].en}`
