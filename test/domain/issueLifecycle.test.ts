/** The life of an issue as the plan has it: a whole story, who may do what at each stage, and the rules that hold throughout. */
import { describe, expect, it } from 'vitest'
import { isOverdue } from '../../domain/clocks'
import type { Issue } from '../../domain/issue'
import { actionNames } from '../../domain/issueActions'
import { actionSchema, applyEvent, availableActions, whyNot } from '../../domain/issueLifecycle'
import { standingOfPlace, statusOn } from '../../domain/pointStatus'
import { standingsOf } from '../../domain/standing'
import {
  attempt,
  busStation,
  buttons,
  captain1,
  captain3,
  captain4,
  captain5,
  captain6,
  circumstances,
  cityManagement,
  claimed,
  closed,
  commander,
  eventOf,
  everybody,
  factsOf,
  farmersMarket,
  found,
  hillTemple,
  issueAfter,
  issueId,
  leader1,
  leader2,
  market,
  member1,
  notified,
  office,
  officeClerk,
  opened,
  otherIssueId,
  person,
  propertyCompany,
  rectified,
  refusalOf,
  type Step,
  stationCompany,
  transport,
  transportClerk,
  unopenedAt,
} from '../world'

/** What is left of an issue after each step, in one line. */
const told = (start: Issue, ...steps: Step[]): string[] => {
  const inspection = { visitedOn: '2022-07-04', complete: true, failedItems: ['cleanliness'] }
  let issue = start
  return steps.map((step) => {
    issue = issueAfter(issue, step)
    const status = statusOn(standingOfPlace([issue], inspection), step[0])
    return `${step[0]} ${step[1].name} ${step[2]}: ${issue.stage}, the point is ${status}`
  })
}

it('an issue goes from found to closed, is sent back once and relapses once, and the point follows it', () => {
  expect(
    told(
      unopenedAt(busStation),
      opened,
      notified,
      claimed,
      ['2022-07-06', transport, 'dispatchDown'],
      ['2022-07-07', transport, 'ask'],
      ['2022-07-08', captain1, 'answer'],
      ['2022-07-22', transport, 'rectify'],
      ['2022-07-25', captain1, 'failRecheck'],
      ['2022-08-01', transport, 'ask', { newDate: '2022-08-05' }],
      ['2022-08-02', office, 'answer', { answer: 'declined', newDate: undefined }],
      ['2022-08-03', transport, 'rectify'],
      ['2022-08-04', captain1, 'passRecheck'],
      ['2022-08-08', captain5, 'relapse'],
      ['2022-08-09', transport, 'claim', { deadline: '2022-08-22' }],
      ['2022-08-19', transport, 'rectify'],
      ['2022-08-22', office, 'passRecheck'],
    ),
  ).toEqual([
    '2022-07-04 captain1 open: found, the point is open',
    '2022-07-04 captain1 notify: notified, the point is open',
    '2022-07-05 transport claim: claimed, the point is rectifying',
    '2022-07-06 transport dispatchDown: claimed, the point is rectifying',
    '2022-07-07 transport ask: claimed, the point is rectifying',
    '2022-07-08 captain1 answer: claimed, the point is rectifying',
    '2022-07-22 transport rectify: rectified, the point is awaitingRecheck',
    '2022-07-25 captain1 failRecheck: claimed, the point is rectifying',
    '2022-08-01 transport ask: claimed, the point is overdue',
    '2022-08-02 office answer: claimed, the point is overdue',
    '2022-08-03 transport rectify: rectified, the point is awaitingRecheck',
    '2022-08-04 captain1 passRecheck: closed, the point is compliant',
    '2022-08-08 captain5 relapse: notified, the point is open',
    '2022-08-09 transport claim: claimed, the point is rectifying',
    '2022-08-19 transport rectify: rectified, the point is awaitingRecheck',
    '2022-08-22 office passRecheck: closed, the point is compliant',
  ])
})

it('other ends: fixed on the spot, merged, void', () => {
  const twin = issueAfter(unopenedAt(busStation, otherIssueId), opened)
  const merging: Step = ['2022-07-04', captain1, 'merge']
  expect(issueAfter(found(), ['2022-07-04', captain1, 'fixOnSpot'])).toMatchObject({
    stage: 'closed',
    unitId: 'transport',
    closedOn: '2022-07-04',
    overdue: { daysByUnit: {} },
  })
  expect(applyEvent(found(), eventOf(found(), merging, { mergeTarget: twin }))).toMatchObject({
    stage: 'void',
    mergedInto: otherIssueId,
  })
  expect(issueAfter(found(), ['2022-07-04', captain1, 'void'])).toMatchObject({ stage: 'void', mergedInto: null })
})

it('what was seen again is added to the issue, and changes neither its stage nor whose it is nor a date', () => {
  const before = issueAfter(unopenedAt(busStation), opened, notified)
  const after = issueAfter(before, ['2022-07-06', captain1, 'supplement'])
  expect(after).toEqual({ ...before, seq: before.seq + 1 })
})

