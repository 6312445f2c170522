/** The life of an instruction: who writes, passes on, answers and judges it, what is refused in which words, and on whose desk it stands. */
import { describe, expect, it } from 'vitest'
import { instantAt } from '../../domain/calendar'
import {
  type Instruction,
  isInstructionOverdue,
  mayReadInstruction,
  onDesk,
  squadsAsked,
  targetKey,
  turnOn,
  unwritten,
} from '../../domain/instruction'
import {
  applyInstructionEvent,
  availableInstructionActions,
  decideInstruction,
  type InstructionAction,
  type InstructionCircumstances,
  type InstructionEvent,
  replayInstruction,
} from '../../domain/instructionActions'
import { noticesOfInstruction } from '../../domain/instructionNotices'
import type { Viewer } from '../../domain/people'
import { isRefusal } from '../../domain/refusal'
import { text } from '../../domain/text'
import { captain1, captain4, commander, leader1, leader2, office, officeClerk, person, transport } from '../world'

const id = '01810000-0000-7000-8000-0000000000aa'
const paperId = '01810000-0000-7000-8000-0000000000bb'
const inspectionId = '01810000-0000-7000-8000-0000000000cc'
const scan = 'a'.repeat(64)
const blank = unwritten(id, { kind: 'point', pointId: 1 })

const usual: Omit<InstructionCircumstances, 'today'> = {
  targetExists: true,
  concernedUnits: ['transport'],
  linked: null,
  squads: [1, 2, 3, 4, 5, 6],
  groups: [1, 2],
  knowsUnit: (unitId) => unitId === 'transport',
}
type Step = readonly [day: string, who: Viewer, action: InstructionAction, more?: Partial<InstructionCircumstances>]
const attempt = (instruction: Instruction, [day, who, action, more]: Step) =>
  decideInstruction(instruction, action, who, { ...usual, today: day, ...more }, instantAt(day, '10:00'))
const refused = (instruction: Instruction, step: Step): string => {
  const decision = attempt(instruction, step)
  return isRefusal(decision) ? decision.refused.zh : 'accepted'
}
const eventsOf = (steps: readonly Step[]): InstructionEvent[] => {
  let instruction = blank
  return steps.map((step) => {
    const decision = attempt(instruction, step)
    if (isRefusal(decision)) throw new Error(decision.refused.zh)
    instruction = applyInstructionEvent(instruction, decision)
    return decision
  })
}
const afterSteps = (...steps: Step[]): Instruction => eventsOf(steps).reduce(applyInstructionEvent, blank)

const written: Step = [
  '2022-07-04',
  commander,
  { name: 'write', form: { text: '请组织联合督导。', replyBy: '2022-07-11' } },
]
const recorded: Step = [
  '2022-07-04',
  office,
  {
    name: 'record',
    form: {
      writtenBy: '市委副书记',
      writtenOn: '2022-07-01',
      text: '请核实。',
      replyBy: '2022-07-08',
      desk: 'group2',
      files: [scan],
    },
  },
]
const carded: Step = ['2022-07-05', office, { name: 'turnInto', form: { as: 'card', paperId } }, { linked: 'card' }]
const inspected: Step = [
  '2022-07-05',
  office,
  { name: 'turnInto', form: { as: 'jointInspection', inspectionId } },
  { linked: 'jointInspection' },
]
const toSquad1: Step = ['2022-07-05', office, { name: 'refer', form: { to: 'squad', squad: 1, note: '请核实。' } }]
const toUnit: Step = ['2022-07-05', office, { name: 'refer', form: { to: 'unit', unitId: 'transport' } }]
const answered: Step = ['2022-07-08', captain1, { name: 'answer', form: { text: '已整改。', files: [scan] } }]
const officeAnswered: Step = ['2022-07-08', office, { name: 'answer', form: { text: '已办好。' } }]
const accepted: Step = ['2022-07-09', commander, { name: 'accept', form: { note: '好。' } }]
const sentBack: Step = [
  '2022-07-09',
  commander,
  { name: 'sendBack', form: { reason: '没有写明措施。', replyBy: '2022-07-15' } },
]

