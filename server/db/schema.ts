/**
 * The tables. Events are the truth of issues and points; `issues` and `point_states` are their folds and are written
 * under the lock of server/record.ts alone. No column defaults to the machine's clock: campaign time is passed in.
 */
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { MultiPolygon, Polygon } from 'geojson'
import type { PlanMethod } from '../../domain/activity'
import type { LngLat } from '../../domain/coordinates'
import type { LastInspection } from '../../domain/inspection'
import type { Issue, Stage, Terms } from '../../domain/issue'
import type { Duty, Role } from '../../domain/people'
import type { KeptStatus } from '../../domain/pointStatus'
import type { Extent, ScopeKind } from '../../domain/scope'
import { subjectKinds } from '../../domain/subjectKind'
import type { Receipt } from '../record'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const day = (name: string) => date(name, { mode: 'string' })

// ── The plan ───────────────────────────────────────────────────────────────────────────────────────────────────────

export type CampaignPlan = {
  readonly name: string
  /** The name in English. */
  readonly en: string
  readonly document: string
  readonly headquarters: string
  readonly startsOn: string
  readonly endsOn: string
  readonly reportDay: number
  readonly phases: readonly { readonly month: string; readonly name: string; readonly en: string }[]
  /** The plan's methods with their monthly minima; absent in a campaign that was loaded before they were kept. */
  readonly methods?: readonly PlanMethod[]
  readonly goal: { readonly before: string; readonly text: string; readonly en: string }
}

/** One row. `clockOffsetMs` is what is added to the machine's clock: 0 for a real campaign, fixed at the sample's first start. */
export const campaign = pgTable(
  'campaign',
  {
    id: integer('id').primaryKey(),
    plan: jsonb('plan').$type<CampaignPlan>().notNull(),
    isSample: boolean('is_sample').notNull(),
    clockOffsetMs: bigint('clock_offset_ms', { mode: 'number' }).notNull(),
    terms: jsonb('terms').$type<Terms>().notNull(),
    /** Scopes that count as urban; null: the office has not said, and the register of points alone decides. */
    urbanScopes: text('urban_scopes').array(),
    /** By which rules the folds were written last; others than the server's own and they are written anew at start. */
    foldVersion: integer('fold_version').notNull().default(0),
    /** Signs the session cookies where AUTH_SECRET is not set; made once. */
    authSecret: text('auth_secret').notNull(),
  },
  (table) => [check('campaign_is_one_row', sql`${table.id} = 1`)],
)

/** Days that differ from their weekday's rule; the office edits them. */
export const workingDays = pgTable('working_days', {
  date: day('date').primaryKey(),
  works: boolean('works').notNull(),
  name: text('name').notNull(),
})

