/** Papers to print: each kind as an office would fill it, and photos that a camera could have taken. */
import sharp from 'sharp'
import type { PaperContent, PaperIssue, PaperKind, PaperOf } from '../domain/paperContent'

/** A street under a sky, in a colour of its own per id, so that every photo is another one. */
export const photoOf = async (id: string, width = 2_000, height = 1_500): Promise<Uint8Array> => {
  const hue = [...id].reduce((sum, character) => sum * 31 + (character.codePointAt(0) ?? 0), 7) % 360
  const scene = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2000 1500" preserveAspectRatio="xMidYMid slice">
    <defs><linearGradient id="g" x2="0" y2="1"><stop offset="0" stop-color="hsl(${hue},45%,72%)"/><stop offset="1" stop-color="hsl(${hue},20%,92%)"/></linearGradient></defs>
    <rect width="2000" height="900" fill="url(#g)"/><rect y="900" width="2000" height="600" fill="#8a8a86"/>
    <rect x="180" y="300" width="520" height="620" fill="hsl(${(hue + 40) % 360},30%,55%)"/><rect x="820" y="420" width="900" height="500" fill="hsl(${(hue + 200) % 360},25%,62%)"/>
    <path d="M950 900 L1050 900 L1400 1500 L600 1500Z" fill="#6f6f6c"/><rect x="985" y="1000" width="30" height="160" fill="#eee"/><rect x="960" y="1250" width="80" height="250" fill="#eee"/>
    <circle cx="1600" cy="1120" r="90" fill="#3c5a34"/><rect x="300" y="980" width="240" height="160" fill="#b34a3c"/></svg>`
  return sharp(Buffer.from(scene)).resize(width, height).jpeg({ quality: 88 }).toBuffer()
}

/** The same street with texture as a camera sees it: its file is as large as a real photo's, about 1.7 MB. */
export const grainyPhotoOf = async (id: string): Promise<Uint8Array> => {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  const grain = await sharp({ create: { width: 1_000, height: 750, channels: 3, background: '#808080', noise } })
    .resize(2_000, 1_500)
    .png({ compressionLevel: 1 })
    .toBuffer()
  return sharp(await photoOf(id))
    .composite([{ input: grain, blend: 'hard-light' }])
    .jpeg({ quality: 90 })
    .toBuffer()
}

export const issueOf = (n: number, changes: Partial<PaperIssue> = {}): PaperIssue => ({
  id: `0190a1b2-0000-7000-8000-${String(n).padStart(12, '0')}`,
  place:
    ['凤山底农贸市场', '龙凤大街步行天桥东侧', '吕梁市客运中心站', '莲花池社区宣传栏', '滨河北中路公交站台'][n % 5] ??
    '',
  what: [
    '市场入口处占道经营三处，地面积水、垃圾未及时清理，消防通道被货物占用。',
    '人行道地砖破损约6平方米，盲道中断，电动车随意停放。',
    '候车大厅公益广告破损两处，母婴室被挪作他用，无障碍通道堆放杂物。',
    '社会主义核心价值观宣传栏版面脱落，内容为上一年度。',
    '站台座椅损坏，小广告未清除，垃圾箱满溢。',
  ][n % 5] as string,
  checkItem: ['环境卫生与秩序', '基础设施完好', '公益广告宣传', '宣传阵地建设', '公共设施维护'][n % 5] ?? null,
  foundOn: '2022-09-06',
  squad: '第一督导分队',
  unit: '离石区凤山街道办事处',
  notifiedBy: '吕创督〔2022〕12号',
  claimBy: '2022-09-17',
  rectifyBy: '2022-09-29',
  responsible: '街道办事处主任',
  measures: '组织城管、市场管理人员清理占道摊位，疏通排水口，划定经营区域并安排专人值守。',
  target: '入口畅通、地面整洁、消防通道无占用。',
  progress: ['整改中', '逾期3天', '已销号', '待复查', '待认领'][n % 5] as string,
  closedOn: n % 5 === 2 ? '2022-09-14' : null,
  remarks: null,
  beforePhotos: [`before-${n}-1`, `before-${n}-2`],
  afterPhotos: [],
  url: `https://xuncheng.example.cn/issues/0190a1b2-${String(n).padStart(4, '0')}`,
  ...changes,
})
export const issuesOf = (count: number, changes: Partial<PaperIssue> = {}): PaperIssue[] =>
  Array.from({ length: count }, (_, index) => issueOf(index, changes))

const headquarters = '吕梁市创建省级文明城市指挥部'
const office = `${headquarters}办公室`
const anchor = { position: 18_423, hash: 'c4f1a0b6d2e87395'.repeat(4) }
const signed = {
  issuer: headquarters,
  addressees: [] as string[],
  attachments: [] as string[],
  signatures: [headquarters],
  signedOn: '2022-09-15',
  signer: null,
  copies: [] as string[],
  printedBy: null as string | null,
  printedOn: null as string | null,
  anchor,
}
const paragraph = (text: string) => ({ kind: 'paragraph', text }) as const
const heading = (level: 1 | 2 | 3, text: string) => ({ kind: 'heading', level, text }) as const