describe('the way of an instruction', () => {
  it('written, turned into a card and a joint inspection, passed to a squad, answered, sent back, answered again, accepted', () => {
    const again: Step = ['2022-07-13', captain1, { name: 'answer', form: { text: '措施有三条。' } }]
    const settled: Step = ['2022-07-14', commander, { name: 'accept', form: {} }]
    const instruction = afterSteps(written, carded, inspected, toSquad1, answered, sentBack, again, settled)
    expect(instruction).toMatchObject({
      seq: 8,
      stage: 'accepted',
      text: '请组织联合督导。',
      author: { role: 'commander' },
      writtenOn: '2022-07-04',
      paperAuthor: null,
      replyBy: '2022-07-15',
      links: [
        { kind: 'card', paperId, on: '2022-07-05' },
        { kind: 'jointInspection', inspectionId, on: '2022-07-05' },
      ],
      referrals: [{ to: { kind: 'squad', squad: 1 }, note: '请核实。', on: '2022-07-05' }],
    })
    expect(instruction.answers.map(({ text, files, review }) => [text, files, review?.outcome, review?.note])).toEqual([
      ['已整改。', [scan], 'sentBack', '没有写明措施。'],
      ['措施有三条。', [], 'accepted', null],
    ])
  })
  it('a leader’s own is judged by the holder of that post; one on paper by the desk that the office names', () => {
    const byLeader = afterSteps(['2022-07-04', leader1, written[2]], officeAnswered)
    expect(byLeader.author).toEqual({ role: 'leader', group: 1 })
    expect(availableInstructionActions(byLeader, leader1, usual)).toEqual(['accept', 'sendBack', 'withdraw'])
    expect(availableInstructionActions(byLeader, commander, usual)).toEqual([])
    const onPaper = afterSteps(recorded, officeAnswered)
    expect(onPaper).toMatchObject({
      author: { role: 'leader', group: 2 },
      paperAuthor: '市委副书记',
      writtenOn: '2022-07-01',
      files: [scan],
    })
    expect(availableInstructionActions(onPaper, leader2, usual)).toEqual(['accept', 'sendBack', 'withdraw'])
    // What was recorded by mistake the office takes back itself; what was written here it does not.
    expect(availableInstructionActions(onPaper, office, usual)).toEqual(['withdraw'])
    expect(availableInstructionActions(afterSteps(written, officeAnswered), office, usual)).toEqual([])
  })
  it('the buttons of each at the start', () => {
    const buttons = (who: Viewer, instruction: Instruction) => availableInstructionActions(instruction, who, usual)
    const waiting = afterSteps(written)
    expect([office, commander, leader1, captain1, transport].map((who) => buttons(who, blank))).toEqual([
      ['record'],
      ['write'],
      ['write'],
      [],
      [],
    ])
    expect([office, commander, leader1, captain1, transport].map((who) => buttons(who, waiting))).toEqual([
      ['turnInto', 'refer', 'answer'],
      ['withdraw'],
      [],
      [],
      [],
    ])
    expect(buttons(captain1, afterSteps(written, toSquad1))).toEqual(['answer'])
    expect(buttons(captain4, afterSteps(written, toSquad1))).toEqual([])
  })
  it('replayed from its events it is the same', () => {
    const events = eventsOf([written, toSquad1, answered, accepted])
    expect(replayInstruction(id, events)).toEqual(events.reduce(applyInstructionEvent, blank))
    expect(() => replayInstruction(id, events.slice(1))).toThrow(/do not begin with what it is about/)
  })
})

