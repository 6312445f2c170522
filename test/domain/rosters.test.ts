/** The three rosters row by row: what each would do, why a row cannot be taken, and what is asked about. */
import { describe, expect, it } from 'vitest'
import type { NameChoices } from '../../domain/importing/planComparison'
import type { SheetColumn } from '../../domain/importing/sheetColumns'
import { isRefusal, type Refusal } from '../../domain/refusal'
import { type AccountGround, checkAccountRoster, dayOf } from '../../domain/rosters/accountRoster'
import { type ContactGround, checkContactRoster } from '../../domain/rosters/contactRoster'
import { rosterTables } from '../../domain/rosters/rosterColumns'
import type { CheckedLine } from '../../domain/rosters/rosterLines'
import { checkUnitRoster, squadOf, type UnitGround } from '../../domain/rosters/unitRoster'

const accepted = <T>(checked: CheckedLine<T>[] | Refusal): CheckedLine<T>[] => {
  if (isRefusal(checked)) throw new Error(checked.refused.zh)
  return checked
}
/** 'row is name: what is said'. */
const said = <T>(checked: CheckedLine<T>[] | Refusal) =>
  accepted(checked).map(({ line: { number, name, is, reasons, notes, differences } }) =>
    [
      `${number} ${is} ${name}`,
      ...reasons.map(({ zh }) => zh),
      ...differences.map(({ label, before, after }) => `${label.zh} ${before || '空'}→${after}`),
      ...notes.map(({ zh }) => zh),
    ].join(' | '),
  )

const unit = (
  id: string,
  name: string,
  more: Partial<UnitGround['units'][number]> = {},
): UnitGround['units'][number] => ({
  ...{ id, name, nameEn: name, aliases: [], squad: null, isSupervised: false, superiorId: null, retiredOn: null },
  ...more,
})
const town: UnitGround = {
  units: [
    unit('u1', '市财政局', { aliases: ['市财局'], squad: 1, isSupervised: true }),
    unit('u2', '市教育局', { squad: 2, isSupervised: true }),
    unit('u3', '东街道办事处'),
    unit('u4', '东街社区', { superiorId: 'u3' }),
    unit('u5', '市旧改办', { retiredOn: '2022-08-01' }),
  ],
  squads: [1, 2, 3],
}

