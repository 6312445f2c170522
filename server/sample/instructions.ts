/** The sample's instructions 批示: one settled, one answered, one overdue, one new; played through the real rules. */
import { instantAt, type LocalDate, localDateOf } from '../../domain/calendar'
import { type Instruction, type InstructionTarget, unwritten } from '../../domain/instruction'
import { applyInstructionEvent, decideInstruction, instructionActionSchema } from '../../domain/instructionActions'
import type { Viewer } from '../../domain/people'
import { isRefusal } from '../../domain/refusal'
import type { Decided } from '../eventLog'
import { seededChance } from './chance'

export type InstructionWorld = {
  readonly people: ReadonlyMap<string, Viewer>
  readonly squads: readonly { readonly number: number; readonly group: number }[]
  /** Two points, a unit and a road section to write about. */
  readonly pointIds: readonly [number, number]
  readonly unitId: string
  readonly roadSectionId: string
  /** Nothing happens at or after it. */
  readonly until: Date
}

type Step = readonly [day: LocalDate, time: string, who: string, action: object]
type Story = { readonly target: InstructionTarget; readonly steps: readonly Step[] }

const storiesOf = ({ pointIds: [first, second], unitId, roadSectionId }: InstructionWorld): readonly Story[] => [
  {
    target: { kind: 'roadSection', roadSectionId },
    steps: [
      [
        '2022-08-08',
        '08:50',
        'commander',
        {
          name: 'write',
          form: {
            text: '这一路段非机动车乱停多次反映，请包路单位和分队拿出长效办法，一周内报结果。',
            replyBy: '2022-08-15',
          },
        },
      ],
      [
        '2022-08-08',
        '10:20',
        'office',
        { name: 'refer', form: { to: 'squad', squad: 1, note: '请现场核实，提出停车位设置建议。' } },
      ],
      [
        '2022-08-12',
        '16:40',
        'squad1',
        {
          name: 'answer',
          form: { text: '已会同责任单位重新施划非机动车停放区3处，安排专人早晚高峰疏导，路口秩序明显好转。' },
        },
      ],
      ['2022-08-15', '09:10', 'commander', { name: 'accept', form: { note: '做法可在其他路段推广。' } }],
    ],
  },
  {
    target: { kind: 'point', pointId: second },
    steps: [
      [
        '2022-09-05',
        '09:30',
        'leader2',
        {
          name: 'write',
          form: { text: '该点位两次复查仍有反复，请查明原因，压实责任单位日常管理。', replyBy: '2022-09-16' },
        },
      ],
      ['2022-09-05', '11:00', 'office', { name: 'refer', form: { to: 'squad', squad: 4 } }],
      [
        '2022-09-13',
        '17:20',
        'squad4',
        {
          name: 'answer',
          form: { text: '经查，保洁班次不足。责任单位已增加早班一班，分队每日抽查一次，连续五天无反复。' },
        },
      ],
    ],
  },
  {
    target: { kind: 'unit', unitId },
    steps: [
      [
        '2022-09-01',
        '08:40',
        'commander',
        { name: 'write', form: { text: '申报材料进度偏慢，请办公室约谈并报告整改计划。', replyBy: '2022-09-09' } },
      ],
      [
        '2022-09-02',
        '09:40',
        'office',
        { name: 'refer', form: { to: 'unit', unitId, note: '请于9月8日前书面说明。' } },
      ],
    ],
  },
  {
    target: { kind: 'point', pointId: first },
    steps: [
      [
        '2022-09-14',
        '17:50',
        'commander',
        {
          name: 'write',
          form: { text: '群众反映强烈，请组织两个分队联合督导，月底前彻底解决。', replyBy: '2022-09-21' },
        },
      ],
    ],
  },
]

export const playInstructions = (
  world: InstructionWorld,
): { readonly decided: readonly Decided[]; readonly instructions: readonly Instruction[] } => {
  const chance = seededChance(20220808)
  const decided: Decided[] = []
  const instructions = storiesOf(world).map(({ target, steps }): Instruction => {
    const [firstDay = '', firstTime = ''] = steps[0] ?? []
    let instruction = unwritten(chance.uuid(instantAt(firstDay, firstTime)), target)
    for (const [day, time, who, action] of steps) {
      const at = instantAt(day, time)
      const viewer = world.people.get(who)
      if (!viewer) throw new Error(`the sample has no ${who}`)
      if (at >= world.until) throw new Error(`the sample's instruction lies after its first instant: ${day} ${time}`)
      const event = decideInstruction(
        instruction,
        instructionActionSchema.parse(action),
        viewer,
        {
          today: localDateOf(at),
          targetExists: true,
          concernedUnits: [],
          linked: null,
          squads: world.squads.map(({ number }) => number),
          groups: world.squads.map(({ group }) => group),
          knowsUnit: () => true,
        },
        at,
      )
      if (isRefusal(event)) throw new Error(`${who} ${day}: ${event.refused.en}`)
      decided.push({ subjectKind: 'instruction', subjectId: instruction.id, event })
      instruction = applyInstructionEvent(instruction, event)
    }
    return instruction
  })
  return { decided, instructions }
}
