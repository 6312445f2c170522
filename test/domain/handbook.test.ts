/** The handbook: which version holds when, what an item was called by which, a sheet beside what there is, and a kind edited by hand. */
import { describe, expect, it } from 'vitest'
import { decideKind, type KindForm } from '../../domain/handbook/editKind'
import {
  dayIsWrong,
  type Handbook,
  type HandbookItem,
  isBroughtForward,
  isSuperseded,
  itemIn,
  itemsFor,
  itemsIn,
  itemsUnder,
  versionOn,
  wasInForce,
} from '../../domain/handbook/handbook'
import { type HandbookGround, scopeOfCell } from '../../domain/handbook/handbookRows'
import { checkHandbookSheet, sheetOfHandbook } from '../../domain/handbook/handbookSheet'
import { placeHandbook } from '../../domain/handbook/placeHandbook'
import { isRefusal } from '../../domain/refusal'

const item = (key: string, zh: string, more: Partial<HandbookItem> = {}): HandbookItem => ({
  ...{ key, zh, en: `${key} in English`, scope: 'all' },
  ...more,
})
const version = (number: number, from: string, kinds: Handbook[number]['kinds']): Handbook[number] => ({
  ...{ number, source: '操作手册', version: `2022-${number}`, from, reason: '', kinds },
})
const clean = item('clean', '地面干净')
const light = item('light', '照明完好', { code: '1.2' })
const signs = item('signs', '标识清楚')
const handbook: Handbook = [
  version(1, '2022-06-01', { market: [clean, light], park: [clean] }),
  version(2, '2022-08-01', { market: [item('clean', '地面干净，无积水'), signs] }),
  version(3, '2022-10-01', { park: [clean, signs] }),
]