describe('who may do what at which stage', () => {
  // Market leads; the issue has been reassigned to transport, so that responsible and lead unit are two.
  const path: Step[] = [
    ['2022-07-04', captain1, 'open', { jointSquads: [4] }],
    ['2022-07-04', captain1, 'notify', { unitId: 'market' }],
    ['2022-07-05', captain1, 'reassign', { unitId: 'transport' }],
    ['2022-07-06', transport, 'claim'],
    ['2022-07-07', transport, 'rectify'],
    ['2022-07-08', captain1, 'passRecheck'],
  ]
  const persons = {
    followingSquad: captain1,
    jointSquad: captain4,
    keyedSquad: captain5,
    responsibleUnit: transport,
    leadUnit: market,
    office,
    commander,
    groupLeader: leader1,
    onlooker: captain6,
  }
  /** One line a stage and standing; who can do nothing has no line. */
  const matrixOf = (issue: Issue): string[] =>
    Object.entries(persons).flatMap(([standing, who]) => {
      const pressable = buttons(issue, who, '2022-07-08')
      return pressable.length === 0 ? [] : [`${issue.stage} · ${standing}: ${pressable.join(', ')}`]
    })

  it('while nothing is late and nothing is asked', () => {
    const stages = [1, 3, 4, 5, 6].map((steps) => issueAfter(unopenedAt(farmersMarket), ...path.slice(0, steps)))
    const voided = issueAfter(unopenedAt(farmersMarket), opened, ['2022-07-04', captain1, 'void'])
    expect([...stages, voided].flatMap(matrixOf)).toEqual([
      'found · followingSquad: notify, fixOnSpot, supplement, merge, void',
      'found · jointSquad: supplement',
      'found · office: notify, supplement, handOver, merge, void',
      'found · groupLeader: handOver',
      'notified · followingSquad: reassign, supplement, merge, void',
      'notified · jointSquad: supplement',
      'notified · responsibleUnit: claim, ask, dispatchDown',
      'notified · leadUnit: claim',
      'notified · office: claim (on behalf), ask (on behalf), reassign, supplement, handOver, merge, void',
      'notified · groupLeader: handOver',
      'claimed · followingSquad: reassign, supplement',
      'claimed · jointSquad: supplement',
      'claimed · responsibleUnit: ask, dispatchDown, rectify',
      'claimed · office: ask (on behalf), reassign, rectify (on behalf), supplement, handOver, merge, void',
      'claimed · groupLeader: handOver',
      'rectified · followingSquad: passRecheck, failRecheck, supplement',
      'rectified · jointSquad: noteRecheck, supplement',
      'rectified · office: passRecheck, failRecheck, supplement, handOver',
      'rectified · groupLeader: handOver',
      'closed · followingSquad: relapse',
      'closed · jointSquad: relapse',
      'closed · keyedSquad: relapse',
      'closed · office: relapse',
    ])
  })

  it('each of these persons stands to the issue as the matrix says', () => {
    const issue = issueAfter(unopenedAt(farmersMarket), ...path.slice(0, 3))
    const { subject, groupOfSquad } = circumstances('2022-07-05', issue.subject)
    expect(
      Object.values(persons).map((who) =>
        standingsOf(who, issue, subject, groupOfSquad)
          .map(({ standing }) => standing)
          .join(' + '),
      ),
    ).toEqual([
      'followingSquad + keyedSquad',
      'jointSquad',
      'keyedSquad',
      'responsibleUnit',
      'leadUnit',
      'office',
      'commander',
      'groupLeader',
      'onlooker',
    ])
  })

  it('opening is for a squad that holds a key and for the office', () => {
    const who = (pointId: number, facts = {}) =>
      everybody
        .filter((one) => buttons(unopenedAt(pointId), one, '2022-07-04', { facts }).includes('open'))
        .map(({ name }) => name)
    // Squad 1 by the scope, squad 5 by the unit.
    expect(who(busStation)).toEqual(['office', 'officeClerk', 'captain1', 'captain5'])
    // Squad 3 supervises city management, one of three builders.
    expect(who(farmersMarket)).toEqual(['office', 'officeClerk', 'captain1', 'captain3', 'captain5'])
    // In no scope, of no supervised unit: the office alone, unless a joint inspection names a squad.
    expect(who(hillTemple)).toEqual(['office', 'officeClerk'])
    expect(who(hillTemple, { jointSquads: [6] })).toEqual(['office', 'officeClerk', 'captain6'])
  })

  it('a request can be answered only while there is one, and asked only while there is none', () => {
    const asking = issueAfter(found(), notified, ['2022-07-05', transport, 'ask'])
    expect(buttons(asking, captain1, '2022-07-05')).toEqual(['answer', 'reassign', 'supplement', 'merge', 'void'])
    expect(buttons(asking, transport, '2022-07-05')).toEqual(['claim', 'dispatchDown'])
  })

  it('there is no action by which a unit could reject an issue', () => {
    expect(actionNames).toEqual([
      'open',
      'notify',
      'fixOnSpot',
      'claim',
      'confirmClaim',
      'explainDelay',
      'ask',
      'answer',
      'reassign',
      'dispatchDown',
      'reportUp',
      'rectify',
      'noteRecheck',
      'passRecheck',
      'failRecheck',
      'relapse',
      'supplement',
      'handOver',
      'merge',
      'void',
      'draftCircular',
      'circulate',
      'returnCircular',
      'withdrawCircular',
      'draftReferral',
      'signReferral',
      'returnReferral',
      'referForAccountability',
      'recordAccountability',
    ])
  })
})

