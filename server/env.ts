/**
 * Every environment variable the server reads, in one table: what it means, what holds without it, what a value must be.
 * The READMEs print this table; the server reads it once, at start.
 */
import { isIP } from 'node:net'
import { z } from 'zod'
import { basemapDatums, type FittingDatum } from '../domain/basemap'
import { basemapFault } from '../domain/basemapDatum'
import { type Text, text } from '../domain/text'
import type { S3Settings } from './blobs/s3Store'
import {
  cidrs,
  isHttpsUrl,
  isHttpUrl,
  isKeyOf,
  isKeyPair,
  isPostgresUrl,
  isStyleOrTemplate,
  serviceUrl,
} from './environmentValues'
import type { TravelSettings } from './routing/travel/openTravel'

export type Variable<T> = {
  readonly meaning: Text
  /** What holds while it is not set, in words or as the value itself. */
  readonly unset: Text | string
  /** Completes "NAME must be …". */
  readonly must: Text
  readonly example: string
  /** The value is never repeated in a message. */
  readonly secret?: true
  readonly schema: z.ZodType<T, string>
}

const mustBeServiceUrl = text('不带 ? 和 # 的 http 或 https 网址', 'an http or https URL without ? or #')

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

export const variables = {
  PORT: {
    meaning: text('监听端口；0 表示任选一个空闲端口', 'Port to listen on; 0 takes any free one'),
    unset: '3000',
    must: text('0 到 65535 的整数', 'a whole number from 0 to 65535'),
    example: '3000',
    schema: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().max(65535)),
  },
  HOST: {
    meaning: text('监听地址；0.0.0.0 表示本机所有网卡', 'Address to listen on; 0.0.0.0 is every network card'),
    unset: '127.0.0.1',
    must: text('IP 地址或主机名', 'an IP address or a host name'),
    example: '0.0.0.0',
    schema: z.string().refine((value) => isIP(value) !== 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(value)),
  },
  DATABASE_URL: {
    meaning: text(
      '外部 PostgreSQL；不设则服务器自带一个数据库',
      'A PostgreSQL of your own; without it the server starts one itself',
    ),
    unset: text('自带数据库', 'the embedded database'),
    must: text('带数据库名的 postgres 网址', 'a postgres URL that names a database'),
    example: 'postgres://xuncheng:password@127.0.0.1:5432/xuncheng',
    secret: true,
    schema: z.string().refine(isPostgresUrl),
  },
  DATA_DIR: {
    meaning: text('存放自带数据库和照片的文件夹', 'Folder of the embedded database and the photos'),
    unset: './data',
    must: text('文件夹路径', 'the path of a folder'),
    example: './data',
    schema: z.string().refine((value) => !value.includes('\0')),
  },
  PUBLIC_URL: {
    meaning: text(
      '用户访问的网址，用于来源校验、登录凭证和二维码',
      'Where users reach the server: origin checks, cookies, QR codes',
    ),
    unset: text('由 HOST 和 PORT 得出', 'made from HOST and PORT'),
    must: text('不带路径的 http 或 https 网址', 'an http or https URL without a path'),
    example: 'https://xuncheng.example.cn',
    schema: z
      .string()
      .refine((value) => isHttpUrl(value) && `${new URL(value).origin}/` === new URL(value).href)
      .transform((value) => new URL(value).origin),
  },
  TRUSTED_PROXIES: {
    meaning: text(
      '反向代理的地址，其 X-Forwarded-For 可信；逗号分隔',
      'Addresses of reverse proxies whose X-Forwarded-For is believed; comma-separated',
    ),
    unset: text('无', 'none'),
    must: text('以逗号分隔的 CIDR 网段', 'CIDR ranges separated by commas'),
    example: '127.0.0.1/32,10.0.0.0/8',
    schema: cidrs,
  },
  WEBHOOK_NETWORKS: {
    meaning: text(
      '系统对接可以发往的内网网段；逗号分隔。公网 https 地址不需要放行',
      'Networks inside to which webhooks may be sent; comma-separated. Public https addresses need none',
    ),
    unset: text('无，只能发往公网', 'none: public addresses alone'),
    must: text('以逗号分隔的 CIDR 网段', 'CIDR ranges separated by commas'),
    example: '10.20.0.0/16',
    schema: cidrs,
  },
  AUTH_SECRET: {
    meaning: text('登录凭证的签名密钥', 'Key that signs the session cookies'),
    unset: text('首次启动时生成，存入数据库', 'made at the first start and kept in the database'),
    must: text('至少 32 个字符', 'at least 32 characters long'),
    example: 'openssl rand -base64 32',
    secret: true,
    schema: z.string().min(32),
  },
  CONTACTS_KEY: {
    meaning: text(
      '加密联系人姓名和电话、系统对接签名密钥的密钥；更换时写“新密钥,旧密钥”',
      'Key that seals contacts’ names and numbers and the secrets of webhooks; to change it, give the new one and the former, comma-separated',
    ),
    unset: text(
      '首次启动时生成，存为 DATA_DIR/contacts.key',
      'made at the first start and kept in DATA_DIR/contacts.key',
    ),
    must: text('32 字节的 base64 密钥，多个用逗号分隔', 'keys of 32 bytes in base64, separated by commas'),
    example: 'openssl rand -base64 32',
    secret: true,
    schema: z
      .string()
      .transform((value) => value.split(',').map((key) => key.trim()))
      .pipe(z.array(z.string().refine((key) => isKeyOf(32, key.replaceAll('+', '-').replaceAll('/', '_')))).max(10)),
  },
  BASEMAP_URL: {
    meaning: text(
      '底图：MapLibre 样式，或含 {z}/{x}/{y} 的 XYZ、WMTS 瓦片地址',
      'Base map: a MapLibre style, or an XYZ or WMTS template with {z}/{x}/{y}',
    ),
    unset: text('无底图，不访问任何外部网址', 'none; nothing external is fetched'),
    must: text(
      'http 或 https 网址；瓦片地址须同时含 {z}、{x}、{y}',
      'an http or https URL; a tile template has all of {z}, {x} and {y}',
    ),
    example: 'https://tiles.example.cn/{z}/{x}/{y}.png',
    // A base map's URL often carries its owner's key.
    secret: true,
    schema: z.string().refine(isStyleOrTemplate),
  },
  BASEMAP_DATUM: {
    meaning: text(
      'BASEMAP_URL 的瓦片所用坐标系；GCJ-02、BD-09 不能用，点位会偏出约 500 米',
      'Datum of the tiles of BASEMAP_URL; GCJ-02 and BD-09 are refused, for points would lie 500 m off',
    ),
    unset: text('未注明，按 WGS-84', 'not stated, taken as WGS-84'),
    must: text(`${basemapDatums.join('、')} 之一`, `one of ${basemapDatums.join(', ')}`),
    example: 'CGCS2000',
    schema: z.enum(basemapDatums),
  },
  BASEMAP_ATTRIBUTION: {
    meaning: text('BASEMAP_URL 的来源与审图号，显示在地图上', 'Whose the tiles of BASEMAP_URL are, shown on the map'),
    unset: text('无', 'none'),
    must: text('200 字以内', 'at most 200 characters long'),
    example: '某某市规划和自然资源局 · 晋S（2024）001号',
    schema: z.string().max(200),
  },
  BASEMAP_PMTILES: {
    meaning: text(
      '离线底图：Protomaps 图层的 PMTiles 文件或网址',
      'Offline base map: a PMTiles file or URL with the layers of Protomaps',
    ),
    unset: text('DATA_DIR 里的 basemap.pmtiles（若有）', 'basemap.pmtiles in DATA_DIR, where there is one'),
    must: text(
      '以 .pmtiles 结尾的文件路径，或 http、https 网址',
      'the path of a file ending in .pmtiles, or an http or https URL',
    ),
    example: './shanxi.pmtiles',
    // As BASEMAP_URL.
    secret: true,
    schema: z.string().refine((value) => isHttpUrl(value) || (!value.includes('\0') && value.endsWith('.pmtiles'))),
  },
  TIANDITU_KEY: {
    meaning: text(
      '天地图密钥（服务器端类型），只留在服务器上',
      'Key of Tianditu (of the type for servers); it stays on the server',
    ),
    unset: text('不提供天地图', 'Tianditu is not offered'),
    must: text('天地图发给的密钥，只含字母和数字', 'the key as Tianditu gives it: letters and digits'),
    example: '0123456789abcdef0123456789abcdef',
    secret: true,
    schema: z.string().regex(/^[a-z\d]{8,64}$/i),
  },
  TIANDITU_URL: {
    meaning: text('天地图的内网地址（如政务外网版）', 'Where Tianditu is reached within a network of its own'),
    unset: 'https://t0…t7.tianditu.gov.cn',
    must: mustBeServiceUrl,
    example: 'http://10.0.0.8/tianditu',
    secret: true,
    schema: serviceUrl,
  },
  VAPID_PUBLIC_KEY: {
    meaning: text(
      '消息推送的公钥；三个 VAPID 变量须同时设置',
      'Public key of Web Push; the three VAPID variables are set together',
    ),
    unset: text('不推送，只有站内消息', 'no push; the inbox alone'),
    must: text('65 字节的 base64url 公钥', 'a public key of 65 bytes in base64url'),
    example: 'npx web-push generate-vapid-keys',
    schema: z.string().refine((value) => isKeyOf(65, value)),
  },
  VAPID_PRIVATE_KEY: {
    meaning: text('消息推送的私钥，与公钥成对', 'Private key of Web Push, the pair of the public one'),
    unset: text('不推送', 'no push'),
    must: text('32 字节的 base64url 私钥', 'a private key of 32 bytes in base64url'),
    example: 'npx web-push generate-vapid-keys',
    secret: true,
    schema: z.string().refine((value) => isKeyOf(32, value)),
  },
  VAPID_SUBJECT: {
    meaning: text('推送服务联系管理员的邮箱或网址', 'Where push services reach the administrator: mail or page'),
    unset: text('不推送', 'no push'),
    must: text('mailto: 邮箱或 https 网址', 'a mailto: address or an https URL'),
    example: 'mailto:admin@xuncheng.example.cn',
    schema: z.string().refine((value) => /^mailto:[^@\s]+@[^@\s]+$/.test(value) || isHttpsUrl(value)),
  },
  SAMPLE_PASSWORD: {
    meaning: text('示例账号的共用密码', 'The one password of the sample accounts'),
    unset: text('首次启动时随机生成，打印一次', 'random, printed once at the first start'),
    must: text('8 到 128 个字符', '8 to 128 characters long'),
    example: 'a-long-password',
    secret: true,
    schema: z.string().min(8).max(128),
  },
  SAMPLE: {
    meaning: text(
      '1 装入示例数据，0 从空库开始（只有一个 office 账号）',
      '1 loads the sample data, 0 starts empty with one account, office',
    ),
    unset: text('自带数据库为 1，外部数据库为 0', '1 with the embedded database, 0 with DATABASE_URL'),
    must: text('0 或 1', '0 or 1'),
    example: '0',
    schema: z.enum(['0', '1']).transform((value) => value === '1'),
  },
  S3_ENDPOINT: {
    meaning: text(
      '存放照片的 S3 兼容服务；五个 S3 变量要么都设，要么都不设',
      'An S3-compatible service that keeps the photos; set all five S3 variables or none',
    ),
    unset: text('照片存放在 DATA_DIR', 'the photos lie in DATA_DIR'),
    must: text('不带路径的 http 或 https 网址', 'an http or https URL without a path'),
    example: 'https://s3.example.cn',
    schema: z
      .string()
      .refine((value) => isHttpUrl(value) && `${new URL(value).origin}/` === new URL(value).href)
      .transform((value) => new URL(value).origin),
  },
  S3_BUCKET: {
    meaning: text('存储桶，须已建好', 'Its bucket, which has to be there'),
    unset: text('无', 'none'),
    must: text('存储桶的名称', 'the name of a bucket'),
    example: 'xuncheng',
    schema: z.string().regex(/^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/),
  },
  S3_REGION: {
    meaning: text('区域', 'Its region'),
    unset: text('无', 'none'),
    must: text('区域的名称', 'the name of a region'),
    example: 'us-east-1',
    schema: z.string().regex(/^[a-z\d-]{1,40}$/i),
  },
  S3_ACCESS_KEY_ID: {
    meaning: text('访问密钥编号', 'Id of the access key'),
    unset: text('无', 'none'),
    must: text('不含空格的字符', 'characters without a space'),
    example: 'AKIAEXAMPLE',
    secret: true,
    schema: z.string().regex(/^[!-~]{1,200}$/),
  },
  S3_SECRET_ACCESS_KEY: {
    meaning: text('访问密钥', 'The access key'),
    unset: text('无', 'none'),
    must: text('不含空格的字符', 'characters without a space'),
    example: 'a-long-secret',
    secret: true,
    schema: z.string().regex(/^[!-~]{1,200}$/),
  },
  ROAD_FILE: {
    meaning: text(
      '道路文件（GeoJSON 线），行车时间按它计算；ROAD_FILE、OSRM_URL、VALHALLA_URL 只能设一个',
      'A road file (GeoJSON lines) by which travel times are found; only one of ROAD_FILE, OSRM_URL and VALHALLA_URL is set',
    ),
    unset: text('按直线距离估算', 'estimated by straight distance'),
    must: text('文件路径', 'the path of a file'),
    example: './roads.geojson',
    schema: z.string().refine((value) => !value.includes('\0')),
  },
  OSRM_URL: {
    meaning: text('OSRM 服务，行车时间由它计算', 'An OSRM service that finds travel times'),
    unset: text('按直线距离估算', 'estimated by straight distance'),
    must: mustBeServiceUrl,
    example: 'http://127.0.0.1:5000',
    // The address of a service within the office's network, or with its key, is nobody's business.
    secret: true,
    schema: serviceUrl,
  },
  VALHALLA_URL: {
    meaning: text('Valhalla 服务，行车时间由它计算', 'A Valhalla service that finds travel times'),
    unset: text('按直线距离估算', 'estimated by straight distance'),
    must: mustBeServiceUrl,
    example: 'http://127.0.0.1:8002',
    secret: true,
    schema: serviceUrl,
  },
  VROOM_URL: {
    meaning: text('VROOM 服务，由它排线路', 'A VROOM service that orders the stops'),
    unset: text('由系统自己排', 'the product orders them itself'),
    must: mustBeServiceUrl,
    example: 'http://127.0.0.1:3001',
    secret: true,
    schema: serviceUrl,
  },
  LOG_LEVEL: {
    meaning: text('日志级别', 'How much is logged'),
    unset: 'info',
    must: text(`${levels.join('、')} 之一`, `one of ${levels.join(', ')}`),
    example: 'warn',
    schema: z.enum(levels),
  },
} as const satisfies Record<string, Variable<unknown>>