describe('units', () => {
  const header = ['单位名称', '别名', '上级单位', '督导分队', '英文名称']
  const check = (rows: string[][], choices: NameChoices = {}) => checkUnitRoster([header, ...rows], town, choices)
  const row = (...cells: string[]) => said(check([cells]))[0]

  it.each([
    [['市财政局'], '2 unchanged 市财政局'],
    [['市财局', '', '', '1'], '2 unchanged 市财局 | 即“市财政局”。'],
    [['市财政局', '市财局、财政'], '2 changed 市财政局 | 别名 市财局→市财局、财政'],
    [['市财政局', '', '', '第三督导分队'], '2 changed 市财政局 | 督导分队 第一督导分队→第三督导分队'],
    [['东街社区', '', '市教育局'], '2 changed 东街社区 | 上级单位 东街道办事处→市教育局'],
    [['东街社区', '', '东街道办事处'], '2 unchanged 东街社区'],
    [
      ['西坡气象站', '气象站', '东街道办事处', '二分队', 'Weather'],
      '2 new 西坡气象站 | 别名 空→气象站 | 上级单位 空→东街道办事处 | 督导分队 空→第二督导分队 | 英文名称 空→Weather',
    ],
    [['市教育居'], '2 asked 市教育居 | 是不是“市教育局”？请选择。'],
    [['', '简称'], '2 refused  | 没有单位名称。请填写。'],
    [['市旧改办'], '2 refused 市旧改办 | 这个单位已停用，不能再改动。请用承接单位的名称。'],
    [['市财政局', '市教育局'], '2 refused 市财政局 | 别名“市教育局”已经是另一个单位的名称。请核对。'],
    [['市教育局', '市财局'], '2 refused 市教育局 | 别名“市财局”已经是另一个单位的名称。请核对。'],
    [['市教育局', '', '', '九'], '2 refused 市教育局 | 没有督导分队“九”。请核对，或先导入方案。'],
    [['市教育局', '', '市教育局'], '2 refused 市教育局 | 上级单位就是它自己。请改正。'],
    [['市教育局', '', '东街道'], '2 refused 市教育局 | 没有单位“东街道”。是不是“东街道办事处”？请改成系统中的名称。'],
    [['市教育局', '', '某某委'], '2 refused 市教育局 | 没有单位“某某委”。请先导入单位名册，或改正名称。'],
    [['<script>局'], '2 refused <script>局 | 单位名称中有不该有的符号。请改正。'],
    [['市\u202E政局'], '2 refused 市\u202E政局 | “单位名称”中有看不见的控制字符。请清除格式后重新填写。'],
    [['𠮷'.repeat(61)], `2 refused ${'𠮷'.repeat(61)} | 单位名称超过60字。请缩短。`],
    [['𠮷野观测站'], '2 new 𠮷野观测站'],
  ])('%j', (cells, expected) => {
    expect(row(...cells)).toBe(expected)
  })

  it('rows of one sheet know of each other: new superiors, the same unit twice, one alias for two', () => {
    expect(
      said(check([['西坡气象站', '', '西坡水文站'], ['西坡水文站', '水站'], ['西坡水文站'], ['南湾观测点', '水站']])),
    ).toEqual([
      '2 new 西坡气象站 | 上级单位 空→西坡水文站',
      '3 new 西坡水文站 | 别名 空→水站',
      '4 refused 西坡水文站 | 与第3行是同一个单位。请合并成一行。',
      '5 refused 南湾观测点 | 别名“水站”已经是另一个单位的名称。请核对。',
    ])
  })

  it('nothing is made below what cannot be made, and superiors go in no ring', () => {
    expect(
      said(
        check([
          ['西坡水文站', '', '', '九'],
          ['西坡气象站', '', '西坡水文站'],
          ['南湾观测点', '', '西坡气象站'],
        ]),
      ),
    ).toEqual([
      '2 refused 西坡水文站 | 没有督导分队“九”。请核对，或先导入方案。',
      '3 refused 西坡气象站 | 它的上级单位这次不能采用。请先改正上级单位那一行。',
      '4 refused 南湾观测点 | 它的上级单位这次不能采用。请先改正上级单位那一行。',
    ])
    expect(said(check([['东街道办事处', '', '东街社区']]))).toEqual([
      '2 refused 东街道办事处 | 上级单位绕成了圈：它成了自己的上级。请改正。',
    ])
  })

  it('what is decided is taken', () => {
    const asked = [['市教育居', '', '', '3']]
    expect(accepted(check(asked, { 市教育居: { is: 'same', unitId: 'u2' } }))[0]?.take).toEqual({
      ...{ unitId: 'u2', name: '市教育局', squad: 3 },
    })
    expect(accepted(check(asked, { 市教育居: { is: 'alias', unitId: 'u2' } }))[0]?.take).toEqual({
      ...{ unitId: 'u2', name: '市教育局', squad: 3, aliases: ['市教育居'] },
    })
    expect(accepted(check(asked, { 市教育居: { is: 'new' } }))[0]?.take).toEqual({
      unitId: null,
      name: '市教育居',
      squad: 3,
    })
  })

  it('headers in English, and below a title', () => {
    expect(
      said(checkUnitRoster([['Roster'], [], ['Unit', 'Other names', 'Squad'], ['市教育局', '', '3']], town)),
    ).toEqual(['4 changed 市教育局 | 督导分队 第二督导分队→第三督导分队'])
  })

  it.each([
    [
      [
        ['甲', '乙'],
        ['丙', '丁'],
      ],
      '没有找到表头',
    ],
    [[header], '表头下面没有数据'],
    [[header, ...Array.from({ length: 2_001 }, () => ['某局'])], '超过2000行'],
  ])('a sheet that is none: %#', (rows, expected) => {
    const answer = checkUnitRoster(rows, town)
    expect(isRefusal(answer) && answer.refused.zh).toContain(expected)
  })

  it.each([
    ['第三督导分队', 3],
    ['三分队', 3],
    ['３', 3],
    ['第 12 分队', 12],
    ['分队', null],
    ['三个', null],
  ])('a squad is said in many ways: %s', (squad, expected) => {
    expect(squadOf(squad)).toBe(expected)
  })
})

