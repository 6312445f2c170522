/** An expected no: what was wrong and what to do, in both languages, for every refusal that the rules can give. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { httpStatusOf, isRefusal, refuse } from '../../domain/refusal'
import {
  backStreet,
  captain1,
  captain4,
  captain6,
  claimed,
  closed,
  commander,
  found,
  issueAfter,
  market,
  notified,
  office,
  opened,
  rectified,
  refusalOf,
  transport,
  unopenedAt,
} from '../world'

const domain = new URL('../../domain/', import.meta.url)
const sources = readdirSync(domain, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, source: readFileSync(new URL(file, domain), 'utf8') }))
/** The two sentences of every refusal written in the domain's files. */
const written = sources.flatMap(({ file, source }) =>
  [...source.matchAll(/\brefuse\(\s*'\w+',\s*(?:'(.+?)'|`(.+?)`),\s*(?:'(.+?)'|`(.+?)`|"(.+?)"),?\s*\)/gs)].map(
    ([, zh, zhTemplate, ...en]) => ({ file, zh: zh ?? zhTemplate ?? '', en: en.find(Boolean) ?? '' }),
  ),
)

describe('every refusal that is written', () => {
  it('is found by this test', () => {
    const calls = sources.flatMap(({ source }) => source.match(/\brefuse\(\s*'/g) ?? [])
    expect(written).toHaveLength(calls.length)
    expect(written.length).toBeGreaterThan(45)
  })
  it('ends in a full stop, in both languages, and raises its voice in neither', () => {
    expect(written.filter(({ zh }) => !/^[^！!]+。$/.test(zh))).toEqual([])
    expect(written.filter(({ en }) => !/^[^！!]+\.$/.test(en))).toEqual([])
  })
  it('says what to do', () => {
    expect(written.filter(({ zh }) => !zh.includes('请') && !zh.includes('应先交办'))).toEqual([])
    const todo =
      /\b(ask|choose|look|see|wait|give|name|check|reload|record|refer|keep|move|open|has to|have to|goes to|draft it|add|put|take|say who|leave|go on|round|delete|draw|change|send|correct|make|remove|report|withdraw|upload|discard|discarded)\b/i
    expect(written.filter(({ en }) => !todo.test(en))).toEqual([])
  })
})

it('read aloud: who asks for what, and the answer', () => {
  const atNotified = issueAfter(found(), notified)
  const atClaimed = issueAfter(atNotified, claimed)
  const atRectified = issueAfter(atClaimed, rectified)
  const asking = issueAfter(atClaimed, ['2022-07-06', transport, 'ask'])
  const noLead = issueAfter(unopenedAt(backStreet), opened)
  expect(
    [
      refusalOf(unopenedAt(1), ['2022-07-04', captain6, 'open']),
      refusalOf(unopenedAt(1), ['2022-07-04', office, 'open', { followingSquad: 9 }]),
      refusalOf(found(), ['2022-07-04', captain1, 'notify', { unitId: 'cityManagement' }]),
      refusalOf(found(), ['2022-07-07', captain1, 'notify']),
      refusalOf(found(), ['2022-07-04', captain1, 'notify', { rectifyBy: '2022-07-05' }]),
      refusalOf(noLead, ['2022-07-04', captain1, 'notify']),
      refusalOf(found(), ['2022-07-04', captain1, 'fixOnSpot', { unitId: 'unknown' }]),
      refusalOf(atNotified, ['2022-07-05', market, 'claim']),
      refusalOf(atNotified, ['2022-07-19', transport, 'claim']),
      refusalOf(asking, ['2022-07-07', transport, 'ask']),
      refusalOf(atClaimed, ['2022-07-06', transport, 'ask', { newDate: '2022-07-18' }]),
      refusalOf(atClaimed, ['2022-08-01', transport, 'ask', { newDate: '2022-07-25' }]),
      refusalOf(atClaimed, ['2022-07-06', transport, 'ask', { request: 'reassignment', proposedUnitId: 'transport' }]),
      refusalOf(atClaimed, ['2022-07-06', transport, 'ask', { request: 'reassignment' }]),
      refusalOf(atClaimed, ['2022-07-06', captain1, 'answer']),
      refusalOf(asking, ['2022-07-07', captain1, 'answer', { newDate: '2022-07-15' }]),
      refusalOf(asking, ['2022-07-07', captain1, 'answer', { unitId: 'market' }]),
      refusalOf(atNotified, ['2022-07-05', captain1, 'reassign', { unitId: 'transport' }]),
      refusalOf(atNotified, ['2022-07-05', transport, 'dispatchDown', { subordinateUnitId: 'market' }]),
      refusalOf(atRectified, ['2022-07-15', captain1, 'passRecheck', { visitedOn: '2022-07-16' }]),
      refusalOf(atRectified, ['2022-07-15', captain4, 'noteRecheck']),
      refusalOf(atRectified, ['2022-08-01', captain1, 'failRecheck']),
      refusalOf(issueAfter(atRectified, closed), ['2022-07-16', transport, 'rectify']),
      refusalOf(found(), ['2022-07-04', office, 'handOver', { squad: 1 }]),
      refusalOf(found(), ['2022-07-04', office, 'handOver', { squad: 7 }]),
      refusalOf(atClaimed, ['2022-07-20', office, 'draftCircular', { evidenceOn: '2022-07-21' }]),
      refusalOf(atClaimed, ['2022-07-20', commander, 'circulate']),
      refusalOf(atClaimed, ['2022-07-20', commander, 'signReferral']),
      refusalOf(atClaimed, ['2022-07-20', office, 'referForAccountability']),
      refusalOf(atClaimed, ['2022-07-20', office, 'recordAccountability']),
    ].map(({ zh }) => zh),
  ).toEqual([
    '立案由有督导权的分队或协办分队或指挥部办公室办理，您不能办理。请联系他们。',
    '没有这个督导分队，请从名单中选择。',
    '问题应先交办给唯一的责任单位或牵头单位。确需其他单位办理的，交办后再转办并说明理由。',
    '认领期限早于今天，请改为今天或以后。',
    '整改期限早于认领期限，请往后调整。',
    '这里有2个责任单位，还没有指定牵头单位，不能交办。请指挥部办公室先指定牵头单位。',
    '当场整改的应是这里的责任单位，请重新选择。',
    '认领由责任单位或牵头单位办理，您不能办理。请联系他们。',
    '整改时限早于今天，请改为今天或以后。',
    '上一个申请还没有答复，请等待答复后再提。',
    '申请延期，请填写晚于现整改期限、不早于今天的日期。',
    '申请延期，请填写晚于现整改期限、不早于今天的日期。',
    '问题已在这个单位，请选择其他单位。',
    '请选择建议承办的单位。',
    '现在没有待答复的申请，请刷新后查看最新情况。',
    '同意延期，请只填写新的整改期限，晚于现整改期限、不早于今天。',
    '同意延期，请只填写新的整改期限，晚于现整改期限、不早于今天。',
    '问题已在这个单位，请选择其他单位。',
    '只能分办给本单位的下属单位，请重新选择。',
    '到访日期晚于今天，请核对。',
    '记录复查由协办分队办理，您不能办理。请联系他们。',
    '新的整改期限早于今天，请改为今天或以后。',
    '问题现为“已销号”，不能报整改。请刷新后查看最新情况。',
    '这个分队已是主办分队，请选择其他分队。',
    '没有这个督导分队，请从名单中选择。',
    '证据截至日期晚于今天，请核对。',
    '没有待签批的通报，请办公室先拟通报。',
    '没有待签批的提请问责，请办公室先拟。',
    '没有已签批、待提请的问责。请办公室先拟，由指挥长签批后再提请。',
    '没有等待结果的问责，不能记录结果。请先提请问责。',
  ])
})

it('a unit with no unit below it has no button to pass an issue down', () => {
  const atMarket = issueAfter(found(), notified, ['2022-07-05', captain1, 'reassign', { unitId: 'market' }])
  expect(refusalOf(atMarket, ['2022-07-05', market, 'dispatchDown'])).toEqual({
    zh: '您单位没有登记下属单位，不能分办。需要登记的，请联系指挥部办公室。',
    en: 'No unit below yours is registered, so there is none to pass it down to. Ask the headquarters office to register one.',
  })
})

it('each kind of refusal has its own HTTP status, and a refusal is told from a result', () => {
  expect(httpStatusOf).toEqual({
    invalid: 400,
    unauthenticated: 401,
    forbidden: 403,
    notFound: 404,
    conflict: 409,
    tooLarge: 413,
    tooMany: 429,
  })
  expect(isRefusal(refuse('invalid', '请核对。', 'Check it.'))).toBe(true)
  expect([null, undefined, 'refused', {}, { refused: '' }].map(isRefusal)).toEqual(Array(5).fill(false))
})
