/** The colours of the offline base map: greys that stay behind scopes and points, by day and by night. */

export type BasemapColors = {
  readonly ground: string
  readonly water: string
  readonly waterName: string
  readonly green: string
  readonly built: string
  readonly building: string
  readonly path: string
  readonly street: string
  readonly streetEdge: string
  readonly mainRoad: string
  readonly mainRoadEdge: string
  readonly expressway: string
  readonly expresswayEdge: string
  readonly tunnel: string
  readonly railway: string
  readonly boundary: string
  readonly name: string
  readonly nameOfPlace: string
  readonly halo: string
}

export const basemapColors: Readonly<Record<'light' | 'dark', BasemapColors>> = {
  light: {
    ground: '#f2f3f4',
    water: '#c9d8e5',
    waterName: '#7590a8',
    green: '#e3eae2',
    built: '#ebecee',
    building: '#dfe1e4',
    path: '#e2e4e7',
    street: '#ffffff',
    streetEdge: '#d3d7dd',
    mainRoad: '#ffffff',
    mainRoadEdge: '#bdc4cc',
    expressway: '#e9ebee',
    expresswayEdge: '#a6afba',
    tunnel: '#e9ebed',
    railway: '#aab1ba',
    boundary: '#a3abb5',
    name: '#818a96',
    nameOfPlace: '#68727f',
    halo: '#f7f8f9',
  },
  dark: {
    ground: '#151b22',
    water: '#0e2230',
    waterName: '#57788f',
    green: '#16211f',
    built: '#19212a',
    building: '#1f2831',
    path: '#232c36',
    street: '#2c3743',
    streetEdge: '#121820',
    mainRoad: '#394653',
    mainRoadEdge: '#121820',
    expressway: '#4a5969',
    expresswayEdge: '#121820',
    tunnel: '#1e262f',
    railway: '#3a4550',
    boundary: '#46525e',
    name: '#76828f',
    nameOfPlace: '#8f9ba8',
    halo: '#10161c',
  },
}