describe('contacts', () => {
  const [mobile, other] = [['138', '0013', '1234'].join(''), ['138', '9913', '1234'].join('')]
  const ground: ContactGround = {
    units: town.units,
    contacts: [{ id: 'c1', unitId: 'u1', name: '张某', title: '办公室主任', phone: mobile }],
  }
  const check = (rows: string[][]) => checkContactRoster([['单位', '姓名', '职务', '联系电话'], ...rows], ground)
  const row = (...cells: string[]) => said(check([cells]))[0]

  it.each([
    [['市财政局', '张某', '办公室主任', mobile], '2 unchanged 市财政局 · 张某'],
    [['市财局', '张 某', '', ''], '2 unchanged 市财局 · 张 某'],
    // Masked alike, and another number all the same.
    [['市财政局', '张某', '', other], '2 changed 市财政局 · 张某 | 电话 138****1234→138****1234'],
    [['市财政局', '张某', '主任', ''], '2 changed 市财政局 · 张某 | 职务 办公室主任→主任'],
    [['市教育局', '张某', '科员', '0358-8221234'], '2 new 市教育局 · 张某'],
    [
      ['市财政局', '李某', '办公室主任', mobile],
      '2 new 市财政局 · 李某 | 该单位的“办公室主任”已有另一位联系人，两位都会保留。不再联系的请到单位中删除。',
    ],
    [['市教育局', '李某', '', ''], '2 refused 市教育局 · 李某 | 没有职务。请填写。 | 没有电话。请填写。'],
    [
      ['市教育居', '李某', '科员', mobile],
      '2 refused 市教育居 · 李某 | 没有单位“市教育居”。是不是“市教育局”？请改成系统中的名称。',
    ],
    [['市旧改办', '李某', '科员', mobile], expect.stringContaining('没有单位“市旧改办”')],
    [['', '', '科员', mobile], '2 refused  | 没有单位。请填写。 | 没有姓名。请填写。'],
    [['市教育局', '李某', '科员', '1.38E+10'], expect.stringContaining('电话读不懂')],
    [['市教育局', '李某', '科员', `${mobile}、${other}`], expect.stringContaining('请一行只写一个号码')],
  ])('%j', (cells, expected) => {
    expect(row(...cells)).toEqual(expected)
  })

  it('a person stands there once; the numbers are in what is taken and in no line', () => {
    const checked = accepted(
      check([
        ['市教育局', '李某', '科员', other],
        ['市教育局', '李某', '科长', other],
      ]),
    )
    expect(said(checked)[1]).toBe('3 refused 市教育局 · 李某 | 与第2行是同一位联系人。请只留一行。')
    expect(checked[0]?.take).toMatchObject({ id: null, unitId: 'u2', phone: other })
    expect(JSON.stringify(checked.map(({ line }) => line))).not.toContain(other)
  })
})