/** `url` null: Tianditu's own hosts. */
export type TiandituSettings = { readonly key: string; readonly url: string | null }

/** As `npx web-push generate-vapid-keys` makes them. */
export type PushKeys = { readonly publicKey: string; readonly privateKey: string; readonly subject: string }

export type Environment = {
  readonly port: number
  readonly host: string
  /** Absent: the embedded database. */
  readonly databaseUrl: string | undefined
  readonly dataDir: string
  /** An origin, without a slash at the end. With port 0 it is only known once the server listens: see publicUrlOf. */
  readonly publicUrl: string
  readonly trustedProxies: readonly string[]
  readonly webhookNetworks: readonly string[]
  readonly authSecret: string | undefined
  /** The newest first. Absent: a file of `dataDir`. */
  readonly contactsKeys?: readonly string[] | undefined
  readonly basemapUrl: string | undefined
  readonly basemapDatum?: FittingDatum | undefined
  readonly basemapAttribution?: string | undefined
  /** A file or a URL; absent: `basemap.pmtiles` in `dataDir`, where there is one. */
  readonly basemapPmtiles?: string | undefined
  /** Absent: Tianditu is not offered. */
  readonly tianditu?: TiandituSettings | undefined
  readonly samplePassword: string | undefined
  readonly sample: boolean
  /** Absent: photos lie in `dataDir`. */
  readonly s3: S3Settings | undefined
  readonly logLevel: (typeof levels)[number]
  /** Absent: nobody is told while the page is closed. */
  readonly push?: PushKeys | undefined
  /** Absent: travel times are estimated. */
  readonly travel?: TravelSettings | undefined
  /** Absent: routes are searched for by the product itself. */
  readonly vroomUrl?: string | undefined
  /** No variable sets it: a test's own push service may be on this machine and without a certificate. */
  readonly pushAnywhere?: true
  /** A test's own clock for what is sent again. */
  readonly machineNow?: () => number
}