const reportTables = [
  {
    title: '督导范围点位达标情况',
    head: ['督导范围', '点位', '达标', '达标率', '未检查', '超期'],
    rows: [['凤山街道', '40', '31', '77.5%', '2', '3']],
  },
  {
    title: '督导方式完成情况',
    head: ['督导分队', '听（至少1次）', '查（至少1次）', '看（至少2次）', '访（至少1次）', '评（至少1次）', '跟'],
    rows: [['第三督导分队', '1', '1', '9', '1', '1', '1']],
  },
]

export const papers: { readonly [Kind in PaperKind]: PaperOf<Kind> } = {
  notice: {
    kind: 'notice',
    ...signed,
    number: '吕创督〔2022〕12号',
    title: '关于交办离石区凤山街道办事处文明城市创建问题的督办通知',
    addressees: ['离石区凤山街道办事处'],
    unit: '离石区凤山街道办事处',
    body: [
      paragraph(
        '按照《2022年吕梁市创建省级文明城市督导方案》要求，第一督导分队于2022年9月对你单位负责的点位开展了实地考察，发现问题8件。现将问题清单（附件1）交办给你单位，请照单全收，按期整改到位。',
      ),
      heading(1, '整改要求'),
      heading(2, '认领问题'),
      paragraph('请于2022年9月17日前逐项认领，明确整改责任、整改时限、整改措施和整改目标。'),
      heading(2, '限期整改'),
      paragraph('请于2022年9月29日前完成整改，并上传整改后的现场照片，由督导分队复查销号。'),
      heading(3, '能够立行立改的，应当当场整改。'),
      heading(3, '需要较长时间的，应当在期限届满前申请延期，延期获准前期限照常计算。'),
      heading(1, '有关事项'),
      paragraph('对逾期未整改、整改不到位或者问题反弹的，将按照督导方案予以通报；情节严重的，提请有关机关问责。'),
    ],
    copies: ['市创建省级文明城市指挥部各成员单位', '市人大办公室', '市政协办公室'],
    printedBy: office,
    printedOn: '2022-09-15',
    issues: issuesOf(8),
  },
  card: {
    kind: 'card',
    ...signed,
    issuer: '吕梁市创建省级文明城市第一督导分队',
    signatures: ['第一督导分队'],
    number: '第一督导分队〔2022〕3号',
    title: '督办卡',
    unit: '离石区凤山街道办事处',
    body: [paragraph('请按期认领并整改，整改完成后上传现场照片，由督导分队复查销号。')],
    issues: issuesOf(1),
  },
  issueList: {
    kind: 'issueList',
    ...signed,
    number: '吕创督〔2022〕13号',
    title: '凤山底农贸市场问题清单',
    body: [],
    issues: issuesOf(7),
  },
  rectificationList: {
    kind: 'rectificationList',
    ...signed,
    number: '吕创督〔2022〕14号',
    title: '凤山底农贸市场整改清单',
    body: [],
    issues: issuesOf(7),
  },
  circular: {
    kind: 'circular',
    ...signed,
    number: '吕创文办通〔2022〕5号',
    title: '关于离石区凤山街道办事处问题整改不力的通报',
    addressees: ['离石区人民政府', '市创建省级文明城市指挥部各成员单位'],
    body: [
      paragraph(
        '2022年8月以来，离石区凤山街道办事处负责的两处点位问题经多次督办仍未整改到位。经指挥长批准，现通报如下。',
      ),
      heading(1, '基本情况'),
      paragraph('截至2022年9月14日，该单位共有超期问题2件，最长超期13天，复查退回1次。有关情况见下表及附件。'),
      heading(1, '工作要求'),
      paragraph('请该单位于收到本通报之日起5个工作日内整改到位，并书面报告整改情况。各单位要引以为戒，举一反三。'),
    ],
    asOf: '2022-09-14',
    facts: [
      { label: '交办及认领', value: '2022年8月15日以吕创督〔2022〕9号交办，8月17日认领。' },
      { label: '首次超期日期', value: '2022年9月2日，至截止日累计超期13天。' },
      { label: '复查退回', value: '1次（2022年9月8日），退回理由：地面积水依旧。' },
    ],
    copies: ['市委办公室', '市政府办公室'],
    printedBy: office,
    printedOn: '2022-09-15',
    issues: issuesOf(2, { progress: '逾期13天' }),
  },
  referral: {
    kind: 'referral',
    ...signed,
    number: '吕创督函〔2022〕2号',
    title: '关于提请对离石区凤山街道办事处问题整改不力进行问责的函',
    addressees: ['市纪委监委机关'],
    unit: '离石区凤山街道办事处',
    body: [
      paragraph(
        '离石区凤山街道办事处对交办问题经通报后仍未整改到位。现将有关证据移送贵机关，提请依规依纪研究处理，并请将处理结果函告我部。',
      ),
    ],
    asOf: '2022-09-14',
    facts: [
      { label: '通报情况', value: '吕创文办通〔2022〕5号。' },
      { label: '累计超期', value: '首次超期2022年9月2日，累计超期13天。' },
    ],
    issues: issuesOf(2, { progress: '逾期13天', beforePhotos: [], afterPhotos: [] }),
  },
  reply: {
    kind: 'reply',
    ...signed,
    issuer: '离石区凤山街道办事处',
    signatures: ['离石区凤山街道办事处'],
    number: '凤办字〔2022〕31号',
    title: '关于吕创督〔2022〕12号整改情况的报告',
    addressees: [headquarters],
    signer: '街道办事处主任',
    unit: '离石区凤山街道办事处',
    repliesTo: '吕创督〔2022〕12号',
    body: [
      paragraph(
        '你部《督办通知》（吕创督〔2022〕12号）收悉。我单位高度重视，逐项认领、逐项整改，现将整改情况报告如下。',
      ),
      heading(1, '整改完成情况'),
      paragraph('交办的3件问题已全部整改，整改措施和整改后照片见附件。'),
      heading(1, '下一步工作'),
      paragraph('建立日常巡查制度，安排专人值守，防止问题反弹。'),
    ],
    anchor: null,
    issues: [0, 1, 2].map((n) =>
      issueOf(n, { progress: '已整改', beforePhotos: [`before-${n}-1`], afterPhotos: [`after-${n}-1`] }),
    ),
  },
  dayReport: {
    kind: 'dayReport',
    ...signed,
    issuer: '吕梁市创建省级文明城市第一督导分队',
    signatures: ['第一督导分队'],
    number: '第一督导分队督查〔2022〕8号',
    title: '第一督导分队2022年9月6日实地督查报告',
    addressees: [office],
    squad: '第一督导分队',
    day: '2022-09-06',
    body: [
      paragraph(
        '2022年9月6日，第一督导分队实地考察点位5处，其中全部合格2处，发现问题3件，已当场告知责任单位。现将情况报告如下。',
      ),
    ],
    visits: [
      { place: '凤山底农贸市场', office: '凤山街道', at: '09:05', passed: 8, failed: 1, note: null },
      { place: '龙凤大街步行天桥东侧', office: '凤山街道', at: '09:40', passed: 6, failed: 1, note: null },
      { place: '吕梁市客运中心站', office: '凤山街道', at: '10:15', passed: 11, failed: 1, note: '联合督导' },
      { place: '莲花池社区宣传栏', office: '莲花池街道', at: '10:50', passed: 5, failed: 0, note: '全部合格' },
      { place: '滨河北中路公交站台', office: '滨河街道', at: '11:20', passed: 7, failed: 0, note: '全部合格' },
    ],
    issues: issuesOf(3, { beforePhotos: ['before-1-1'] }),
  },
  squadReport: {
    kind: 'squadReport',
    ...signed,
    issuer: '吕梁市创建省级文明城市第三督导分队',
    signatures: ['第三督导分队'],
    number: null,
    title: '第三督导分队2022年8月督查报告',
    addressees: [headquarters],
    body: [
      heading(1, '总体情况'),
      paragraph('2022年8月，第三督导分队实地察看9次，听取汇报1次，查阅资料1次，走访群众1次，召开反馈会1次。'),
      heading(1, '统计口径'),
      paragraph('发现、销号、退回等数量自2022年7月26日起至2022年8月25日止统计。'),
    ],
    tables: reportTables,
    shown: [issueOf(0, { beforePhotos: ['before-0-1'], afterPhotos: ['after-0-1'] })],
    issues: issuesOf(12, { beforePhotos: [] }),
  },
  cityReport: {
    kind: 'cityReport',
    ...signed,
    number: '吕创督报〔2022〕3号',
    title: '关于2022年8月文明城市创建督导情况的报告',
    addressees: ['市委', '市政府'],
    signer: '指挥长',
    body: [
      heading(1, '总体情况'),
      paragraph('2022年8月，各督导分队实地察看51次。本期发现问题40件，销号27件，复查退回6件次。'),
      heading(1, '问题突出的点位'),
      paragraph('1. 凤山底农贸市场：未办结问题3件，其中超期1件。\n2. 吕梁市客运中心站：未办结问题2件。'),
      heading(1, '统计口径'),
      paragraph('发现、销号、退回等数量自2022年7月26日起至2022年8月25日止统计。'),
    ],
    tables: reportTables,
    shown: [issueOf(2, { beforePhotos: ['before-2-1'], afterPhotos: ['after-2-1'] })],
    issues: issuesOf(40, { beforePhotos: [] }),
  },
}

export const draftOf = <Content extends PaperContent>(content: Content): Content => ({
  ...content,
  number: null,
  signedOn: null,
  printedOn: null,
  anchor: null,
})
