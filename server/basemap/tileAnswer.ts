/**
 * What a tile service's answer is worth. 天地图 says that a key is wrong in many ways: by 403 or 418, by 200 with a text, by
 * 200 with a picture that has words on it. Only a picture is handed on, and never one that stands for every tile alike.
 */
import { type Refusal, refuse } from '../../domain/refusal'

export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif'

/** Told by the first bytes; null: no picture, whatever the answer calls itself. */
export const pictureTypeOf = (bytes: Uint8Array): PictureType | null => {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'image/webp'
  return head.startsWith('GIF8') ? 'image/gif' : null
}

export const tileFaults = ['keyRefused', 'overQuota', 'noPicture', 'unreachable', 'busy'] as const
export type TileFault = (typeof tileFaults)[number]

export type TileAnswer =
  | { readonly kind: 'tile'; readonly bytes: Uint8Array<ArrayBuffer>; readonly type: PictureType }
  /** The service has nothing there. */
  | { readonly kind: 'noTile' }
  | { readonly kind: 'fault'; readonly fault: TileFault }

const fault = (one: TileFault): TileAnswer => ({ kind: 'fault', fault: one })

/** 天地图's own words for a key that it does not take, and for one that has been used too often. */
const saysQuota = /配额|超限|超出|上限|次数|频繁|quota|limit|too many/i
const saysKey = /密钥|非法|权限|未授权|\bkey\b|\btk\b|token|unauthor|forbidden/i

const judgeText = (bytes: Uint8Array): TileAnswer => {
  const said = Buffer.from(bytes.subarray(0, 2_000)).toString('utf8')
  if (/TileOutOfRange/i.test(said)) return { kind: 'noTile' }
  if (saysQuota.test(said)) return fault('overQuota')
  return fault(saysKey.test(said) ? 'keyRefused' : 'noPicture')
}

export const judgeAnswer = (status: number, bytes: Uint8Array<ArrayBuffer>): TileAnswer => {
  if (status === 404 || status === 204) return { kind: 'noTile' }
  if (status === 429) return fault('overQuota')
  if (status === 401 || status === 403 || status === 418) {
    const said = judgeText(bytes)
    return said.kind === 'fault' && said.fault === 'overQuota' ? said : fault('keyRefused')
  }
  if (status >= 500) return fault('unreachable')
  const type = pictureTypeOf(bytes)
  if (status === 200 && type !== null) return { kind: 'tile', bytes, type }
  return judgeText(bytes)
}

/** As the map shows it; everything else goes on. */
export const refusalOf: Readonly<Record<TileFault, Refusal>> = {
  keyRefused: refuse(
    'forbidden',
    '天地图不接受这个密钥，底图暂不显示，其他照常。请管理员检查密钥及其类型（服务器端）。',
    'Tianditu does not take the key; its map is not shown, all else works. Have the administrator check the key and its type (server).',
  ),
  overQuota: refuse(
    'tooMany',
    '天地图的调用次数已用完，底图暂不显示，其他照常。请稍后再试。',
    'The quota of the Tianditu key is used up; its map is not shown, all else works. Try again later.',
  ),
  noPicture: refuse(
    'conflict',
    '天地图返回的不是地图，底图暂不显示，其他照常。请管理员检查密钥和网络。',
    'Tianditu answers with something that is no map; all else works. Have the administrator check key and network.',
  ),
  unreachable: refuse(
    'conflict',
    '连不上天地图，底图暂不显示，其他照常。请稍后再试。',
    'Tianditu cannot be reached; its map is not shown, all else works. Try again later.',
  ),
  busy: refuse(
    'tooMany',
    '天地图的请求太多，部分底图没有显示。请稍后再移动地图。',
    'There are too many requests to Tianditu; parts of its map are missing. Move the map again in a moment.',
  ),
}