export const squads = pgTable('squads', {
  number: integer('number').primaryKey(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  group: integer('group').notNull(),
})

export const scopes = pgTable('scopes', {
  id: text('id').primaryKey(),
  order: integer('order').notNull(),
  code: text('code'),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  kind: text('kind').$type<ScopeKind>().notNull(),
  extent: text('extent').$type<Extent>().notNull(),
  squad: integer('squad')
    .notNull()
    .references(() => squads.number),
  geometry: jsonb('geometry').$type<Polygon | MultiPolygon>().notNull(),
  schematic: boolean('schematic').notNull(),
  /** How far its border may be from where it is drawn; points nearer to it than this wait for the office. */
  uncertaintyMetres: integer('uncertainty_metres').notNull().default(0),
})

/** Supervised units have an order in the plan and a squad; other responsible units have neither. */
export const units = pgTable('units', {
  id: text('id').primaryKey(),
  nameZh: text('name_zh').notNull().unique(),
  nameEn: text('name_en').notNull(),
  supervisedOrder: integer('supervised_order').unique(),
  squad: integer('squad').references(() => squads.number),
  superiorId: text('superior_id'),
  retiredOn: day('retired_on'),
  /** 承接单位: who took over from it when it was retired. */
  successorId: text('successor_id'),
})

export type CheckItem = { readonly key: string; readonly zh: string; readonly en: string }

/** What a kind is called today; which check items it has stands in the handbook's versions. */
export const pointKinds = pgTable('point_kinds', {
  key: text('key').primaryKey(),
  order: integer('order').notNull(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  /** Kept for what happened, and offered no more. */
  retiredOn: day('retired_on'),
})

export const points = pgTable(
  'points',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    code: text('code').notNull().unique(),
    name: text('name').notNull(),
    kind: text('kind')
      .notNull()
      .references(() => pointKinds.key),
    lng: doublePrecision('lng').notNull(),
    lat: doublePrecision('lat').notNull(),
    address: text('address').notNull(),
    urban: boolean('urban').notNull(),
    /** Null: outside every scope. Set when the point or a boundary is imported, from the polygons. */
    scopeId: text('scope_id').references(() => scopes.id),
    isSample: boolean('is_sample').notNull(),
    /** 撤点: kept for what happened there, and supervised no more. */
    retiredOn: day('retired_on'),
  },
  (table) => [
    index('points_by_scope').on(table.scopeId),
    // With all that a question about places asks for, so that no row is read for it.
    index('points_by_place').on(table.lng, table.lat, table.id, table.retiredOn),
  ],
)

/** Responsible units of a point, each from a day until a day; at most one leads. Written by server/pointRegister/ and server/recording/unit.ts. */
export const pointUnits = pgTable(
  'point_units',
  {
    pointId: integer('point_id')
      .notNull()
      .references(() => points.id),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    isLead: boolean('is_lead').notNull(),
    from: day('from').notNull(),
    until: day('until'),
  },
  (table) => [
    primaryKey({ columns: [table.pointId, table.unitId, table.from] }),
    index('point_units_by_unit').on(table.unitId),
  ],
)

/** Where it runs and whose it is, as its events of server/recording/roadSection.ts say; its length is measured from the line. */
export const roadSections = pgTable('road_sections', {
  id: text('id').primaryKey(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  line: jsonb('line').$type<readonly LngLat[]>().notNull(),
  sponsor: text('sponsor').notNull(),
  responsibleUnitId: text('responsible_unit_id')
    .notNull()
    .references(() => units.id),
  /** By its middle, from the polygons; null: outside every scope. */
  scopeId: text('scope_id').references(() => scopes.id),
  /** Kept for its issues and its history, and no longer drawn. */
  retiredOn: day('retired_on'),
})

/** A joint inspection 联合督导: from a day until a day, several squads may open issues at these points. */
export const jointInspections = pgTable('joint_inspections', {
  id: uuid('id').primaryKey(),
  squads: integer('squads').array().notNull(),
  pointIds: integer('point_ids').array().notNull(),
  from: day('from').notNull(),
  until: day('until').notNull(),
  orderedBy: text('ordered_by').notNull(),
})

// ── Events and their folds ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * Append-only: history, audit trail and what live listeners hear, in one. `position` is taken under the writer's lock, so
 * it is the commit order. hash = sha256(previous hash ‖ position ‖ body).
 */
export const events = pgTable(
  'events',
  {
    position: bigint('position', { mode: 'number' }).primaryKey(),
    subjectKind: text('subject_kind', { enum: subjectKinds }).notNull(),
    subjectId: text('subject_id').notNull(),
    seq: integer('seq').notNull(),
    name: text('name').notNull(),
    at: instant('at').notNull(),
    accountId: text('account_id').notNull(),
    body: text('body').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    unique('events_once_per_seq').on(table.subjectKind, table.subjectId, table.seq),
    index('events_by_time').on(table.at),
  ],
)

/** The fold of an issue's events; the columns repeat what lists and rights ask for, from `state`, by one function. */
export const issues = pgTable(
  'issues',
  {
    id: uuid('id').primaryKey(),
    state: jsonb('state').$type<Issue>().notNull(),
    /** Position of the last event folded in. */
    position: bigint('position', { mode: 'number' }).notNull(),
    stage: text('stage').$type<Stage>().notNull(),
    pointId: integer('point_id').references(() => points.id),
    roadSectionId: text('road_section_id').references(() => roadSections.id),
    subjectUnitId: text('subject_unit_id').references(() => units.id),
    unitId: text('unit_id').references(() => units.id),
    unitsEver: text('units_ever').array().notNull(),
    followingSquad: integer('following_squad'),
    foundOn: day('found_on').notNull(),
    /** Last day in time while a unit's clock runs; overdue is computed from it, never stored. */
    dueOn: day('due_on'),
  },
  (table) => [
    // With the id, so that the issues of many points are found without their rows.
    index('issues_by_point').on(table.pointId, table.id),
    index('issues_by_road_section').on(table.roadSectionId),
    index('issues_by_unit').on(table.unitId),
    index('issues_by_position').on(table.position),
    index('issues_by_stage').on(table.stage, table.followingSquad, table.unitId),
    // Only while a unit's clock runs: few among very many.
    index('issues_by_due_day').on(table.dueOn).where(sql`${table.dueOn} is not null`),
  ],
)

/** The fold of a point: its status apart from lateness, and its last inspection. */
export const pointStates = pgTable('point_states', {
  pointId: integer('point_id')
    .primaryKey()
    .references(() => points.id),
  seq: integer('seq').notNull(),
  position: bigint('position', { mode: 'number' }).notNull(),
  status: text('status').$type<KeptStatus>().notNull(),
  dueOn: day('due_on'),
  openIssues: integer('open_issues').notNull(),
  lastInspection: jsonb('last_inspection').$type<LastInspection>(),
  isKey: boolean('is_key').notNull().default(false),
  isHard: boolean('is_hard').notNull().default(false),
  trackedSince: day('tracked_since'),
})

/** What became of a client's action; written in the action's own transaction, so only successes are here. */
export const receipts = pgTable('receipts', {
  actionId: uuid('action_id').primaryKey(),
  accountId: text('account_id').notNull(),
  bodyHash: text('body_hash').notNull(),
  receipt: jsonb('receipt').$type<Receipt>().notNull(),
})

// ── People ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A duty that a person holds from a day until a day, both included. */
export const posts = pgTable(
  'posts',
  {
    id: uuid('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id),
    role: text('role').$type<Role>().notNull(),
    duty: jsonb('duty').$type<Duty>().notNull(),
    from: day('from').notNull(),
    until: day('until'),
  },
  (table) => [index('posts_by_user').on(table.userId)],
)

/** Failed and successful sign-ins counted per account and address, and per address: kept here so that a restart forgives nothing. */
export const signInAttempts = pgTable('sign_in_attempts', {
  key: text('key').primaryKey(),
  count: integer('count').notNull(),
  windowStart: instant('window_start').notNull(),
})

// The four tables below are better-auth's own, with its username and admin plugins; the names are its.

export const user = pgTable('user', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull(),
  image: text('image'),
  username: text('username').unique(),
  displayUsername: text('display_username'),
  role: text('role'),
  banned: boolean('banned'),
  banReason: text('ban_reason'),
  banExpires: instant('ban_expires'),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
})

export const session = pgTable(
  'session',
  {
    id: text('id').primaryKey(),
    expiresAt: instant('expires_at').notNull(),
    token: text('token').notNull().unique(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    impersonatedBy: text('impersonated_by'),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
  },
  (table) => [index('session_by_user').on(table.userId)],
)

export const account = pgTable(
  'account',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [index('account_by_user').on(table.userId)],
)

export const verification = pgTable('verification', {
  id: text('id').primaryKey(),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: instant('expires_at').notNull(),
  createdAt: instant('created_at'),
  updatedAt: instant('updated_at'),
})