describe('审签: a squad’s papers go out with its captain’s approval', () => {
  it('a member opens, and cannot notify; the captain and the office can', () => {
    const byMember = issueAfter(unopenedAt(busStation), ['2022-07-04', member1, 'open'])
    expect(buttons(byMember, member1, '2022-07-04')).not.toContain('notify')
    expect(refusalOf(byMember, ['2022-07-04', member1, 'notify']).zh).toBe(
      '督办文书须经分队队长审签后发出。请先拟督办卡，由队长审签。',
    )
    expect(issueAfter(byMember, notified)).toMatchObject({ stage: 'notified', instrument: 'card', paperId: null })
    expect(refusalOf(byMember, ['2022-07-04', office, 'notify']).zh).toBe('accepted')
  })

  it('a notice is handed over at the meeting: it notifies only as a paper', () => {
    expect(refusalOf(found(), ['2022-07-04', captain1, 'notify', { instrument: 'notice' }]).zh).toBe(
      '督办通知在督导反馈会上发放，送达后即为交办。会前请先拟督办通知；现在就要交办的，请用督办卡。',
    )
  })
})

describe('where an issue comes from', () => {
  it('is the squad’s own finding, or a letter, the media or residents, with the document', () => {
    expect(found()).toMatchObject({ source: 'inspection', sourceDocument: null })
    const fromLetter = issueAfter(unopenedAt(busStation), [
      '2022-07-04',
      captain1,
      'open',
      { source: 'letter', sourceDocument: '市文明办督办函〔2022〕5号' },
    ])
    expect(fromLetter).toMatchObject({ source: 'letter', sourceDocument: '市文明办督办函〔2022〕5号' })
  })
})

describe('two keys, one follower', () => {
  it('whoever opens it follows it, and the other key sees it without acting', () => {
    const bySquad5 = issueAfter(unopenedAt(busStation), ['2022-07-04', captain5, 'open'])
    expect(bySquad5.followingSquad).toBe(5)
    expect(buttons(bySquad5, captain5, '2022-07-04')).toEqual(['notify', 'fixOnSpot', 'supplement', 'merge', 'void'])
    expect(buttons(bySquad5, captain1, '2022-07-04')).toEqual([])
  })

  it('until it is handed over', () => {
    const handedOver = issueAfter(found(), ['2022-07-04', office, 'handOver', { squad: 5 }])
    expect(handedOver).toMatchObject({ stage: 'found', followingSquad: 5 })
    expect(buttons(handedOver, captain5, '2022-07-04')).toEqual(['notify', 'fixOnSpot', 'supplement', 'merge', 'void'])
    expect(buttons(handedOver, captain1, '2022-07-04')).toEqual([])
  })

  it('a squad of the joint inspection that takes it over is no longer beside it', () => {
    const joint = issueAfter(unopenedAt(busStation), ['2022-07-04', captain1, 'open', { jointSquads: [1, 4, 5] }])
    expect(joint.jointSquads).toEqual([4, 5])
    expect(issueAfter(joint, ['2022-07-04', office, 'handOver', { squad: 5 }]).jointSquads).toEqual([4])
  })

  it('a group leader hands over within the own group, the office everywhere', () => {
    expect(issueAfter(found(), ['2022-07-04', leader1, 'handOver', { squad: 3 }]).followingSquad).toBe(3)
    expect(refusalOf(found(), ['2022-07-04', leader1, 'handOver', { squad: 5 }]).zh).toBe(
      '组长只能在本组的分队之间移交。跨组移交请报指挥部办公室。',
    )
    expect(buttons(found(), leader2, '2022-07-04')).toEqual([])
    expect(issueAfter(found(), ['2022-07-04', office, 'handOver', { squad: 6 }]).followingSquad).toBe(6)
  })

  it('the office names the squad that follows', () => {
    const byOffice: Step = ['2022-07-04', office, 'open', { followingSquad: 6 }]
    expect(refusalOf(unopenedAt(busStation), ['2022-07-04', office, 'open']).zh).toBe('办公室立案，请指定主办分队。')
    expect(issueAfter(unopenedAt(busStation), byOffice).followingSquad).toBe(6)
  })

  it('a squad follows what it opens, and cannot name another; whoever belongs to the office as well acts for the office', () => {
    const elsewhere = { followingSquad: 6 }
    expect(refusalOf(unopenedAt(busStation), ['2022-07-04', captain1, 'open', elsewhere]).zh).toBe(
      '分队立案由本分队主办。需要其他分队主办的，请由指挥部办公室立案或移交。',
    )
    expect(issueAfter(unopenedAt(busStation), ['2022-07-04', captain1, 'open']).followingSquad).toBe(1)
    const liaison = person('liaison', { role: 'squad', squad: 1, position: 'liaison' }, { role: 'office' })
    expect(issueAfter(unopenedAt(busStation), ['2022-07-04', liaison, 'open', elsewhere]).followingSquad).toBe(6)
  })

  it('a squad of the joint inspection notes a re-check; the following squad closes', () => {
    const joint = issueAfter(
      unopenedAt(busStation),
      ['2022-07-04', captain1, 'open', { jointSquads: [4] }],
      notified,
      claimed,
      rectified,
      ['2022-07-15', captain4, 'noteRecheck'],
    )
    expect(joint.stage).toBe('rectified')
    expect(buttons(joint, captain4, '2022-07-15')).toEqual(['noteRecheck', 'supplement'])
    expect(issueAfter(joint, closed).stage).toBe('closed')
  })

  it('the form of an issue opened in a joint inspection starts from its squads', () => {
    const [open] = availableActions(
      unopenedAt(busStation),
      captain1,
      circumstances('2022-07-04', { kind: 'point', pointId: busStation }, { facts: { jointSquads: [1, 4] } }),
    )
    expect(open?.prefill.values).toEqual({ jointSquads: [1, 4] })
  })
})

