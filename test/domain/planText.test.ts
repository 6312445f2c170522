/** Section 二 of the plan, pasted as it stands and as Word, a table or a careless hand gives it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPlanText } from '../../domain/importing/planText'
import { isRefusal } from '../../domain/refusal'
import { planText } from '../planText'

const read = (pasted: string) => {
  const plan = readPlanText(pasted)
  if (isRefusal(plan)) throw new Error(plan.refused.zh)
  return plan
}
const refusalOf = (pasted: string): string => {
  const plan = readPlanText(pasted)
  return isRefusal(plan) ? plan.refused.zh : 'was read'
}
const countsOf = (pasted: string) => {
  const { groups, squads } = read(pasted)
  return [
    groups.length,
    squads.length,
    squads.flatMap(({ scopes }) => scopes).length,
    squads.flatMap(({ units }) => units).length,
  ]
}
const notesOf = (pasted: string) => read(pasted).notes.map(({ zh }) => zh)
const unitsOf = (pasted: string) => read(pasted).squads.map(({ units }) => units)

describe('the plan of 2022', () => {
  it('has 2 groups, 6 squads, 12 scopes and 64 units', () => {
    expect(countsOf(planText)).toEqual([2, 6, 12, 64])
    expect(notesOf(planText)).toEqual([])
  })

  it('says each squad’s group, scopes and extents', () => {
    expect(
      read(planText).squads.map(({ number, name, group, scopes }) => [
        `${number} ${name} ${group}`,
        ...scopes.map((scope) => `${scope.name} ${scope.kind} ${scope.extent}`),
      ]),
    ).toEqual([
      ['1 第一督导分队 1', '凤山街道 street_office built_up'],
      ['2 第二督导分队 1', '滨河街道 street_office built_up'],
      [
        '3 第三督导分队 1',
        '田家会街道 street_office jurisdiction',
        '信义镇 township jurisdiction',
        '吴城镇 township jurisdiction',
      ],
      ['4 第四督导分队 2', '莲花池街道 street_office built_up'],
      [
        '5 第五督导分队 2',
        '城北街道 street_office built_up',
        '西属巴街道 street_office built_up',
        '机场周边 airport_area surroundings',
      ],
      [
        '6 第六督导分队 2',
        '交口街道 street_office jurisdiction',
        '枣林乡 township jurisdiction',
        '坪头乡 township jurisdiction',
      ],
    ])
  })

  it('gives the units in their order, as the plan’s data has them', () => {
    const file = JSON.parse(readFileSync(join(import.meta.dirname, '../../geodata/source/plan.json'), 'utf8')) as {
      squads: { supervisedUnits: string[] }[]
    }
    expect(unitsOf(planText)).toEqual(file.squads.map(({ supervisedUnits }) => supervisedUnits))
    expect(unitsOf(planText)[3]).toEqual([
      ...['离石区', '市医保局', '团市委', '市工商联', '市妇联', '吕梁银保监分局', '市消防支队', '市税务局'],
      ...['人行吕梁中支', '机关事务服务中心'],
    ])
  })

  it('is read alike with any blanks, breaks, widths, page numbers and marks that nobody sees', () => {
    const expected = read(planText).squads
    expect(read(planText.replaceAll('\n', '\r\n')).squads).toEqual(expected)
    expect(read(planText.replaceAll('\n\n', '\n　　')).squads).toEqual(expected)
    expect(read(planText.replaceAll('督导', '督 导').replaceAll('：', ' ：')).squads).toEqual(expected)
    expect(read(planText.replaceAll(':', '：').replaceAll('、', '、 ')).squads).toEqual(expected)
    expect(read(planText.replace('市财政局', '市财\n政局').replace('团市委', '团\n\n- 3 -\n\n市委')).squads).toEqual(
      expected,
    )
    const marked = `\uFEFF${planText.replace('市法院', '\u202E市\u200B法院')}`
    expect(read(marked).squads).toEqual(expected)
    expect(notesOf(marked)).toEqual(['去掉了看不见的控制字符。'])
  })

  it('is read alike out of the whole document', () => {
    const document = `关于印发方案的通知\n\n一、督导时间\n\n2022年6月—2022年12月。\n\n二、督导分组\n\n${planText}\n\n三、督导内容\n\n督导单位：不是单位。\n`
    expect(read(document).squads).toEqual(read(planText).squads)
  })

  it('takes neither a person’s name nor a number along', () => {
    const number = ['139', '0358', '0000'].join('')
    const told = planText.replaceAll('（姓名略）', '张某某').replaceAll('（电话略）', number)
    expect(read(told).squads).toEqual(read(planText).squads)
    expect(JSON.stringify(read(told))).not.toMatch(/张某某|139/)
  })
})

const squad = (scope: string, units = '甲局、乙局。') =>
  `第一督导组：\n第一督导分队：\n督导范围：${scope}\n督导单位：${units}`

describe('lists', () => {
  it.each([
    ['甲局、乙局；丙局，丁局。', ['甲局', '乙局', '丙局', '丁局']],
    ['1.甲局 2.乙局 3．丙局', ['甲局', '乙局', '丙局']],
    ['（1）甲局\n（2）乙局', ['甲局', '乙局']],
    ['\n甲局\n乙局\n', ['甲局', '乙局']],
    ['甲局、乙\n局、丙局等。', ['甲局', '乙局', '丙局']],
    ['甲局（乙委、丙办）、丁局', ['甲局（乙委、丙办）', '丁局']],
    ['𠮷田局、𠮷野局', ['𠮷田局', '𠮷野局']],
  ])('of units: %j', (units, expected) => {
    expect(unitsOf(squad('东街道所辖范围。', units))).toEqual([expected])
  })

  it.each([
    ['某区东街道办事处、西街道办所辖建成区。', ['东街道 built_up', '西街道 built_up']],
    ['某县东街道和甲镇所辖范围', ['东街道 jurisdiction', '甲镇 jurisdiction']],
    [
      '东街道所辖建成区范围、甲镇所辖范围以及机场周边',
      ['东街道 built_up', '甲镇 jurisdiction', '机场周边 surroundings'],
    ],
    ['甲镇、乙乡辖区。', ['甲镇 jurisdiction', '乙乡 jurisdiction']],
  ])('of scopes: %s', (scope, expected) => {
    expect(read(squad(scope)).squads[0]?.scopes.map(({ name, extent }) => `${name} ${extent}`)).toEqual(expected)
  })

  it('is read from a table’s cells, where no colon stands', () => {
    expect(countsOf('第一督导组\n第1督导分队\t（队长略）\n督导范围\t东街道所辖范围\n督导单位\t甲局、乙局')).toEqual([
      1, 1, 1, 2,
    ])
  })
})

describe('what is odd is told', () => {
  it('a place of no known kind, or without its extent, is left out', () => {
    expect(notesOf(squad('开发区所辖范围。'))[0]).toContain('第一督导分队的督导范围“开发区”没有读懂')
    expect(notesOf(squad('东街道。'))).toEqual([
      expect.stringContaining('“东街道”没有读懂'),
      '第一督导分队没有督导范围。请核对。',
    ])
  })

  it('a unit in two squads counts for the first, and both are named', () => {
    const doubled = planText.replace('督导单位：市法院、', '督导单位：市法院、市财政局、')
    expect(countsOf(doubled)).toEqual([2, 6, 12, 64])
    expect(notesOf(doubled)).toEqual(['“市财政局”同时写在第一督导分队和第三督导分队，按第一督导分队计。请核对。'])
  })

  it('a squad without a scope', () => {
    expect(notesOf(planText.replace(/督导范围:离石区凤山.*\n/, ''))).toEqual(['第一督导分队没有督导范围。请核对。'])
  })

  it('what cannot be a name is none', () => {
    const marked = planText.replace('市财政局', '市财政局<script>alert(1)</script>')
    expect(countsOf(marked)).toEqual([2, 6, 12, 63])
    expect(notesOf(marked)[0]).toContain('第一督导分队的督导单位“市财政局<script>alert(1)</script>”不像单位名称')
  })

  it('half of the section is read as far as it goes', () => {
    expect(countsOf(planText.slice(planText.indexOf('第五督导分队')))).toEqual([0, 2, 6, 23])
    expect(countsOf(planText.slice(0, planText.indexOf('第二督导组')))).toEqual([1, 3, 5, 31])
  })
})

describe('what is no plan is refused', () => {
  it.each([
    ['', '没有读到“第一督导分队：”这样的标题'],
    ['各单位：现将有关事项通知如下。', '没有读到“第一督导分队：”这样的标题'],
    ['总牵头负责第一、第二、第三督导分队督导工作', '没有读到“第一督导分队：”这样的标题'],
    ['第一督导组：\n组长：某', '没有读到“第一督导分队：”这样的标题'],
    ['第一督导分队：\n第一督导分队：', '第一督导分队出现了两次'],
    ['督'.repeat(1_000_000), '粘贴的文字超过10万字'],
  ])('%#', (pasted, expected) => {
    expect(refusalOf(pasted)).toContain(expected)
  })
})
