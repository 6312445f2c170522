/** What the server makes of its environment, and what it says of a value that it cannot use. */
import { describe, expect, test } from 'vitest'
import webPush from 'web-push'
import { publicUrlOf, readEnvironment } from '../../server/env'

describe('without any variable', () => {
  test('the server listens on loopback, keeps its own database in ./data and loads the sample', () => {
    expect(readEnvironment({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      dataDir: './data',
      publicUrl: 'http://127.0.0.1:3000',
      trustedProxies: [],
      webhookNetworks: [],
      authSecret: undefined,
      basemapUrl: undefined,
      samplePassword: undefined,
      sample: true,
      s3: undefined,
      logLevel: 'info',
      push: undefined,
    })
  })
  test('an empty value counts as not set', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URL: ' ', SAMPLE: '' })).toEqual(readEnvironment({}))
  })
})

describe('the sample data', () => {
  const external = 'postgres://someone@db.example.cn/city'
  test('is not loaded into an external database', () => {
    expect(readEnvironment({ DATABASE_URL: external })).toMatchObject({ sample: false, databaseUrl: external })
  })
  test('is loaded into an external database when SAMPLE=1 asks for it', () => {
    expect(readEnvironment({ DATABASE_URL: external, SAMPLE: '1' })).toMatchObject({ sample: true })
  })
  test('is not loaded into the embedded database when SAMPLE=0', () => {
    expect(readEnvironment({ SAMPLE: '0' })).toMatchObject({ sample: false })
  })
})

describe('the keys of contacts', () => {
  const [one, two] = [Buffer.alloc(32, 1).toString('base64'), Buffer.alloc(32, 250).toString('base64')]
  test('are one, or the new one and the former', () => {
    expect(readEnvironment({ CONTACTS_KEY: one })).toMatchObject({ contactsKeys: [one] })
    expect(readEnvironment({ CONTACTS_KEY: `${two}, ${one}` })).toMatchObject({ contactsKeys: [two, one] })
  })
  test.each(['short', Buffer.alloc(31).toString('base64'), `${one},`, `${one} ${two}`])(
    '%s is none, and is not repeated',
    (wrong) => {
      const answer = readEnvironment({ CONTACTS_KEY: wrong })
      expect(answer).toEqual({ malformed: expect.stringContaining('CONTACTS_KEY') })
      expect(JSON.stringify(answer)).not.toContain(one)
    },
  )
})

describe('the public URL', () => {
  test('follows HOST and PORT', () => {
    expect(readEnvironment({ HOST: 'map.example.cn', PORT: '8080' })).toMatchObject({
      publicUrl: 'http://map.example.cn:8080',
    })
  })
  test('of a server on every network card is its loopback address', () => {
    expect(publicUrlOf('0.0.0.0', 3000)).toBe('http://127.0.0.1:3000')
    expect(publicUrlOf('::', 3000)).toBe('http://[::1]:3000')
  })
  test('loses the slash at its end', () => {
    expect(readEnvironment({ PUBLIC_URL: 'https://xuncheng.example.cn/' })).toMatchObject({
      publicUrl: 'https://xuncheng.example.cn',
    })
  })
})

test('a trusted proxy given as an address is a range of one', () => {
  expect(readEnvironment({ TRUSTED_PROXIES: '10.0.0.0/8, 192.168.1.2,fd00::/8' })).toMatchObject({
    trustedProxies: ['10.0.0.0/8', '192.168.1.2/32', 'fd00::/8'],
  })
})

test.each([
  'https://maps.example.cn/style.json',
  'https://t0.tianditu.gov.cn/vec_w/wmts?TILEMATRIX={z}&TILECOL={x}&TILEROW={y}&tk=key',
  'http://tiles.example.cn/{z}/{x}/{-y}.png',
])('%s is a base map', (url) => {
  expect(readEnvironment({ BASEMAP_URL: url })).toMatchObject({ basemapUrl: url })
})