describe('versions', () => {
  it.each([
    ['2022-05-01', 1],
    ['2022-06-01', 1],
    ['2022-07-31', 1],
    ['2022-08-01', 2],
    ['2022-09-30', 2],
    ['2022-10-01', 3],
  ])('on %s version %i holds', (day, number) => expect(versionOn(handbook, day)).toBe(number))

  it('what a version does not say holds from the one before', () => {
    expect(itemsIn(handbook, 2, 'park')).toEqual([clean])
    expect(itemsIn(handbook, 3, 'market').map(({ zh }) => zh)).toEqual(['地面干净，无积水', '标识清楚'])
    expect(itemsIn(handbook, 3, 'school')).toEqual([])
  })

  it('a kind that only a later version says has its items from the day on which it was made', () => {
    const later = [
      ...handbook,
      version(4, '2022-11-01', { pocketPark: [signs] }),
      version(5, '2022-12-01', { pocketPark: [signs, clean] }),
    ]
    expect([1, 3, 4, 5].map((number) => itemsUnder(later, number, 'pocketPark').map(({ key }) => key))).toEqual([
      ['signs'],
      ['signs'],
      ['signs'],
      ['signs', 'clean'],
    ])
    // What the version says is another matter: it says nothing of the kind yet.
    expect(itemsIn(later, 3, 'pocketPark')).toEqual([])
    expect(itemsUnder(later, 2, 'market').map(({ key }) => key)).toEqual(['clean', 'signs'])
    const here = placeHandbook(later, { kind: 'pocketPark', isUrban: true, today: '2022-10-05' })
    expect([here.present, here.itemsBy(here.present)]).toEqual([3, ['signs']])
  })

  it.each([
    [1, '2022-05-01', true],
    [1, '2022-07-31', true],
    [1, '2022-08-01', true],
    [1, '2022-08-02', false],
    [2, '2022-07-31', false],
    [2, '2022-08-01', true],
    [2, '2022-10-01', true],
    [2, '2022-10-02', false],
    [9, '2022-08-01', false],
  ])('a visit by version %i on %s: %s', (number, day, may) => expect(wasInForce(handbook, number, day)).toBe(may))

  it('of several versions of one day the last holds afterwards', () => {
    const twice = [...handbook.slice(0, 2), version(3, '2022-08-01', { park: [signs] })]
    expect(versionOn(twice, '2022-08-01')).toBe(3)
    expect(wasInForce(twice, 2, '2022-08-01')).toBe(true)
    expect(wasInForce(twice, 2, '2022-08-02')).toBe(false)
  })

  it.each([
    [1, 'market', 'clean', '地面干净'],
    [2, 'market', 'clean', '地面干净，无积水'],
    [3, 'market', 'clean', '地面干净，无积水'],
    // Dropped, and read as it was.
    [3, 'market', 'light', '照明完好'],
    // Recorded by a version that has it not yet.
    [1, 'market', 'signs', '标识清楚'],
    [2, null, 'signs', '标识清楚'],
    // The place was of another kind then.
    [2, 'park', 'light', '照明完好'],
    [1, 'school', 'clean', '地面干净'],
    [3, 'school', 'signs', '标识清楚'],
    [1, 'market', 'nothing', undefined],
  ])('by version %i %s/%s reads %s', (number, kind, key, zh) =>
    expect(itemIn(handbook, number, kind, key)?.zh).toBe(zh),
  )

  it('urban points have no rural items, nor the other way round; a road section has all', () => {
    const items = [clean, item('lawn', '草坪', { scope: 'urban' }), item('dung', '粪堆', { scope: 'rural' })]
    expect(itemsFor(items, true).map(({ key }) => key)).toEqual(['clean', 'lawn'])
    expect(itemsFor(items, false).map(({ key }) => key)).toEqual(['clean', 'dung'])
    expect(itemsFor(items, null)).toEqual(items)
  })

  it('a place refuses a version of the future, of another day, and one that there is not', () => {
    const here = placeHandbook(handbook, { kind: 'market', isUrban: true, today: '2022-09-15' })
    expect(here.present).toBe(2)
    expect(here.itemsBy(1)).toEqual(['clean', 'light'])
    expect(here.refusedFor(1, '2022-07-20')).toBeUndefined()
    // Put down late, by the items of today.
    expect(here.refusedFor(2, '2022-07-20')).toBeUndefined()
    expect(here.refusedFor(1, '2022-09-15')?.refused.zh).toContain('自2022-06-01起、至2022-08-01止执行')
    expect(here.refusedFor(3, '2022-09-15')?.refused.zh).toContain('没有这个版本')
    expect(here.unknown(9)?.refused.zh).toContain('没有这个版本')
  })

  it('a place that has become of another kind keeps what it had before beside what it has', () => {
    const here = placeHandbook(handbook, {
      ...{ kind: 'park', formerKinds: ['market'], isUrban: true, today: '2022-09-15' },
    })
    expect(here.itemsBy(2)).toEqual(['clean'])
    expect(here.formerItemsBy(1)).toEqual(['clean', 'light'])
    expect(here.formerItemsBy(2)).toEqual(['clean', 'signs'])
    expect(here.formerKindOf(1, ['clean', 'light'])).toEqual({ kind: 'market', items: ['clean', 'light'] })
    // What both have does not tell, and what none has whole is of none.
    expect(here.formerKindOf(1, ['clean'])).toBeUndefined()
    expect(here.formerKindOf(1, ['light', 'signs'])).toBeUndefined()
  })

  it('a version begins neither in the past nor more than a year ahead', () => {
    expect(dayIsWrong('2022-09-14', '2022-09-15')?.refused.zh).toContain('执行日期早于今天')
    expect(dayIsWrong('2022-09-15', '2022-09-15')).toBeUndefined()
    expect(dayIsWrong('2023-09-16', '2022-09-15')).toBeUndefined()
    expect(dayIsWrong('2023-09-17', '2022-09-15')?.refused.zh).toContain('请核对年份，选2023-09-16或以前')
  })

  describe('one that begins before one that is still to come', () => {
    // The third was to begin in October; the fourth took its place in September.
    const overtaken = [...handbook, version(4, '2022-09-20', { market: [clean] })]

    it.each([
      ['2022-09-19', 2],
      ['2022-09-20', 4],
      ['2022-10-01', 4],
      ['2032-10-01', 4],
    ])('on %s version %i holds', (day, number) => expect(versionOn(overtaken, day)).toBe(number))

    it.each([
      [2, '2022-09-20', true],
      [2, '2022-09-21', false],
      [3, '2022-09-20', false],
      [3, '2022-10-01', false],
      [4, '2022-09-19', false],
      [4, '2022-10-01', true],
    ])('a visit by version %i on %s: %s', (number, day, may) => expect(wasInForce(overtaken, number, day)).toBe(may))

    it('leaves the other one without a day, and nothing is found by that', () => {
      expect(overtaken.filter((one) => isSuperseded(overtaken, one)).map(({ number }) => number)).toEqual([3])
      const here = placeHandbook(overtaken, { kind: 'market', isUrban: true, today: '2022-10-05' })
      expect(here.present).toBe(4)
      expect(here.unknown(3)?.refused.zh).toContain('没有这个版本')
      expect(here.refusedFor(2, '2022-10-05')?.refused.zh).toContain('自2022-08-01起、至2022-09-20止执行')
    })

    it('may be the same again from an earlier day, while that is still to come', () => {
      expect(isBroughtForward(handbook, '2022-09-20', '2022-09-15')).toBe(true)
      expect(isBroughtForward(handbook, '2022-10-01', '2022-09-15')).toBe(false)
      expect(isBroughtForward(handbook, '2022-10-01', '2022-10-02')).toBe(false)
    })

    it('of versions before the campaign begins the first holds until the next', () => {
      const early = [version(1, '2022-06-01', {}), version(2, '2022-05-10', {})]
      expect(versionOn(early, '2022-05-05')).toBe(1)
      expect(wasInForce(early, 1, '2022-05-05')).toBe(true)
      expect(wasInForce(early, 1, '2022-06-01')).toBe(false)
      expect(early.some((one) => isSuperseded(early, one))).toBe(false)
    })
  })
})