/** The address to open in a browser on this machine; a server on every network card is also reached by loopback. */
export const publicUrlOf = (host: string, port: number): string => {
  const reached = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host
  return new URL(`http://${isIP(reached) === 6 ? `[${reached}]` : reached}:${port}`).origin
}

const faultOf = (name: string, { must, example, secret }: Variable<unknown>, raw: string): string => {
  const [zhFault, enFault] = secret ? ['的值有误', 'is malformed'] : [`不能是 ${raw}`, `cannot be ${raw}`]
  return `${name} ${zhFault}。应为：${must.zh}。例如：${example} · ${name} ${enFault}: it must be ${must.en}, for example ${example}`
    .replaceAll(/\s+/g, ' ')
    .replaceAll('\0', '')
}

const s3Names = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const

const s3Incomplete = (missing: readonly string[]): string =>
  `${missing.join('、')} 没有设置。五个 S3 变量要么都设，要么都不设。 · ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not set: set all five S3 variables or none.`
const partOfPush =
  'VAPID_PUBLIC_KEY、VAPID_PRIVATE_KEY、VAPID_SUBJECT 须同时设置或都不设。可用 npx web-push generate-vapid-keys 生成 · VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY and VAPID_SUBJECT are set together or not at all; npx web-push generate-vapid-keys makes the keys'
