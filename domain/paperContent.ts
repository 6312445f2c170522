/**
 * What stands in a paper 公文, by kind: plain data, from which the same file is always made. It is kept with the paper, so
 * a field may be added as an optional one and never taken away.
 * Texts are Chinese alone: a paper is written in the language of the office that signs it.
 */
import { z } from 'zod'
import { localDateSchema } from './calendar'
import { chineseNumeral } from './chineseNumeral'
import { storable } from './storable'
import { type Text, text } from './text'

const short = storable.max(200)
const long = storable.max(4_000)

/** A heading is written without its number: the number follows from its place (一、 （一） 1.). */
export const paperBlockSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    text: storable.min(1).max(200),
  }),
  z.object({ kind: z.literal('paragraph'), text: long }),
])
export type PaperBlock = z.output<typeof paperBlockSchema>

/** An issue as a paper shows it: names instead of keys, as they were on the paper's day. */
export const paperIssueSchema = z.object({
  id: storable.min(1).max(64),
  /** The point, unit or stretch of road, as the paper calls it. */
  place: short,
  what: long,
  checkItem: short.nullable(),
  foundOn: localDateSchema,
  /** The squad's name: 第一督导分队. */
  squad: short,
  unit: short.nullable(),
  /** 发文字号 of the paper that handed the issue over. */
  notifiedBy: short.nullable(),
  claimBy: localDateSchema.nullable(),
  rectifyBy: localDateSchema.nullable(),
  responsible: short.nullable(),
  measures: long.nullable(),
  target: long.nullable(),
  /** How far it has come, in words: 整改中, 逾期3天, 已销号. */
  progress: short,
  closedOn: localDateSchema.nullable(),
  remarks: long.nullable(),
  beforePhotos: z.array(short).max(100),
  afterPhotos: z.array(short).max(100),
  /** The issue's page; becomes a QR code. */
  url: storable.min(1).max(500),
})
export type PaperIssue = z.output<typeof paperIssueSchema>

const common = {
  /** 发文机关: full name, without 文件. */
  issuer: short,
  /** 发文字号 as it is printed; null while the paper is a draft. */
  number: short.nullable(),
  title: short,
  /** 主送机关. */
  addressees: z.array(short).max(100),
  body: z.array(paperBlockSchema).max(500),
  /** 附件 by name, as the paper lists them below its body. */
  attachments: z.array(short).max(50),
  /** 署名: who signs, one line each; usually the issuer alone. */
  signatures: z.array(short).max(10),
  /** 成文日期, the day on which it was signed; null while the paper is a draft. */
  signedOn: localDateSchema.nullable(),
  /** 签发人, for a paper that goes upward: a post or name. */
  signer: short.nullable(),
  /** 抄送机关. */
  copies: z.array(short).max(100),
  /** 印发机关 and 印发日期; null: no 版记 but the copies. */
  printedBy: short.nullable(),
  printedOn: localDateSchema.nullable(),
  /** Where the audit trail stood at signing: position and hash of its last event. */
  anchor: z.object({ position: z.number().int().nonnegative(), hash: storable.max(128) }).nullable(),
}
const issues = z.array(paperIssueSchema).max(2_000)
/** 证据: what is known on a day, a line each (首次超期 2022年8月2日). */
const evidence = {
  asOf: localDateSchema,
  facts: z.array(z.object({ label: short, value: long })).max(100),
}

/** 督查报告: its tables, cell by cell, and the issues whose photos show its worst points. */
const monthlyReport = {
  tables: z
    .array(
      z.object({
        title: short,
        head: z.array(short).max(20),
        rows: z.array(z.array(short).max(20)).max(1_000),
      }),
    )
    .max(10),
  shown: z.array(paperIssueSchema).max(50),
}

export const paperContentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('notice'), ...common, unit: short, issues }),
  z.object({ kind: z.literal('card'), ...common, unit: short, issues }),
  z.object({ kind: z.literal('issueList'), ...common, issues }),
  z.object({ kind: z.literal('rectificationList'), ...common, issues }),
  z.object({ kind: z.literal('circular'), ...common, ...evidence, issues }),
  z.object({ kind: z.literal('referral'), ...common, ...evidence, unit: short, issues }),
  z.object({ kind: z.literal('reply'), ...common, unit: short, repliesTo: short, issues }),
  z.object({
    kind: z.literal('dayReport'),
    ...common,
    squad: short,
    day: localDateSchema,
    /** In the order in which they were seen. */
    visits: z
      .array(
        z.object({
          place: short,
          office: short.nullable(),
          /** Clock time in Shanghai: 09:30. */
          at: storable.max(5),
          passed: z.number().int().nonnegative(),
          failed: z.number().int().nonnegative(),
          note: short.nullable(),
        }),
      )
      .max(500),
    issues,
  }),
  z.object({ kind: z.literal('squadReport'), ...common, ...monthlyReport, issues }),
  z.object({ kind: z.literal('cityReport'), ...common, ...monthlyReport, issues }),
])
export type PaperContent = z.output<typeof paperContentSchema>
export type PaperKind = PaperContent['kind']
export type PaperOf<Kind extends PaperKind> = Extract<PaperContent, { kind: Kind }>

export const paperLabel: Record<PaperKind, Text> = {
  notice: text('督办通知', 'Supervision notice'),
  card: text('督办卡', 'Supervision card'),
  issueList: text('问题清单', 'Issue list'),
  rectificationList: text('整改清单', 'Rectification list'),
  circular: text('通报', 'Circular'),
  referral: text('提请问责函', 'Referral for accountability'),
  reply: text('整改情况报告', 'Rectification report'),
  dayReport: text('督查报告', 'Day report'),
  squadReport: text('分队督查报告', 'Report of a squad'),
  cityReport: text('全市督查报告', 'Report of the city'),
}
export const paperKinds = Object.keys(paperLabel) as PaperKind[]

/** Made whenever it is asked for, then numbered, signed and sealed by hand: what comes out is for that, and no draft. */
const isMadeOnDemand: Partial<Record<PaperKind, true>> = { reply: true, dayReport: true }

/** Goes to the office without a number. */
const isWithoutNumber: Partial<Record<PaperKind, true>> = { squadReport: true }

/** A draft has no number, and whoever prints it sees that it is one. */
export const isDraftPaper = (content: Pick<PaperContent, 'kind' | 'number' | 'signedOn'>): boolean =>
  !isMadeOnDemand[content.kind] &&
  ((content.number === null && !isWithoutNumber[content.kind]) || content.signedOn === null)

/** The title of a unit's answer to a paper: 《关于〔文号〕整改情况的报告》. */
export const replyTitle = (number: string): string => `关于${number}整改情况的报告`

export type NumberedBlock = PaperBlock & { readonly mark: string }

/** The blocks with their headings' numbers; a heading starts the numbers below it anew. */
export const numberedBlocks = (blocks: readonly PaperBlock[]): NumberedBlock[] => {
  const counts = [0, 0, 0]
  return blocks.map((block) => {
    if (block.kind === 'paragraph') return { ...block, mark: '' }
    const place = block.level - 1
    const count = (counts[place] ?? 0) + 1
    counts[place] = count
    counts.fill(0, block.level)
    const mark = { 1: `${chineseNumeral(count)}、`, 2: `（${chineseNumeral(count)}）`, 3: `${count}.` }[block.level]
    return { ...block, mark }
  })
}