const ground: HandbookGround = {
  handbook,
  kinds: [
    { key: 'market', name: { zh: '集贸市场', en: 'Market' }, isRetired: false },
    { key: 'park', name: { zh: '公园广场', en: 'Park' }, isRetired: false },
    { key: 'kiosk', name: { zh: '报刊亭', en: 'Kiosk' }, isRetired: true },
    { key: 'roadSection', name: { zh: '包路段', en: 'Road section' }, isRetired: false },
  ],
}
const check = (...rows: string[][]) => {
  const checked = checkHandbookSheet(
    [['点位类型', '测评项', '编号', '英文', '适用范围', '出处', '版本'], ...rows],
    ground,
  )
  if (isRefusal(checked)) throw new Error(checked.refused.zh)
  return checked
}
const reasonOf = (...row: string[]) =>
  check(row)
    .lines[0]?.reasons.map(({ zh }) => zh)
    .join()

describe('a sheet', () => {
  it('says what is new, reworded, dropped and the same; an empty kind is the one above', () => {
    const {
      lines,
      take,
      source,
      version: said,
    } = check(
      ['集贸市场', '地面干净，无积水、无垃圾', 'clean', '', '', '新手册', '2023'],
      ['', '有公平秤', '1.9', 'A fair scale', '市区'],
      ['公园广场', '地面干净'],
      ['公园广场', '标识清楚'],
    )
    expect(lines.map(({ number, kind, item: words, is }) => [number, kind, words, is])).toEqual([
      [2, '集贸市场', '地面干净，无积水、无垃圾', 'changed'],
      [3, '集贸市场', '有公平秤', 'new'],
      [4, '公园广场', '地面干净', 'unchanged'],
      [5, '公园广场', '标识清楚', 'unchanged'],
      [null, '集贸市场', '标识清楚', 'dropped'],
    ])
    expect([source, said]).toEqual(['新手册', '2023'])
    expect(take?.kinds).toEqual({
      market: [
        // Reworded and not translated anew: the old translation is none of it.
        { key: 'clean', zh: '地面干净，无积水、无垃圾', en: '地面干净，无积水、无垃圾', scope: 'all' },
        { key: 'item-1', zh: '有公平秤', en: 'A fair scale', scope: 'urban', code: '1.9' },
      ],
    })
  })

  it('the same again has nothing to take; another order has', () => {
    const whole = sheetOfHandbook({ ...ground, kinds: ground.kinds.slice(0, 2) }, 3, 'zh')
    expect(whole.rows[0]).toEqual([
      '集贸市场',
      '地面干净，无积水',
      'clean',
      'clean in English',
      '城乡通用',
      '操作手册',
      '2022-3',
    ])
    expect(check(...whole.rows.map((row) => [...row])).take).toBeNull()
    const turned = check(['公园广场', '标识清楚'], ['公园广场', '地面干净'])
    expect(turned.lines.at(-1)?.notes[0]?.zh).toBe('测评项的顺序有变化。')
    expect(turned.take?.kinds.park?.map(({ key }) => key)).toEqual(['signs', 'clean'])
  })

  it('an item that is back, or that another kind has in the same words, has the same key', () => {
    const { take } = check(
      ['集贸市场', '照明完好'],
      ['集贸市场', '地面干净，无积水'],
      ['集贸市场', '标识清楚'],
      ['报刊亭', '地面 干净'],
    )
    expect(take?.kinds.market?.map(({ key }) => key)).toEqual(['light', 'clean', 'signs'])
    expect(take?.kinds.kiosk?.map(({ key }) => key)).toEqual(['clean'])
    expect(take?.revived).toEqual(['kiosk'])
  })

  it('a kind that there is not is new, and one that is nearly another is said', () => {
    const { lines, take } = check(['公园广坊', '座椅完好'])
    expect(lines[0]).toMatchObject({ is: 'new', isNewKind: true })
    expect(lines[0]?.notes[0]?.zh).toBe('是新的类型。如果就是“公园广场”，请改成系统中的名称。')
    expect(take?.newKinds).toEqual([{ key: 'kind-1', name: '公园广坊' }])
  })

  it.each([
    ['no kind', ['', '地面干净'], '没有点位类型。请填写。'],
    ['no item', ['集贸市场', ''], '没有测评项。请填写。'],
    ['a formula', ['集贸市场', '=HYPERLINK("http://a.example")'], '“测评项”是公式，不是文字。请改成文字后重新填写。'],
    [
      'a mark that turns the text',
      ['集贸市场', '地面\u202e干净'],
      '“测评项”中有看不见的控制字符。请清除格式后重新填写。',
    ],
    ['too long', ['集贸市场', '长'.repeat(201)], '测评项超过200字。请缩短。'],
    ['a kind too long', ['长'.repeat(41), '地面干净'], '点位类型超过40字。请缩短。'],
    ['another scope', ['集贸市场', '地面干净', '', '', '海上'], '没有适用范围“海上”。请写“城乡通用”“市区”或“非市区”。'],
    [
      'a scope of a road section',
      ['包路段', '路面平整', '', '', '市区'],
      '包路段不分市区和非市区。请写“城乡通用”或留空。',
    ],
  ])('%s is refused', (_, row, says) => expect(reasonOf(...row)).toBe(says))

  it('twice the same words or code, and a second version, are refused; nothing is taken then', () => {
    const { lines, take } = check(
      ['集贸市场', '地面干净', '1', '', '', '', '2023'],
      ['集贸市场', '地面 干净', '2', '', '', '', ''],
      ['集贸市场', '有公平秤', '１', '', '', '', '2024'],
    )
    expect(lines.map(({ is }) => is).slice(0, 3)).toEqual(['new', 'refused', 'refused'])
    expect(lines[1]?.reasons.map(({ zh }) => zh)).toEqual(['测评项与第2行相同。请改正，或只留一行。'])
    expect(lines[2]?.reasons.map(({ zh }) => zh)).toEqual([
      '编号与第2行相同。请改正，或只留一行。',
      '版本“2024”与前面的“2023”不同。一次只能导入一个版本，请拆分。',
    ])
    expect(take).toBeNull()
  })

  it('a name that looks like markup, and one of rare signs, are words', () => {
    const { take } = check(['集贸市场', '<script>alert(1)</script>'], ['𠮷庆坊', '门楼完好'])
    expect(take?.kinds.market?.[0]?.zh).toBe('<script>alert(1)</script>')
    expect(take?.newKinds).toEqual([{ key: 'kind-1', name: '𠮷庆坊' }])
  })

  it.each([
    ['城区', 'urban'],
    ['农村', 'rural'],
    ['城市、农村', 'all'],
    ['Urban', 'urban'],
    ['全部', 'all'],
    ['海上', undefined],
  ])('the scope %s is %s', (said, scope) => expect(scopeOfCell(said)).toBe(scope))

  it('without a header it is refused', () => {
    const answer = checkHandbookSheet([['甲', '乙']], ground)
    expect(isRefusal(answer) && answer.refused.zh).toContain('没有找到表头')
  })
})