describe('accounts', () => {
  const ground: AccountGround = {
    accounts: [
      {
        ...{ accountId: 'a1', username: 'caizheng', name: '财政局经办人' },
        posts: [{ id: 'p1', duty: { role: 'unit', unitId: 'u1', position: 'clerk' }, from: '2022-06-01', until: null }],
      },
    ],
    units: town.units,
    squads: [
      { number: 1, group: 1 },
      { number: 4, group: 2 },
    ],
    today: '2022-09-15',
  }
  const header = ['姓名', '用户名', '岗位', '单位', '督导分队', '督导组', '职务', '任岗日期']
  const check = (rows: string[][]) => checkAccountRoster([header, ...rows], ground)
  const taken = (...cells: string[]) => accepted(check([cells]))[0]?.take

  it.each([
    [['某', 'u.new', '', '市教育局'], { role: 'unit', unitId: 'u2', position: 'clerk' }, '2022-09-15'],
    [
      ['某', 'U.New', '责任单位', '市财局', '', '', '主要负责人', '2022/6/1'],
      { role: 'unit', unitId: 'u1', position: 'principal' },
      '2022-06-01',
    ],
    [
      ['某', 'u.new', '', '', '第四督导分队', '', '队长', '2022年7月1日'],
      { role: 'squad', squad: 4, position: 'captain' },
      '2022-07-01',
    ],
    [
      ['某', 'u.new', 'squad', '', '1', '', 'Liaison of the campaign office'],
      { role: 'squad', squad: 1, position: 'liaison' },
      '2022-09-15',
    ],
    [['某', 'u.new', '组长', '', '', '第二督导组'], { role: 'leader', group: 2 }, '2022-09-15'],
    [['某', 'u.new', '指挥长'], { role: 'commander' }, '2022-09-15'],
    [['某', 'u.new', '办公室'], { role: 'office' }, '2022-09-15'],
  ])('%j is made', (cells, duty, from) => {
    expect(taken(...cells)).toEqual({ accountId: null, username: 'u.new', name: '某', duty, from })
  })

  it('who is there gets a post more, or nothing', () => {
    expect(said(check([['财政局经办人', 'caizheng', '', '市财政局']]))).toEqual([
      '2 unchanged 财政局经办人（caizheng）',
    ])
    expect(said(check([['财政局经办人', 'caizheng', '', '市教育局']]))).toEqual([
      '2 changed 财政局经办人（caizheng） | 已有账号，增加这个岗位；原有岗位不变。',
    ])
    expect(taken('财政局经办人', 'caizheng', '', '市教育局')).toMatchObject({ accountId: 'a1' })
  })

  it.each([
    [['', 'u.new', '办公室'], '没有姓名。请填写。'],
    [['某', '', '办公室'], '没有用户名。请填写。'],
    [['某', '财政局', '办公室'], '用户名“财政局”不合规定'],
    [['某', 'caizheng', '办公室'], '用户名“caizheng”已是“财政局经办人”的'],
    [['某', 'u.new'], '没有岗位。请填写岗位，或者单位、督导分队。'],
    [['某', 'u.new', '管理员'], '没有岗位“管理员”'],
    [['某', 'u.new', '责任单位'], '没有单位。请填写。'],
    [['某', 'u.new', '', '市教育居'], '是不是“市教育局”'],
    [['某', 'u.new', '', '', '三分队'], '没有督导分队“三分队”'],
    [['某', 'u.new', '组长', '', '', '九组'], '没有督导组“九组”'],
    [['某', 'u.new', '', '市教育局', '', '', '班长'], '没有职务“班长”'],
    [['某', 'u.new', '', '市教育局', '', '', '', '明天'], '日期“明天”读不懂'],
  ])('%j is refused', (cells, expected) => {
    expect(said(check([cells]))[0]).toContain(expected)
    expect(taken(...cells)).toBeNull()
  })

  it('a username stands there once', () => {
    expect(
      said(
        check([
          ['甲', 'same', '办公室'],
          ['乙', 'same', '办公室'],
        ]),
      )[1],
    ).toContain('用户名与第2行相同')
  })

  it.each([
    ['2022-06-01', '2022-06-01'],
    ['2022/6/1', '2022-06-01'],
    ['2022年6月1日', '2022-06-01'],
    ['２０２２．６．１', '2022-06-01'],
    ['2022-02-30', null],
    ['6月1日', null],
  ])('a day: %s', (written, expected) => {
    expect(dayOf(written)).toBe(expected)
  })
})

it('every column is found by each of its names, and no two columns share one', () => {
  for (const { columns, table } of Object.values(rosterTables)) {
    const all = Object.entries<SheetColumn>(columns).flatMap(([column, { called }]) =>
      called.map((word) => ({ column, word })),
    )
    expect(new Set(all.map(({ word }) => word)).size).toBe(all.length)
    for (const { column, word } of all) expect([word, table.match([word])]).toEqual([word, { [column]: 0 }])
  }
})
