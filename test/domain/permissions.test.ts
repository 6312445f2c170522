/** What each role may do outside an issue's life, written out, and who reads which issue. */
import { describe, expect, it } from 'vitest'
import { may, mayReadContacts, mayReadIssue, type Permission, permissions, visibleTo } from '../../domain/permissions'
import {
  busStation,
  captain1,
  captain6,
  cityManagement,
  commander,
  factsOf,
  farmersMarket,
  found,
  issueAfter,
  leader1,
  leader2,
  market,
  notified,
  office,
  person,
  propertyCompany,
  transport,
} from '../world'

const persons = { nobody: null, office, commander, leader: leader1, squad: captain1, unit: transport }

it('the table, permission by permission', () => {
  const who = (permission: Permission) =>
    Object.entries(persons)
      .filter(([, viewer]) => may(viewer, permission))
      .map(([name]) => name)
      .join(' ')
  const lines = (Object.keys(permissions) as Permission[]).map((permission) => `${permission}: ${who(permission)}`)
  expect(lines).toEqual([
    'signIn: nobody office commander leader squad unit',
    'seeHealth: nobody office commander leader squad unit',
    'loadPage: nobody office commander leader squad unit',
    'seeOwnSession: office commander leader squad unit',
    'seeMap: office commander leader squad unit',
    'seeCampaign: office commander leader squad unit',
    'seeCity: office commander leader squad',
    'setUrbanScopes: office',
    'seePoint: office commander leader squad unit',
    'seeRoadSections: office commander leader squad unit',
    'hearAnnouncements: office commander leader squad unit',
    'seeIssues: office commander leader squad unit',
    'actOnIssue: office commander leader squad unit',
    'addPhoto: office commander leader squad unit',
    'seePhotos: office commander leader squad unit',
    'addFile: office commander leader squad unit',
    'seeFiles: office commander leader squad unit',
    'seeMaterials: office commander leader squad unit',
    'actOnMaterial: office commander leader squad unit',
    'seeActivities: office commander leader squad unit',
    'defineMaterial: office squad',
    'seeTally: office commander leader squad',
    'recordActivity: office squad',
    'seeQuestionnaires: office commander leader squad',
    'makeQuestionnaire: office squad',
    'answerQuestionnaire: nobody office commander leader squad unit',
    'seeMonthlyPlans: office commander leader squad',
    'makeMonthlyPlan: squad',
    'seeGoodPractices: office commander leader squad',
    'recordGoodPractice: office squad',
    'seeReports: office commander leader squad',
    'actOnReport: office commander leader squad',
    'readInbox: office commander leader squad unit',
    'seePapers: office commander leader squad unit',
    'actOnPaper: office commander leader squad unit',
    'draftPaper: office squad',
    'seeEscalation: office commander',
    'setPaperSeries: office',
    'exportIssues: office commander leader squad unit',
    'readByOtherSoftware: office commander leader squad unit',
    'keepAccessTokens: office commander leader squad unit',
    'takeArchive: office',
    'seeDayReports: office commander leader squad',
    'seeDossier: office commander leader squad unit',
    'actOnDossier: office commander leader squad unit',
    'listDossiers: office commander leader',
    'setDossierFormula: office',
    'openIssue: office squad',
    'inspectPoint: office squad',
    'nameLeadUnit: office',
    'inspectRoadSection: office squad',
    'drawRoadSection: office',
    'flagPoint: office squad',
    'trackPoint: office',
    'planRoute: office squad',
    'orderJointInspection: office leader',
    'coordinateGroup: office leader',
    'seeInstructions: office commander leader squad',
    'actOnInstruction: office commander leader squad',
    'giveInstruction: office commander leader',
    'linkInstruction: office',
    'takePlan: office',
    'keepUnits: office',
    'changePoints: office',
    'setBoundaries: office',
    'keepHandbook: office',
    'readRosterFile: office',
    'seeContacts: office squad',
    'keepContacts: office',
    'keepWebhooks: office',
    'setTerms: office',
    'editWorkingDays: office',
    'manageAccounts: office',
    'readAudit: office',
  ])
})

it('an account without a post today is nobody', () => {
  const former = person('former')
  expect(may(former, 'seeMap')).toBe(false)
  expect(may(former, 'signIn')).toBe(true)
  expect(visibleTo(former)).toEqual({ issues: 'ofUnits', unitIds: [] })
  expect(mayReadIssue(former, found(), factsOf(found().subject))).toBe(false)
})

it('contacts are read by the office and the unit’s own squad', () => {
  const readers = (squadOfUnit: number | null) =>
    Object.entries({ office, commander, leader1, captain1, captain6, transport })
      .filter(([, viewer]) => mayReadContacts(viewer, squadOfUnit))
      .map(([name]) => name)
  expect(readers(1)).toEqual(['office', 'captain1'])
  expect(readers(6)).toEqual(['office', 'captain6'])
  expect(readers(null)).toEqual(['office'])
})

describe('reading an issue', () => {
  const moved = issueAfter(found(), notified, ['2022-07-05', captain1, 'reassign'])
  const atStation = factsOf({ kind: 'point', pointId: busStation })
  const atMarket = factsOf({ kind: 'point', pointId: farmersMarket })

  it('is for the whole supervising side', () => {
    for (const viewer of [office, commander, leader1, leader2, captain1, captain6]) {
      expect(mayReadIssue(viewer, moved, atStation), viewer.name).toBe(true)
      expect(visibleTo(viewer)).toEqual({ issues: 'all' })
    }
  })
  it('is for the unit that holds it, the one that held it before, and every builder of the place', () => {
    expect(moved.unitsEver).toEqual(['transport', 'cityManagement'])
    // Whether the place is theirs apart: as if nobody had built it.
    const noBuilder = { responsibleUnits: [], leadUnit: null }
    expect(mayReadIssue(cityManagement, moved, noBuilder)).toBe(true)
    expect(mayReadIssue(transport, moved, noBuilder)).toBe(true)
    expect(mayReadIssue(market, moved, noBuilder)).toBe(false)
    expect(mayReadIssue(market, moved, atMarket)).toBe(true)
    expect(mayReadIssue(market, moved, { responsibleUnits: [], leadUnit: 'market' })).toBe(true)
  })
  it('is not for other units', () => {
    expect(mayReadIssue(market, moved, atStation)).toBe(false)
    expect(mayReadIssue(propertyCompany, found(), atStation)).toBe(false)
    expect(visibleTo(market)).toEqual({ issues: 'ofUnits', unitIds: ['market'] })
  })
  it('is for a unit’s person who also serves in a squad, all of it', () => {
    const both = person(
      'both',
      { role: 'unit', unitId: 'market', position: 'clerk' },
      { role: 'squad', squad: 6, position: 'member' },
    )
    expect(visibleTo(both)).toEqual({ issues: 'all' })
  })
})