describe('base maps', () => {
  const own = 'https://tiles.example.cn/{z}/{x}/{y}.png'
  test('an own one comes with the datum and the words that were stated', () => {
    expect(
      readEnvironment({ BASEMAP_URL: own, BASEMAP_DATUM: 'CGCS2000', BASEMAP_ATTRIBUTION: '某市 · 晋S（2024）001号' }),
    ).toMatchObject({ basemapUrl: own, basemapDatum: 'CGCS2000', basemapAttribution: '某市 · 晋S（2024）001号' })
    expect(readEnvironment({ BASEMAP_URL: own })).toMatchObject({ basemapUrl: own, basemapDatum: undefined })
  })
  test.each([
    [own, 'GCJ-02'],
    [own, 'BD-09'],
    ['https://webrd01.is.autonavi.com/appmaptile?x={x}&y={y}&z={z}&key=secret', undefined],
    ['https://webrd01.is.autonavi.com/appmaptile?x={x}&y={y}&z={z}&key=secret', 'WGS-84'],
  ])('%s in %s stops the start and says why, without the address', (BASEMAP_URL, BASEMAP_DATUM) => {
    const said = readEnvironment({ BASEMAP_URL, BASEMAP_DATUM })
    expect(said).toEqual({
      malformed: expect.stringMatching(/^BASEMAP_URL 不能用：.*坐标系，点位会偏出约 500 米.* · BASEMAP_URL /),
    })
    expect(JSON.stringify(said)).not.toContain('http')
  })
  test.each(['./maps/shanxi.pmtiles', 'https://maps.example.cn/shanxi.pmtiles?key=1'])(
    '%s is an offline base map',
    (url) => {
      expect(readEnvironment({ BASEMAP_PMTILES: url })).toMatchObject({ basemapPmtiles: url })
    },
  )
  test('Tianditu needs a key, and may be reached elsewhere', () => {
    const key = '0123456789abcdef0123456789abcdef'
    expect(readEnvironment({ TIANDITU_KEY: key })).toMatchObject({ tianditu: { key, url: null } })
    expect(readEnvironment({ TIANDITU_KEY: key, TIANDITU_URL: 'http://10.0.0.8/tdt/' })).toMatchObject({
      tianditu: { key, url: 'http://10.0.0.8/tdt' },
    })
    expect(readEnvironment({})).toMatchObject({ tianditu: undefined })
    expect(readEnvironment({ TIANDITU_URL: 'http://10.0.0.8' })).toEqual({
      malformed: expect.stringContaining('TIANDITU_KEY'),
    })
  })
})

describe('Web Push', () => {
  const { publicKey, privateKey } = webPush.generateVAPIDKeys()
  const pair = {
    VAPID_PUBLIC_KEY: publicKey,
    VAPID_PRIVATE_KEY: privateKey,
    VAPID_SUBJECT: 'mailto:admin@xuncheng.example.cn',
  }
  test('is on with all three variables', () => {
    expect(readEnvironment(pair)).toMatchObject({
      push: { publicKey: pair.VAPID_PUBLIC_KEY, privateKey: pair.VAPID_PRIVATE_KEY, subject: pair.VAPID_SUBJECT },
    })
  })
  test('with one of them missing stops the start in one line that says so', () => {
    const { VAPID_SUBJECT, ...keys } = pair
    for (const part of [keys, { VAPID_SUBJECT }])
      expect(readEnvironment(part)).toEqual({
        malformed: expect.stringMatching(/须同时设置或都不设.* are set together/),
      })
  })
  test('with keys that are no pair stops the start, and repeats neither', () => {
    const other = `${pair.VAPID_PRIVATE_KEY.startsWith('A') ? 'B' : 'A'}${pair.VAPID_PRIVATE_KEY.slice(1)}`
    const answer = readEnvironment({ ...pair, VAPID_PRIVATE_KEY: other })
    expect(answer).toEqual({ malformed: expect.stringContaining('不成对') })
    expect(JSON.stringify(answer)).not.toContain(other)
  })
})

test('a malformed value is told in one line: the variable, the fault, an example', () => {
  expect(readEnvironment({ PORT: '70000' })).toEqual({
    malformed:
      'PORT 不能是 70000。应为：0 到 65535 的整数。例如：3000 · PORT cannot be 70000: it must be a whole number from 0 to 65535, for example 3000',
  })
})

test('the line never repeats a secret', () => {
  const answer = readEnvironment({ SAMPLE_PASSWORD: 'hunter2' })
  expect(answer).toEqual({
    malformed:
      'SAMPLE_PASSWORD 的值有误。应为：8 到 128 个字符。例如：a-long-password · SAMPLE_PASSWORD is malformed: it must be 8 to 128 characters long, for example a-long-password',
  })
})