describe('the unit takes everything 照单全收', () => {
  it('a claim says who, by when, how and to what end', () => {
    expect(issueAfter(found(), notified, claimed).claim).toEqual({
      responsible: '站务科',
      deadline: '2022-07-18',
      measures: '增加保洁班次',
      target: '地面无垃圾',
    })
  })

  it('a claim with a later date stands, and the date becomes a request while the old one runs on', () => {
    const late = issueAfter(found(), notified, ['2022-07-05', transport, 'claim', { deadline: '2022-07-22' }])
    expect(late).toMatchObject({
      stage: 'claimed',
      rectifyBy: '2022-07-18',
      request: { kind: 'extension', newDate: '2022-07-22', askedOn: '2022-07-05' },
    })
    expect(issueAfter(found(), notified, claimed).request).toBeNull()
  })

  it('asking moves neither date, and an answer ends the request', () => {
    const asking = issueAfter(found(), notified, ['2022-07-05', transport, 'ask'])
    expect(asking).toMatchObject({ stage: 'notified', claimBy: '2022-07-06', rectifyBy: '2022-07-18' })
    const granted = issueAfter(asking, ['2022-07-06', captain1, 'answer', { newDate: '2022-07-21' }])
    expect(granted).toMatchObject({ stage: 'notified', claimBy: '2022-07-06', rectifyBy: '2022-07-21', request: null })
    const declined = issueAfter(asking, ['2022-07-06', captain1, 'answer', { answer: 'declined', newDate: undefined }])
    expect(declined).toMatchObject({ stage: 'notified', claimBy: '2022-07-06', rectifyBy: '2022-07-18', request: null })
  })

  it('a proposal of another unit, granted, gives the issue to it with new dates and ends the claim', () => {
    const proposing = issueAfter(found(), notified, claimed, [
      '2022-07-06',
      transport,
      'ask',
      { request: 'reassignment', proposedUnitId: 'cityManagement', newDate: undefined },
    ])
    expect(proposing).toMatchObject({ stage: 'claimed', unitId: 'transport' })
    const moved = issueAfter(proposing, [
      '2022-07-07',
      office,
      'answer',
      { newDate: undefined, unitId: 'cityManagement', claimBy: '2022-07-11', rectifyBy: '2022-07-25' },
    ])
    expect(moved).toMatchObject({
      stage: 'notified',
      unitId: 'cityManagement',
      unitsEver: ['transport', 'cityManagement'],
      claimBy: '2022-07-11',
      rectifyBy: '2022-07-25',
      claim: null,
      request: null,
    })
    expect(buttons(moved, transport, '2022-07-07')).toEqual([])
    expect(buttons(moved, cityManagement, '2022-07-07')).toEqual(['claim', 'ask'])
  })

  it('passing it down leaves the unit answerable', () => {
    const passedDown = issueAfter(found(), notified, ['2022-07-05', transport, 'dispatchDown'])
    expect(passedDown).toMatchObject({
      unitId: 'transport',
      subordinateUnitId: 'stationCompany',
      unitsEver: ['transport', 'stationCompany'],
    })
    expect(buttons(passedDown, transport, '2022-07-05')).toEqual(['claim', 'ask', 'dispatchDown'])
  })

  it('the subordinate unit sees what was passed down to it and reports to its superior, who alone reports rectified', () => {
    const passedDown = issueAfter(found(), notified, ['2022-07-05', transport, 'dispatchDown'])
    expect(buttons(passedDown, stationCompany, '2022-07-05')).toEqual(['reportUp'])
    const told = issueAfter(passedDown, claimed, ['2022-07-06', stationCompany, 'reportUp'])
    expect(told).toMatchObject({
      stage: 'claimed',
      unitId: 'transport',
      subordinateReport: { what: '已清扫，垃圾桶已更换', on: '2022-07-06' },
    })
    expect(buttons(told, stationCompany, '2022-07-06')).toEqual(['reportUp'])
  })

  it('a clerk’s claim waits for the principal, unless the signed scan is with it; the clock runs on', () => {
    const waiting = issueAfter(found(), notified, ['2022-07-05', transportClerk, 'claim'])
    expect(waiting).toMatchObject({ stage: 'notified', claim: { responsible: '站务科' }, claimBy: '2022-07-06' })
    expect(buttons(waiting, transportClerk, '2022-07-05')).toEqual(['claim', 'ask', 'dispatchDown'])
    expect(buttons(waiting, transport, '2022-07-05')).toEqual(['claim', 'confirmClaim', 'ask', 'dispatchDown'])
    expect(refusalOf(waiting, ['2022-07-05', transportClerk, 'confirmClaim']).zh).toBe(
      '认领须由单位主要负责人确认。请主要负责人确认，或上传签字盖章件后重新认领。',
    )
    expect(issueAfter(waiting, ['2022-07-06', transport, 'confirmClaim'])).toMatchObject({
      stage: 'claimed',
      claim: { responsible: '站务科', deadline: '2022-07-18' },
    })
    const files = ['0'.repeat(64)]
    expect(issueAfter(found(), notified, ['2022-07-05', transportClerk, 'claim', { files }]).stage).toBe('claimed')
    expect(refusalOf(issueAfter(found(), notified), ['2022-07-05', transport, 'confirmClaim']).zh).toBe(
      '还没有待确认的认领，请先填写认领四项内容。',
    )
  })

  it('a clerk’s later deadline becomes a wish only once the principal has confirmed it', () => {
    const waiting = issueAfter(found(), notified, ['2022-07-05', transportClerk, 'claim', { deadline: '2022-07-25' }])
    expect(waiting.request).toBeNull()
    expect(issueAfter(waiting, ['2022-07-05', transport, 'confirmClaim']).request).toMatchObject({
      kind: 'extension',
      newDate: '2022-07-25',
    })
  })

  it('says why it is late, once it is; the clock runs on, and new time or a new holder ends the explanation', () => {
    const onTime = issueAfter(found(), notified, claimed)
    expect(refusalOf(onTime, ['2022-07-18', transport, 'explainDelay']).zh).toBe(
      '这个问题没有超期，不需要说明。期限不够的，请申请延期。',
    )
    const late = issueAfter(onTime, ['2022-07-19', transport, 'explainDelay'])
    expect(late.delay).toEqual({ reason: '施工队伍因雨停工', on: '2022-07-19' })
    expect(isOverdue(late, '2022-07-19')).toBe(true)
    const extended = issueAfter(
      late,
      ['2022-07-19', transport, 'ask'],
      ['2022-07-20', captain1, 'answer', { newDate: '2022-08-19' }],
    )
    expect(extended.delay).toBeNull()
    expect(issueAfter(late, ['2022-07-20', captain1, 'reassign']).delay).toBeNull()
  })

  it('what is put right is shown: photos, or papers', () => {
    const onTime = issueAfter(found(), notified, claimed)
    const bare = { papers: undefined }
    expect(refusalOf(onTime, ['2022-07-14', transport, 'rectify', bare]).zh).toBe('报整改请附照片，或写明佐证材料。')
    expect(refusalOf(onTime, ['2022-07-14', transport, 'rectify', { ...bare, photos: ['0'.repeat(64)] }]).zh).toBe(
      'accepted',
    )
    const awaiting = issueAfter(onTime, rectified)
    expect(refusalOf(awaiting, ['2022-07-15', captain1, 'passRecheck', bare]).zh).toBe('销号请附照片，或写明佐证材料。')
  })

  it('the office records for a unit that replies on paper, and the event names both', () => {
    const event = eventOf(issueAfter(found(), notified), ['2022-07-05', office, 'claim', {}, '市交通局复函〔2022〕8号'])
    expect(event).toMatchObject({
      name: 'claim',
      standing: 'office',
      by: { accountId: 'office', duty: { role: 'office' } },
      forUnitId: 'transport',
      onBehalf: { paper: '市交通局复函〔2022〕8号' },
    })
    expect(eventOf(issueAfter(found(), notified), claimed)).not.toHaveProperty('forUnitId')
  })

  it('the office cannot claim in its own name, nor record for a unit what is not the unit’s', () => {
    expect(refusalOf(issueAfter(found(), notified), ['2022-07-05', office, 'claim']).zh).toBe(
      '认领由责任单位或牵头单位办理，您不能办理。请联系他们。',
    )
    expect(refusalOf(found(), ['2022-07-05', office, 'notify', {}, '复函']).zh).toBe(
      '交办不能代录，请由主办分队或指挥部办公室办理。',
    )
  })
})

