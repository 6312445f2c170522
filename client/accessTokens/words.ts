/** The words of access from other software. */
import { type Text, text } from '../../domain/text'

export const words = {
  title: text('外部软件访问', 'Access from other software'),
  explained: text(
    'QGIS 等软件凭访问令牌读取您有权查看的点位、问题、包路段和督导范围，只读不写。离岗后令牌随即失效。',
    'With an access token, QGIS and other programs read the points, issues, road sections and scopes that you may read; they change nothing. A token ends with your posts.',
  ),
  addresses: text('填入软件的地址', 'Addresses for your program'),
  features: text('要素服务（OGC API）', 'Features (OGC API)'),
  tiles: text('矢量瓦片', 'Vector tiles'),
  tokens: text('访问令牌', 'Access tokens'),
  none: text('还没有访问令牌。', 'No access token yet.'),
  noneNext: text('请生成一个，填入要使用的软件。', 'Make one, and set it in your program.'),
  noneOfPerson: text('此人没有访问令牌。', 'This person has no access token.'),
  make: text('生成访问令牌', 'Make an access token'),
  name: text('用于哪里', 'What it is for'),
  nameHint: text('如“办公室电脑的 QGIS”', 'Such as “QGIS on the office computer”'),
  until: text('最后有效日', 'Last day'),
  untilHint: text('最长一年', 'A year at most'),
  token: text('访问令牌', 'Access token'),
  shownOnce: text(
    '令牌只显示这一次。请复制到软件里：请求头 Authorization: Bearer 加令牌，或基本认证，用户名任意、密码填令牌。不要发给他人。',
    'The token is shown this once. Copy it into your program: as the header Authorization: Bearer and the token, or as the password of basic authentication with any user name. Give it to nobody.',
  ),
  copy: text('复制令牌', 'Copy the token'),
  copied: text('已复制', 'Copied'),
  noted: text('我已记下', 'I have noted it'),
  good: text('有效', 'Works'),
  ended: text('已到期', 'Ended'),
  revoked: text('已吊销', 'Revoked'),
  revoke: text('吊销', 'Revoke'),
  revokeEffect: text(
    '吊销后，使用它的软件下一次请求起就读不到数据，不能恢复。',
    'Once revoked, programs that use it read nothing from the next request on. This cannot be undone.',
  ),
} as const satisfies Record<string, Text>

export const createdText = (day: string): Text => text(`${day}生成`, `made ${day}`)
export const usedText = (day: string): Text => text(`${day}用过`, `used ${day}`)
export const neverUsed = text('没有用过', 'never used')
export const untilText = (day: string): Text => text(`到${day}`, `until ${day}`)