describe('what is refused', () => {
  const both = person('both', { role: 'office' }, { role: 'commander' })
  const liaison = person('liaison', { role: 'office' }, { role: 'unit', unitId: 'transport', position: 'clerk' })
  it.each<[string, Instruction, Step, string]>([
    [
      'a reply-by date in the past',
      blank,
      ['2022-07-12', commander, written[2]],
      '答复期限早于今天，请改为今天或以后。',
    ],
    [
      'about something that is not there',
      blank,
      ['2022-07-04', commander, written[2], { targetExists: false }],
      '没有批示所指的点位、问题、单位、路段或已报送的督查报告，没有保存。请刷新后重新选择。',
    ],
    [
      'written by the office',
      blank,
      ['2022-07-04', office, written[2]],
      '写批示由指挥长、督导组组长办理，您不能办理。请联系他们。',
    ],
    [
      'written by a squad',
      blank,
      ['2022-07-04', captain1, written[2]],
      '写批示由指挥长、督导组组长办理，您不能办理。请联系他们。',
    ],
    ['on paper, dated after today', blank, ['2022-06-30', office, recorded[2]], '批示日期晚于今天，请核对。'],
    [
      'on paper, for a group that is not there',
      blank,
      ['2022-07-04', office, recorded[2], { groups: [1] }],
      '没有这个督导组，请重新选择由谁认可答复。',
    ],
    [
      'turned into a card that is not there',
      afterSteps(written),
      ['2022-07-05', office, carded[2]],
      '没有这份督办卡，没有保存。请先办好，再选择。',
    ],
    [
      'turned into a card that is a notice',
      afterSteps(written),
      ['2022-07-05', office, carded[2], { linked: 'notice' }],
      '没有这份督办卡，没有保存。请先办好，再选择。',
    ],
    ['turned into the same card twice', afterSteps(written, carded), carded, '这份督办卡已经在批示下，请选择另一份。'],
    [
      'passed to a squad that is not there',
      afterSteps(written),
      ['2022-07-05', office, { name: 'refer', form: { to: 'squad', squad: 9 } }],
      '没有这个督导分队，请从名单中选择。',
    ],
    [
      'passed to nobody',
      afterSteps(written),
      ['2022-07-05', office, { name: 'refer', form: { to: 'unit' } }],
      '没有这个单位，请从名单中选择。',
    ],
    ['passed to the same squad twice', afterSteps(written, toSquad1), toSquad1, '批示已经交给这个分队，请等待答复。'],
    [
      'answered by a squad that was not asked',
      afterSteps(written, toUnit),
      answered,
      '答复由承办的督导分队或指挥部办公室办理，您不能办理。请联系他们。',
    ],
    [
      'answered twice',
      afterSteps(written, officeAnswered),
      ['2022-07-08', officeClerk, officeAnswered[2]],
      '批示现为“已答复，待认可”，不能答复。请刷新后查看最新情况。',
    ],
    [
      'accepted before it is answered',
      afterSteps(written),
      accepted,
      '批示现为“待办理”，不能认可答复。请刷新后查看最新情况。',
    ],
    [
      'accepted by another leader',
      afterSteps(written, officeAnswered),
      ['2022-07-09', leader1, accepted[2]],
      '认可答复由批示人办理，您不能办理。请联系他们。',
    ],
    [
      'accepted by who answered',
      afterSteps(written, ['2022-07-08', both, officeAnswered[2]]),
      ['2022-07-09', both, accepted[2]],
      '这份答复由您提交，不能自己认可或退回。请由批示人办理。',
    ],
    [
      'sent back with a date that has passed',
      afterSteps(written, officeAnswered),
      ['2022-07-16', commander, sentBack[2]],
      '答复期限早于今天，请改为今天或以后。',
    ],
    [
      'answered by who holds a post in the unit concerned',
      afterSteps(written),
      ['2022-07-05', liaison, officeAnswered[2]],
      '您在批示所涉单位任职，应当回避，不能答复。请由承办的督导分队或指挥部办公室的其他人员办理。',
    ],
    [
      'withdrawn once settled',
      afterSteps(written, officeAnswered, accepted),
      ['2022-07-10', commander, { name: 'withdraw', form: { reason: '不用了。' } }],
      '批示现为“已办结”，不能撤回批示。请刷新后查看最新情况。',
    ],
  ])('%s', (_, instruction, step, sentence) => {
    expect(refused(instruction, step)).toBe(sentence)
  })
})