describe('re-check and relapse', () => {
  it('nobody closes what they reported or recorded themselves', () => {
    const recorded = issueAfter(found(), notified, claimed, ['2022-07-14', office, 'rectify', {}, '整改报告'])
    expect(buttons(recorded, office, '2022-07-15')).not.toContain('passRecheck')
    expect(refusalOf(recorded, ['2022-07-15', office, 'passRecheck']).zh).toBe(
      '整改结果是您上报或代录的，不能由您复查销号。请主办分队或办公室的其他人员复查。',
    )
    expect(issueAfter(recorded, ['2022-07-15', officeClerk, 'passRecheck']).stage).toBe('closed')
    expect(issueAfter(recorded, closed).stage).toBe('closed')
  })

  it('sent back, the unit has a new date and its claim stands', () => {
    expect(issueAfter(found(), notified, claimed, rectified, ['2022-07-15', captain1, 'failRecheck'])).toMatchObject({
      stage: 'claimed',
      rectifyBy: '2022-07-29',
      claim: { responsible: '站务科' },
      rectification: null,
      sentBackTimes: 1,
      rectifiedTimes: 1,
    })
  })

  it('a relapse goes to the same unit with new dates, and is counted', () => {
    const once = issueAfter(found(), notified, claimed, rectified, closed, ['2022-08-08', captain5, 'relapse'])
    expect(once).toMatchObject({
      stage: 'notified',
      unitId: 'transport',
      followingSquad: 1,
      claimBy: '2022-08-10',
      rectifyBy: '2022-08-22',
      claim: null,
      closedOn: null,
      relapses: 1,
    })
    const twice = issueAfter(
      once,
      ['2022-08-09', transport, 'claim', { deadline: '2022-08-22' }],
      ['2022-08-15', transport, 'rectify'],
      ['2022-08-16', captain1, 'passRecheck'],
      ['2022-09-05', captain1, 'relapse', { claimBy: '2022-09-07', rectifyBy: '2022-09-20' }],
    )
    expect(twice.relapses).toBe(2)
  })
})