describe('a kind edited by hand', () => {
  const form: KindForm = {
    ...{ key: 'market', nameZh: '农贸市场', nameEn: 'Market' },
    items: [
      { key: 'signs', zh: '标识清楚', en: '', scope: 'all', code: '' },
      { key: null, zh: '照明完好', en: '', scope: 'urban', code: '2' },
    ],
  }
  it('keeps the keys of its items, and gives one that is back its own', () => {
    expect(decideKind(form, ground)).toEqual({
      ...{ key: 'market', isNew: false, nameZh: '农贸市场', nameEn: 'Market' },
      items: [
        { key: 'signs', zh: '标识清楚', en: '标识清楚', scope: 'all' },
        { key: 'light', zh: '照明完好', en: '照明完好', scope: 'urban', code: '2' },
      ],
    })
  })

  it.each<[string, Partial<KindForm>, string]>([
    ['another kind’s name', { nameZh: '公园广场' }, '已有点位类型“公园广场”。请换一个名称。'],
    ['a retired kind’s name', { key: null, nameZh: '报刊亭' }, '已停用的类型叫“报刊亭”。'],
    ['a kind that is not there', { key: 'school' }, '没有这个点位类型，或已停用。'],
    [
      'an item that is not its own',
      { items: [{ ...form.items[0], key: 'light', zh: '灯', en: '', scope: 'all', code: '' }] },
      '测评项刚刚有了变化',
    ],
    [
      'the same words twice',
      { items: [1, 2].map(() => ({ key: null, zh: '有灯', en: '', scope: 'all', code: '' })) },
      '有两个测评项的文字相同',
    ],
    [
      'the same code twice',
      { items: ['灯', '路'].map((zh) => ({ key: null, zh, en: '', scope: 'all', code: '1' })) },
      '编号“1”用了两次',
    ],
  ])('%s is refused', (_, change, says) => {
    const answer = decideKind({ ...form, ...change }, ground)
    expect(isRefusal(answer) && answer.refused.zh).toContain(says)
  })
})