const noPair =
  'VAPID_PRIVATE_KEY 与 VAPID_PUBLIC_KEY 不成对。请用 npx web-push generate-vapid-keys 重新生成 · VAPID_PRIVATE_KEY and VAPID_PUBLIC_KEY are no pair; make both anew with npx web-push generate-vapid-keys'

const travelNames = ['ROAD_FILE', 'OSRM_URL', 'VALHALLA_URL'] as const
const severalEngines = (names: readonly string[]): string =>
  `${names.join('、')} 只能设一个。请只留下要用的。 · Only one of ${names.join(', ')} can be set: keep the one that is wanted.`

const unfit = ({ zh, en }: Text): string => `BASEMAP_URL 不能用：${zh} · BASEMAP_URL cannot be used: ${en}`
const keyless =
  'TIANDITU_URL 须与 TIANDITU_KEY 同时设置。请设置密钥。 · TIANDITU_URL needs TIANDITU_KEY: set the key too.'

/** Pure. An empty value counts as not set. The first malformed value is told in one line. */
export function readEnvironment(
  values: Readonly<Record<string, string | undefined>>,
): Environment | { readonly malformed: string } {
  const faults: string[] = []
  const read = <T>(name: keyof typeof variables, variable: Variable<T>): T | undefined => {
    const raw = values[name]?.trim()
    if (!raw) return undefined
    const result = variable.schema.safeParse(raw)
    if (result.success) return result.data
    faults.push(faultOf(name, variable, raw))
    return undefined
  }

  const readS3 = (): S3Settings | undefined => {
    const endpoint = read('S3_ENDPOINT', variables.S3_ENDPOINT)
    const bucket = read('S3_BUCKET', variables.S3_BUCKET)
    const region = read('S3_REGION', variables.S3_REGION)
    const accessKeyId = read('S3_ACCESS_KEY_ID', variables.S3_ACCESS_KEY_ID)
    const secretAccessKey = read('S3_SECRET_ACCESS_KEY', variables.S3_SECRET_ACCESS_KEY)
    const missing = s3Names.filter((name) => !values[name]?.trim())
    if (missing.length === s3Names.length) return undefined
    if (missing.length > 0) faults.push(s3Incomplete(missing))
    return endpoint && bucket && region && accessKeyId && secretAccessKey
      ? { endpoint, bucket, region, accessKeyId, secretAccessKey }
      : undefined
  }

  const readTravel = (): TravelSettings | undefined => {
    const path = read('ROAD_FILE', variables.ROAD_FILE)
    const osrm = read('OSRM_URL', variables.OSRM_URL)
    const valhalla = read('VALHALLA_URL', variables.VALHALLA_URL)
    const named = travelNames.filter((name) => values[name]?.trim())
    if (named.length > 1) faults.push(severalEngines(named))
    if (path !== undefined) return { engine: 'roadFile', path }
    if (osrm !== undefined) return { engine: 'osrm', url: osrm }
    return valhalla === undefined ? undefined : { engine: 'valhalla', url: valhalla }
  }

  const readBasemap = (): Pick<Environment, 'basemapUrl' | 'basemapDatum' | 'basemapAttribution'> => {
    const basemapUrl = read('BASEMAP_URL', variables.BASEMAP_URL)
    const stated = read('BASEMAP_DATUM', variables.BASEMAP_DATUM)
    const fault = basemapUrl === undefined ? null : basemapFault(basemapUrl, stated)
    if (fault) faults.push(unfit(fault.refused))
    return {
      basemapUrl,
      basemapDatum: stated === 'GCJ-02' || stated === 'BD-09' ? undefined : stated,
      basemapAttribution: read('BASEMAP_ATTRIBUTION', variables.BASEMAP_ATTRIBUTION),
    }
  }

  const readTianditu = (): TiandituSettings | undefined => {
    const key = read('TIANDITU_KEY', variables.TIANDITU_KEY)
    const url = read('TIANDITU_URL', variables.TIANDITU_URL) ?? null
    if (url !== null && !values.TIANDITU_KEY?.trim()) faults.push(keyless)
    return key === undefined ? undefined : { key, url }
  }

  const port = read('PORT', variables.PORT) ?? 3000
  const host = read('HOST', variables.HOST) ?? '127.0.0.1'
  const databaseUrl = read('DATABASE_URL', variables.DATABASE_URL)
  const publicKey = read('VAPID_PUBLIC_KEY', variables.VAPID_PUBLIC_KEY)
  const privateKey = read('VAPID_PRIVATE_KEY', variables.VAPID_PRIVATE_KEY)
  const subject = read('VAPID_SUBJECT', variables.VAPID_SUBJECT)
  const push = publicKey && privateKey && subject ? { publicKey, privateKey, subject } : undefined
  const isPartOfPush = push === undefined && (publicKey ?? privateKey ?? subject) !== undefined
  if (isPartOfPush) faults.push(partOfPush)
  if (push !== undefined && !isKeyPair(push.publicKey, push.privateKey)) faults.push(noPair)
  const environment: Environment = {
    port,
    host,
    databaseUrl,
    dataDir: read('DATA_DIR', variables.DATA_DIR) ?? variables.DATA_DIR.unset,
    publicUrl: read('PUBLIC_URL', variables.PUBLIC_URL) ?? publicUrlOf(host, port),
    trustedProxies: read('TRUSTED_PROXIES', variables.TRUSTED_PROXIES) ?? [],
    webhookNetworks: read('WEBHOOK_NETWORKS', variables.WEBHOOK_NETWORKS) ?? [],
    authSecret: read('AUTH_SECRET', variables.AUTH_SECRET),
    ...readBasemap(),
    basemapPmtiles: read('BASEMAP_PMTILES', variables.BASEMAP_PMTILES),
    tianditu: readTianditu(),
    contactsKeys: read('CONTACTS_KEY', variables.CONTACTS_KEY),
    samplePassword: read('SAMPLE_PASSWORD', variables.SAMPLE_PASSWORD),
    sample: read('SAMPLE', variables.SAMPLE) ?? databaseUrl === undefined,
    s3: readS3(),
    push,
    travel: readTravel(),
    vroomUrl: read('VROOM_URL', variables.VROOM_URL),
    logLevel: read('LOG_LEVEL', variables.LOG_LEVEL) ?? variables.LOG_LEVEL.unset,
  }
  const [malformed] = faults
  return malformed === undefined ? environment : { malformed }
}