describe('merging and voiding', () => {
  it('is the following squad’s and the office’s before a claim, the office’s alone after it', () => {
    const issue = issueAfter(found(), notified, claimed)
    expect(refusalOf(issue, ['2022-07-06', captain1, 'void']).zh).toBe(
      '单位已认领，只有指挥部办公室可以并案或作废。请报指挥部办公室。',
    )
    expect(issueAfter(issue, ['2022-07-06', office, 'void']).stage).toBe('void')
    expect(issueAfter(found(), notified, ['2022-07-05', captain1, 'void']).stage).toBe('void')
  })

  it('an issue is merged only into another open one of the same place', () => {
    const twin = issueAfter(unopenedAt(busStation, otherIssueId), opened)
    const step: Step = ['2022-07-04', captain1, 'merge']
    const into = (mergeTarget: Issue | null) => refusalOf(found(), step, { mergeTarget }).zh
    expect(into(twin)).toBe('accepted')
    expect(into(null)).toBe('找不到要并入的问题，请从同一处的问题中选择。')
    expect(into(issueAfter(twin, ['2022-07-04', captain1, 'void']))).toBe('要并入的问题已销号或作废，请另选。')
    const elsewhere = issueAfter(unopenedAt(farmersMarket, otherIssueId), opened)
    expect(into(elsewhere)).toBe('只能并入同一处的另一个问题。请重新选择。')
    const itself = refusalOf(found(), ['2022-07-04', captain1, 'merge', { intoIssueId: issueId }], {
      mergeTarget: found(),
    })
    expect(itself.zh).toBe('只能并入同一处的另一个问题。请重新选择。')
  })
})

describe('standing back 回避', () => {
  const alsoClerk = person(
    'alsoClerk',
    { role: 'squad', squad: 1, position: 'member' },
    { role: 'unit', unitId: 'transport', position: 'clerk' },
  )
  const officeAndUnit = person(
    'officeAndUnit',
    { role: 'office' },
    { role: 'unit', unitId: 'cityManagement', position: 'clerk' },
  )

  it('who holds a post in the unit neither opens nor notifies nor closes, and is told who can', () => {
    expect(refusalOf(unopenedAt(busStation), ['2022-07-04', alsoClerk, 'open'])).toEqual({
      zh: '您在责任单位任职，应当回避，不能立案。请由有督导权的分队或协办分队或指挥部办公室的其他人员办理。',
      en: 'You hold a post in the unit concerned and have to stand back. Somebody else of a squad that supervises the place or the unit or a squad of the joint inspection or the headquarters office has to do this.',
    })
    const rectifiedByChief = issueAfter(found(), notified, claimed, rectified)
    expect(buttons(rectifiedByChief, alsoClerk, '2022-07-15')).toEqual([])
    expect(refusalOf(rectifiedByChief, ['2022-07-15', alsoClerk, 'passRecheck']).zh).toBe(
      '您在责任单位任职，应当回避，不能复查销号。请由主办分队或指挥部办公室的其他人员办理。',
    )
  })

  it('but acts for the unit itself', () => {
    expect(buttons(issueAfter(found(), notified), alsoClerk, '2022-07-05')).toEqual(['claim', 'ask', 'dispatchDown'])
    expect(eventOf(issueAfter(found(), notified), ['2022-07-05', alsoClerk, 'claim'])).toMatchObject({
      standing: 'responsibleUnit',
      by: { postId: 'alsoClerk-1', duty: { role: 'unit', unitId: 'transport' } },
    })
  })

  it('and does not give an issue to the own unit either', () => {
    expect(refusalOf(issueAfter(found(), notified), ['2022-07-05', officeAndUnit, 'reassign']).zh).toBe(
      '您在责任单位任职，应当回避，不能转办。请由主办分队或指挥部办公室的其他人员办理。',
    )
    expect(
      refusalOf(issueAfter(found(), notified), ['2022-07-05', officeAndUnit, 'reassign', { unitId: 'market' }]).zh,
    ).toBe('accepted')
    expect(refusalOf(found(), ['2022-07-04', officeAndUnit, 'void']).zh).toBe('accepted')
  })

  it('before a unit is named, a post in any of the builders counts', () => {
    expect(
      attempt(unopenedAt(farmersMarket), ['2022-07-04', officeAndUnit, 'open', { followingSquad: 1 }]),
    ).toMatchObject({
      kind: 'forbidden',
    })
  })
})

it('a person with several posts acts in the one that may', () => {
  const liaison = person('liaison', { role: 'squad', squad: 1, position: 'liaison' }, { role: 'office' })
  // Once claimed, voiding is the office's alone: the post in the following squad must not stand in the way.
  expect(buttons(issueAfter(found(), notified, claimed), liaison, '2022-07-06')).toContain('void')
  expect(eventOf(issueAfter(found(), notified, claimed), ['2022-07-06', liaison, 'void'])).toMatchObject({
    standing: 'office',
    by: { postId: 'liaison-1', duty: { role: 'office' } },
  })
})

