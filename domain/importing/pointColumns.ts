/** Which column of a sheet holds what of a point: one table of the names that offices give them. */
import { text } from '../text'
import type { SheetRow } from './cells'
import { cellsBy, columnTable, type MatchOf, type SheetColumn } from './sheetColumns'

export const pointColumns = {
  code: {
    label: text('编号', 'Code'),
    called: ['编号', '点位编号', '点位编码', '编码', '代码', 'code'],
    exactly: ['id'],
  },
  name: {
    label: text('名称', 'Name'),
    called: ['名称', '点位名称', '点位', '地点', '场所名称', 'name', 'point', 'pointname'],
  },
  kind: {
    label: text('点位类型', 'Kind'),
    called: ['点位类型', '类型', '类别', '点位类别', '测评类型', 'kind', 'type', 'category'],
  },
  units: {
    label: text('责任单位', 'Responsible units'),
    called: ['责任单位', '责任部门', '主体责任单位', 'responsibleunits', 'responsibleunit', 'unit', 'units'],
  },
  lead: { label: text('牵头单位', 'Lead unit'), called: ['牵头单位', '牵头部门', 'leadunit', 'lead'] },
  lng: { label: text('经度', 'Longitude'), called: ['经度', 'lng', 'lon', 'long', 'longitude', 'x'] },
  lat: { label: text('纬度', 'Latitude'), called: ['纬度', 'lat', 'latitude', 'y'] },
  position: {
    label: text('坐标', 'Coordinates'),
    called: [
      '坐标',
      '经纬度',
      '经度纬度',
      '经度/纬度',
      '经度,纬度',
      '位置坐标',
      'coordinates',
      'coordinate',
      'position',
      'lnglat',
      'latlng',
    ],
  },
  address: { label: text('地址', 'Address'), called: ['地址', '详细地址', '具体位置', '位置', 'address'] },
  urban: {
    label: text('是否市区', 'Urban'),
    called: ['是否市区', '是否建成区', 'isurban'],
    exactly: ['市区', '建成区', 'urban'],
  },
  scope: {
    label: text('所属街道', 'Street office'),
    called: [
      '所属街道',
      '街道',
      '所属乡镇',
      '乡镇街道',
      '街道乡镇',
      '所在街道',
      '督导范围',
      'scope',
      'streetoffice',
      'township',
    ],
  },
} as const satisfies Record<string, SheetColumn>
export type PointColumn = keyof typeof pointColumns
export const pointColumnNames = Object.keys(pointColumns) as PointColumn[]

/** Which column, counted from 0, holds what. */
export type ColumnMatch = MatchOf<PointColumn>

const table = columnTable<PointColumn>(pointColumns)
export const matchColumns = table.match

/** A row by its columns, as it was typed; '' where there is no such column or cell. */
export const cellsByColumn = (cells: SheetRow, match: ColumnMatch) => cellsBy<PointColumn>(cells, match)

/** The row, counted from 0, that names most columns; null where none names a point's name and one thing more. */
export const findHeader = (rows: readonly SheetRow[]): number | null => table.findHeader(rows, 'name')