describe('whose it is to see, and on whose desk it stands', () => {
  const readers = { office, commander, leader1, leader2, captain1, captain4, transport }
  it('is read by office, commander and leaders, and by the squads that were asked; by no unit, asked or not', () => {
    const reading = (instruction: Instruction) =>
      Object.entries(readers)
        .filter(([, who]) => mayReadInstruction(who, instruction))
        .map(([name]) => name)
    expect(reading(afterSteps(written, toUnit))).toEqual(['office', 'commander', 'leader1', 'leader2'])
    expect(reading(afterSteps(written, toSquad1))).toEqual(['office', 'commander', 'leader1', 'leader2', 'captain1'])
    expect(squadsAsked(afterSteps(written, toSquad1, toUnit))).toEqual([1])
  })
  it('stands on the author’s desk and the office’s until it is answered, then on the author’s', () => {
    const turns = (instruction: Instruction) =>
      Object.entries(readers).flatMap(([name, { posts }]) => {
        const turn = turnOn(instruction, posts)
        return turn === null ? [] : [`${name} ${turn}`]
      })
    expect(turns(afterSteps(written))).toEqual(['office toHandle', 'commander waiting'])
    expect(turns(afterSteps(written, toSquad1))).toEqual(['office toAnswer', 'commander waiting', 'captain1 toAnswer'])
    expect(turns(afterSteps(written, toSquad1, answered))).toEqual(['commander toAccept'])
    expect(turns(afterSteps(written, toSquad1, answered, sentBack))).toEqual([
      'office toAnswer',
      'commander waiting',
      'captain1 toAnswer',
    ])
    expect(turns(afterSteps(written, officeAnswered, accepted))).toEqual([])
  })
  it('what asks for something comes first, then what is due first', () => {
    const of = (key: string, instruction: Instruction): Instruction => ({ ...instruction, id: key })
    const later = { ...of('later', afterSteps(written)), replyBy: '2022-07-20' }
    const all = [later, of('waiting', afterSteps(written)), of('answered', afterSteps(written, officeAnswered))]
    expect(onDesk(all, commander.posts).map(({ instruction, turn }) => `${instruction.id} ${turn}`)).toEqual([
      'answered toAccept',
      'waiting waiting',
      'later waiting',
    ])
  })
  it('is overdue from the day after its last, until it is answered', () => {
    const overdueOn = (instruction: Instruction, day: string) => isInstructionOverdue(instruction, day)
    expect(['2022-07-11', '2022-07-12'].map((day) => overdueOn(afterSteps(written), day))).toEqual([false, true])
    expect(overdueOn(afterSteps(written, officeAnswered), '2022-08-01')).toBe(false)
  })
  it('each target has one name', () => {
    expect(
      [
        { kind: 'point', pointId: 7 } as const,
        { kind: 'issue', issueId: id } as const,
        { kind: 'unit', unitId: 'u1' } as const,
        { kind: 'roadSection', roadSectionId: 'L01' } as const,
        { kind: 'report', reportId: '2022-08' } as const,
      ].map(targetKey),
    ).toEqual(['point 7', `issue ${id}`, 'unit u1', 'roadSection L01', 'report 2022-08'])
  })
})

describe('who is told', () => {
  const told = (steps: readonly Step[], today: string) =>
    noticesOfInstruction(
      { id, events: eventsOf(steps).map((event, index) => ({ position: index + 1, event })) },
      today,
      text('凤山公园', 'Fengshan Park'),
    ).notices.map(({ entry, to }) => `${[...to].join(', ')}: ${entry.sentence.zh}`)
  it('of each step', () => {
    expect(told([written, toSquad1, answered, sentBack], '2022-07-09')).toEqual([
      'office: 有新的批示，请办理。',
      'squad 1: 批示交本队办理，请答复。',
      'commander, office: 批示已答复，请认可或退回。',
      'office, squad 1: 批示的答复被退回，请重新办理。',
    ])
    expect(told([recorded, officeAnswered], '2022-07-08')).toEqual([
      'group 2: 您的书面批示已登记，答复后请您认可。',
      'group 2: 批示已答复，请认可或退回。',
    ])
    expect(told([written, toUnit, officeAnswered, accepted], '2022-07-09')).toEqual([
      'office: 有新的批示，请办理。',
      'commander: 批示已答复，请认可或退回。',
      'office: 答复已获认可，批示办结。',
    ])
  })
  it('of the clock: three days before, and from the day after', () => {
    const byClock = (today: string) => told([written, toSquad1], today).slice(2)
    expect(byClock('2022-07-07')).toEqual([])
    expect(byClock('2022-07-08')).toEqual(['office, squad 1: 批示7月11日前答复，请抓紧办理。'])
    expect(byClock('2022-07-13')).toEqual(['office, squad 1, commander: 批示答复已逾期2天，请尽快答复。'])
    expect(told([written, officeAnswered], '2022-07-20')).toHaveLength(2)
  })
})