describe('the second axis: circulars 通报 and accountability 问责', () => {
  const drafting: Step = ['2022-07-20', office, 'draftCircular']
  const overdue = () => issueAfter(found(), notified, claimed)

  it('needs lateness on the day of the evidence or before, or a failed re-check', () => {
    expect(refusalOf(overdue(), ['2022-07-18', office, 'draftCircular']).zh).toBe(
      '截至2022-07-18，这个问题没有超期，也没有被退回过，不能通报或提请问责。请继续跟踪督促。',
    )
    // Due on the 18th: late from the 19th on, and that evidence remains after it has been rectified and closed.
    expect(issueAfter(overdue(), ['2022-07-19', office, 'draftCircular']).escalation.circular).toBe('drafted')
    const closedLate = issueAfter(
      overdue(),
      ['2022-07-21', transport, 'rectify'],
      ['2022-07-22', captain1, 'passRecheck'],
    )
    expect(issueAfter(closedLate, ['2022-08-01', office, 'draftCircular']).escalation.circular).toBe('drafted')
    // Papers of a day on which it was in time still prove nothing.
    expect(refusalOf(closedLate, ['2022-08-01', office, 'draftCircular', { evidenceOn: '2022-07-18' }]).zh).toBe(
      '截至2022-07-18，这个问题没有超期，也没有被退回过，不能通报或提请问责。请继续跟踪督促。',
    )
    expect(refusalOf(closedLate, ['2022-08-01', office, 'draftCircular', { evidenceOn: '2022-07-19' }]).zh).toBe(
      'accepted',
    )
    // Never late, but sent back on the 15th.
    const sentBack = issueAfter(overdue(), rectified, ['2022-07-15', captain1, 'failRecheck'])
    expect(refusalOf(sentBack, ['2022-07-15', office, 'draftCircular']).zh).toBe('accepted')
    expect(refusalOf(sentBack, ['2022-07-15', office, 'draftCircular', { evidenceOn: '2022-07-14' }]).zh).toBe(
      '截至2022-07-14，这个问题没有超期，也没有被退回过，不能通报或提请问责。请继续跟踪督促。',
    )
  })

  it('a claim or an extension that came too late does not wipe out the lateness', () => {
    const claimedLate = issueAfter(found(), notified, ['2022-07-07', transport, 'claim'])
    expect(refusalOf(claimedLate, ['2022-07-08', office, 'draftCircular']).zh).toBe('accepted')
    const extended = issueAfter(
      overdue(),
      ['2022-07-19', transport, 'ask'],
      ['2022-07-20', captain1, 'answer', { newDate: '2022-08-19' }],
    )
    expect(refusalOf(extended, ['2022-07-21', office, 'draftCircular']).zh).toBe('accepted')
  })

  it('goes its steps in order, the commander signing each paper, and leaves the stage alone', () => {
    const steps: Step[] = [
      drafting,
      ['2022-07-21', commander, 'circulate'],
      ['2022-07-22', office, 'draftReferral'],
      ['2022-07-25', commander, 'signReferral'],
      ['2022-07-26', office, 'referForAccountability'],
      ['2022-08-02', office, 'recordAccountability'],
    ]
    let issue = overdue()
    const states = steps.map((step) => {
      // Whoever comes out of turn is refused: of the six, only the next one is on offer.
      const next = [office, commander]
        .flatMap((who) => buttons(issue, who, step[0]))
        .filter((name) => steps.some(([, , action]) => action === name))
      issue = issueAfter(issue, step)
      return `${next.join(', ')} → ${issue.stage}, circular ${issue.escalation.circular}, accountability ${issue.escalation.accountability}`
    })
    expect(states).toEqual([
      'draftCircular, draftReferral → claimed, circular drafted, accountability none',
      'draftReferral, circulate → claimed, circular inForce, accountability none',
      'draftCircular, draftReferral → claimed, circular inForce, accountability drafted',
      'draftCircular, signReferral → claimed, circular inForce, accountability signed',
      'draftCircular, referForAccountability → claimed, circular inForce, accountability referred',
      'draftCircular, recordAccountability → claimed, circular inForce, accountability recorded',
    ])
  })

  it('a draft is returned, a circular in force is withdrawn, and how many are in force is counted', () => {
    const escalationAfter = (...steps: Step[]) => issueAfter(overdue(), drafting, ...steps).escalation
    const sign: Step = ['2022-07-21', commander, 'circulate']
    const back: Step = ['2022-07-21', commander, 'returnCircular']
    const again: Step = ['2022-08-01', office, 'draftCircular', { evidenceOn: '2022-08-01' }]
    expect(escalationAfter(back)).toMatchObject({ circular: 'none', circulars: 0 })
    expect(escalationAfter(sign)).toMatchObject({ circular: 'inForce', circulars: 1 })
    expect(escalationAfter(sign, again)).toMatchObject({ circular: 'drafted', circulars: 1 })
    expect(escalationAfter(sign, again, ['2022-08-02', commander, 'returnCircular'])).toMatchObject({
      circular: 'inForce',
      circulars: 1,
    })
    expect(escalationAfter(sign, again, ['2022-08-02', commander, 'circulate'])).toMatchObject({ circulars: 2 })
    expect(escalationAfter(sign, ['2022-08-02', commander, 'withdrawCircular'])).toMatchObject({
      circular: 'none',
      circulars: 0,
    })
    expect(
      escalationAfter(['2022-07-21', office, 'draftReferral'], ['2022-07-22', commander, 'returnReferral']),
    ).toMatchObject({
      accountability: 'none',
    })
  })

  it('is the office’s to draft and the commander’s to sign, nobody else’s', () => {
    const late = overdue()
    const able = (issue: Issue, name: string) =>
      everybody.filter((who) => buttons(issue, who, '2022-07-20').includes(name)).map((who) => who.name)
    expect(able(late, 'draftCircular')).toEqual(['office', 'officeClerk'])
    expect(able(issueAfter(late, drafting), 'circulate')).toEqual(['commander'])
  })
})

