/**
 * What each role may do outside an issue's life: one table. A procedure or route without a row here does not exist.
 * Inside an issue's life the action table decides, by how the person stands to that issue.
 */
import type { Issue } from './issue'
import { holds, type Role, squadsOf, unitsOf, type Viewer } from './people'
import type { SubjectFacts } from './standing'

/** `anyone` needs no sign-in; `signedIn` needs an account that holds a post today. */
export const permissions = {
  signIn: 'anyone',
  seeHealth: 'anyone',
  loadPage: 'anyone',
  seeOwnSession: 'signedIn',
  seeMap: 'signedIn',
  seeCampaign: 'signedIn',
  seeCity: ['office', 'commander', 'leader', 'squad'],
  setUrbanScopes: ['office'],
  seePoint: 'signedIn',
  seeRoadSections: 'signedIn',
  hearAnnouncements: 'signedIn',
  seeIssues: 'signedIn',
  actOnIssue: 'signedIn',
  addPhoto: 'signedIn',
  seePhotos: 'signedIn',
  addFile: 'signedIn',
  seeFiles: 'signedIn',
  seeMaterials: 'signedIn',
  actOnMaterial: 'signedIn',
  seeActivities: 'signedIn',
  defineMaterial: ['squad', 'office'],
  seeTally: ['office', 'commander', 'leader', 'squad'],
  recordActivity: ['squad', 'office'],
  seeQuestionnaires: ['office', 'commander', 'leader', 'squad'],
  makeQuestionnaire: ['squad', 'office'],
  answerQuestionnaire: 'anyone',
  seeMonthlyPlans: ['office', 'commander', 'leader', 'squad'],
  makeMonthlyPlan: ['squad'],
  seeGoodPractices: ['office', 'commander', 'leader', 'squad'],
  recordGoodPractice: ['squad', 'office'],
  seeReports: ['office', 'commander', 'leader', 'squad'],
  actOnReport: ['office', 'commander', 'leader', 'squad'],
  readInbox: 'signedIn',
  seePapers: 'signedIn',
  actOnPaper: 'signedIn',
  draftPaper: ['squad', 'office'],
  seeEscalation: ['office', 'commander'],
  setPaperSeries: ['office'],
  exportIssues: 'signedIn',
  readByOtherSoftware: 'signedIn',
  keepAccessTokens: 'signedIn',
  takeArchive: ['office'],
  seeDayReports: ['office', 'commander', 'leader', 'squad'],
  seeDossier: 'signedIn',
  actOnDossier: 'signedIn',
  listDossiers: ['office', 'commander', 'leader'],
  setDossierFormula: ['office'],
  openIssue: ['squad', 'office'],
  inspectPoint: ['squad', 'office'],
  nameLeadUnit: ['office'],
  inspectRoadSection: ['squad', 'office'],
  drawRoadSection: ['office'],
  flagPoint: ['squad', 'office'],
  trackPoint: ['office'],
  planRoute: ['squad', 'office'],
  orderJointInspection: ['office', 'leader'],
  coordinateGroup: ['office', 'leader'],
  seeInstructions: ['office', 'commander', 'leader', 'squad'],
  actOnInstruction: ['office', 'commander', 'leader', 'squad'],
  giveInstruction: ['office', 'commander', 'leader'],
  linkInstruction: ['office'],
  takePlan: ['office'],
  keepUnits: ['office'],
  changePoints: ['office'],
  setBoundaries: ['office'],
  keepHandbook: ['office'],
  readRosterFile: ['office'],
  seeContacts: ['office', 'squad'],
  keepContacts: ['office'],
  keepWebhooks: ['office'],
  setTerms: ['office'],
  editWorkingDays: ['office'],
  manageAccounts: ['office'],
  readAudit: ['office'],
} as const satisfies Record<string, 'anyone' | 'signedIn' | readonly Role[]>
export type Permission = keyof typeof permissions

export const may = (viewer: Viewer | null, permission: Permission): boolean => {
  const allowed: 'anyone' | 'signedIn' | readonly Role[] = permissions[permission]
  if (allowed === 'anyone') return true
  if (viewer === null || viewer.posts.length === 0) return false
  return allowed === 'signedIn' || allowed.some((role) => holds(viewer, role))
}

/** Whose issues a viewer reads: all of them, or those that concern these units. */
export type Visibility =
  | { readonly issues: 'all' }
  | { readonly issues: 'ofUnits'; readonly unitIds: readonly string[] }

/**
 * The supervising side reads every issue; a unit reads where it is or was the issue's unit, or is a responsible or
 * lead unit of the place. The SQL twin is in server/visibleIssues.ts; a test compares the two.
 */
export const visibleTo = (viewer: Viewer): Visibility =>
  (['office', 'commander', 'leader', 'squad'] as const).some((role) => holds(viewer, role))
    ? { issues: 'all' }
    : { issues: 'ofUnits', unitIds: unitsOf(viewer) }

export const mayReadIssue = (
  viewer: Viewer,
  issue: Pick<Issue, 'unitsEver'>,
  subject: Pick<SubjectFacts, 'responsibleUnits' | 'leadUnit'>,
): boolean => {
  const visible = visibleTo(viewer)
  if (visible.issues === 'all') return true
  return visible.unitIds.some(
    (unitId) =>
      issue.unitsEver.includes(unitId) || subject.responsibleUnits.includes(unitId) || subject.leadUnit === unitId,
  )
}

/** A unit's list of materials 申报材料: for the supervising side, and the unit itself. */
export const mayReadMaterials = (viewer: Viewer, unitId: string): boolean => {
  const visible = visibleTo(viewer)
  return visible.issues === 'all' || visible.unitIds.includes(unitId)
}

/** A unit's dossier 单位档案: for the supervising side, and the unit itself. */
export const mayReadDossier = mayReadMaterials

/** An activity: for the supervising side, and the units that it names. */
export const mayReadActivity = (viewer: Viewer, unitIds: readonly string[]): boolean => {
  const visible = visibleTo(viewer)
  return visible.issues === 'all' || visible.unitIds.some((unitId) => unitIds.includes(unitId))
}

/** Whom to ring at a unit: for the office, and the squad that supervises the unit; of one that no squad supervises, the office alone. */
export const mayReadContacts = (viewer: Viewer, squadOfUnit: number | null): boolean =>
  holds(viewer, 'office') || (squadOfUnit !== null && squadsOf(viewer).includes(squadOfUnit))