describe('the S3 store of photos', () => {
  const all = {
    S3_ENDPOINT: 'https://s3.example.cn/',
    S3_BUCKET: 'xuncheng',
    S3_REGION: 'cn-north-1',
    S3_ACCESS_KEY_ID: 'AKIAEXAMPLE',
    S3_SECRET_ACCESS_KEY: 'a-long-secret',
  }
  test('is used when all five variables are set', () => {
    expect(readEnvironment(all)).toMatchObject({
      s3: {
        endpoint: 'https://s3.example.cn',
        bucket: 'xuncheng',
        region: 'cn-north-1',
        accessKeyId: 'AKIAEXAMPLE',
        secretAccessKey: 'a-long-secret',
      },
    })
  })
  test('is not half set: the line names what is missing', () => {
    expect(readEnvironment({ ...all, S3_BUCKET: '', S3_REGION: '' })).toEqual({
      malformed:
        'S3_BUCKET、S3_REGION 没有设置。五个 S3 变量要么都设，要么都不设。 · S3_BUCKET, S3_REGION are not set: set all five S3 variables or none.',
    })
  })
  test.each([
    ['S3_BUCKET', 'Xun Cheng'],
    ['S3_REGION', 'cn north'],
    ['S3_SECRET_ACCESS_KEY', 'two words'],
  ])('%s=%s stops the start', (name, value) => {
    expect(readEnvironment({ ...all, [name]: value })).toEqual({
      malformed: expect.stringMatching(`^${name} .*${name} `),
    })
  })
})

describe('travel times', () => {
  test.each([
    ['ROAD_FILE', './roads.geojson', { engine: 'roadFile', path: './roads.geojson' }],
    ['OSRM_URL', 'http://127.0.0.1:5000/', { engine: 'osrm', url: 'http://127.0.0.1:5000' }],
    [
      'VALHALLA_URL',
      'https://maps.example.cn/valhalla/',
      { engine: 'valhalla', url: 'https://maps.example.cn/valhalla' },
    ],
  ])('%s=%s names the engine', (name, value, travel) => {
    expect(readEnvironment({ [name]: value })).toMatchObject({ travel })
  })
  test('are found by one engine: two are a mistake', () => {
    expect(readEnvironment({ ROAD_FILE: './roads.geojson', OSRM_URL: 'http://127.0.0.1:5000' })).toEqual({
      malformed:
        'ROAD_FILE、OSRM_URL 只能设一个。请只留下要用的。 · Only one of ROAD_FILE, OSRM_URL can be set: keep the one that is wanted.',
    })
  })
  test('VROOM orders stops whatever finds the times', () => {
    expect(readEnvironment({ VROOM_URL: 'http://127.0.0.1:3001/' })).toMatchObject({
      travel: undefined,
      vroomUrl: 'http://127.0.0.1:3001',
    })
  })
})

test.each([
  ['OSRM_URL', 'osrm.example.cn'],
  ['OSRM_URL', 'http://someone:secret@osrm.example.cn'],
  ['VALHALLA_URL', 'https://maps.example.cn/?key=1'],
  ['VROOM_URL', 'file:///vroom'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['PORT', 'http'],
  ['HOST', 'http://127.0.0.1'],
  ['DATABASE_URL', 'mysql://127.0.0.1/city'],
  ['DATABASE_URL', 'postgres://127.0.0.1'],
  ['PUBLIC_URL', 'xuncheng.example.cn'],
  ['PUBLIC_URL', 'https://example.cn/xuncheng'],
  ['PUBLIC_URL', 'ftp://example.cn'],
  ['TRUSTED_PROXIES', '10.0.0.0/33'],
  ['TRUSTED_PROXIES', '10.0.0.0/8,,'],
  ['TRUSTED_PROXIES', 'nginx'],
  ['AUTH_SECRET', 'short'],
  ['BASEMAP_URL', 'file:///tiles/{z}/{x}/{y}.png'],
  ['BASEMAP_URL', 'https://tiles.example.cn/{z}/{x}.png'],
  ['BASEMAP_DATUM', 'Beijing 54'],
  ['BASEMAP_PMTILES', './shanxi.mbtiles'],
  ['TIANDITU_KEY', 'a key'],
  ['TIANDITU_URL', 'tianditu.example.cn'],
  ['SAMPLE', 'yes'],
  ['S3_ENDPOINT', 'https://s3.example.cn/xuncheng'],
  ['LOG_LEVEL', 'loud'],
  ['VAPID_PUBLIC_KEY', 'short'],
  ['VAPID_PRIVATE_KEY', 'not base64url'],
  ['VAPID_SUBJECT', 'admin@example.cn'],
  ['VAPID_SUBJECT', 'http://example.cn'],
])('%s=%s stops the start', (name, value) => {
  expect(readEnvironment({ [name]: value })).toEqual({ malformed: expect.stringMatching(`^${name} .*${name} `) })
})