describe('what a subject is', () => {
  it('a unit’s issue has no place: its squad is the unit’s, and no check item is asked for', () => {
    const ofUnit: Issue = {
      ...unopenedAt(busStation),
      subject: { kind: 'unit', unitId: 'cityManagement', indicator: 'applicationMaterials' },
    }
    expect(
      everybody.filter((who) => buttons(ofUnit, who, '2022-07-04').includes('open')).map(({ name }) => name),
    ).toEqual(['office', 'officeClerk', 'captain3'])
    const issue = issueAfter(
      ofUnit,
      ['2022-07-04', captain3, 'open', { checkItem: undefined, what: '申报材料缺三份', papers: '材料目录' }],
      ['2022-07-04', captain3, 'notify', { unitId: 'cityManagement', instrument: 'notice', paperId: otherIssueId }],
    )
    expect(issue).toMatchObject({
      stage: 'notified',
      unitId: 'cityManagement',
      checkItem: null,
      instrument: 'notice',
      paperId: otherIssueId,
    })
  })

  it('a point’s issue names one of the check items of its kind', () => {
    const opening = (checkItem: string | undefined) =>
      refusalOf(unopenedAt(busStation), ['2022-07-04', captain1, 'open', { checkItem }]).zh
    expect(opening('order')).toBe('accepted')
    expect(opening(undefined)).toBe('请选择不符合的测评项。')
    expect(opening('stalls')).toBe('这里没有这个测评项，请重新选择。')
  })

  it('what failed in the last inspection may be followed up, though the point has no such item any more', () => {
    const opening = (failedItems: readonly string[]) =>
      refusalOf(unopenedAt(busStation), ['2022-07-04', captain1, 'open', { checkItem: 'stalls' }], {
        facts: { failedItems },
      }).zh
    expect(opening(['order'])).toBe('这里没有这个测评项，请重新选择。')
    expect(opening(['order', 'stalls'])).toBe('accepted')
  })

  it('a point outside the 64 units and the scopes still has its responsible unit', () => {
    const issue = issueAfter(
      unopenedAt(hillTemple),
      ['2022-07-04', office, 'open', { followingSquad: 2 }],
      ['2022-07-04', office, 'notify', { unitId: 'propertyCompany' }],
    )
    expect(buttons(issue, propertyCompany, '2022-07-04')).toEqual(['claim', 'ask'])
    expect(factsOf(issue.subject).scopeSquad).toBeNull()
  })
})

it('what the form starts from: the addressee with the reason in words, and dates by severity in working days', () => {
  const significant = issueAfter(unopenedAt(farmersMarket), [
    '2022-09-08',
    captain1,
    'open',
    { severity: 'significant' },
  ])
  const notify = availableActions(significant, captain1, circumstances('2022-09-08', significant.subject)).find(
    ({ name }) => name === 'notify',
  )
  expect(notify?.prefill).toEqual({
    // Thursday 8 September: one working day is Friday; five reach over mid-autumn to Friday 16.
    values: { unitId: 'market', claimBy: '2022-09-09', rectifyBy: '2022-09-16' },
    reasons: {
      unitId: {
        zh: '由3个单位共同建设，反馈给牵头单位',
        en: 'Built by 3 units together, so it goes to the lead unit',
      },
      claimBy: { zh: '较重问题：1个工作日内认领', en: 'Significant: to be claimed within 1 working day' },
      rectifyBy: { zh: '较重问题：5个工作日内整改', en: 'Significant: to be rectified within 5 working days' },
    },
    omit: ['instrument', 'paperId'],
  })
})

it('a form of an unknown action, or with a field that does not exist, is no action', () => {
  expect(actionSchema.safeParse({ name: 'reject', form: { reason: '不归我管' } }).success).toBe(false)
  expect(actionSchema.safeParse({ name: 'void', form: { reason: '重复立案' } }).success).toBe(true)
  expect(actionSchema.safeParse({ name: 'void', form: { reason: '重复立案', stage: 'closed' } }).success).toBe(false)
})

it('a button that is missing says why', () => {
  expect(whyNot(found(), 'claim', transport, circumstances('2022-07-04', found().subject))).toEqual({
    kind: 'conflict',
    refused: {
      zh: '问题现为“待交办”，不能认领。请刷新后查看最新情况。',
      en: 'The issue is now "To be notified", so "Claim" is not possible. Look at its newest state.',
    },
  })
  expect(whyNot(found(), 'notify', captain1, circumstances('2022-07-04', found().subject))).toBeUndefined()
})
