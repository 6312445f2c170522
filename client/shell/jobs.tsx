/** The jobs of a user: one table, from which the rail, the desk and the phone are made. A new job is a row here. */
import {
  IconAlertTriangle,
  IconBell,
  IconCalendarEvent,
  IconChartBar,
  IconChecklist,
  IconFileCertificate,
  IconFileText,
  IconFolders,
  IconHistory,
  IconMap2,
  IconMapPin,
  IconReportAnalytics,
  IconRoute,
  IconSettings,
  IconUser,
  IconUsersGroup,
  IconWriting,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { holds, type Role } from '../../domain/people'
import { may, type Permission } from '../../domain/permissions'
import type { Text } from '../../domain/text'
import { cityViewOptions } from '../city/queries'
import { whereOfFilter } from '../city/where'
import { words as cityWords } from '../city/words'
import { words as dossierWords } from '../dossiers/words'
import type { ListProps } from '../lists/listProps'
import { words as reportWords } from '../reports/words'
import { words as routeWords } from '../routes/words'
import type { SignedIn } from '../session/useViewer'
import type { Trpc } from '../trpc'
import type { Panel, View } from '../view'
import { words } from '../words'
import { type Ahead, onDemand } from './onDemand'

const CityPanel = onDemand(() => import('../city/CityPanel').then((all) => all.CityPanel))
const PlaceList = onDemand(() => import('../lists/PlaceList').then((all) => all.PlaceList))
const IssueList = onDemand(() => import('../lists/IssueList').then((all) => all.IssueList))
const DeskPanel = onDemand(() => import('../desk/DeskPanel').then((all) => all.DeskPanel))
const PaperPanel = onDemand(() => import('../papers/PaperPanel').then((all) => all.PaperPanel))
const InstructionsPanel = onDemand(() =>
  import('../instructions/InstructionsPanel').then((all) => all.InstructionsPanel),
)
const GroupPanel = onDemand(() => import('../group/GroupPanel').then((all) => all.GroupPanel))
const ActivitiesPanel = onDemand(() => import('../activities/ActivitiesPanel').then((all) => all.ActivitiesPanel))
const ReportsPanel = onDemand(() => import('../reports/ReportsPanel').then((all) => all.ReportsPanel))
const DossiersPanel = onDemand(() => import('../dossiers/DossiersPanel').then((all) => all.DossiersPanel))
const CampaignPanel = onDemand(() => import('../campaign/CampaignPanel').then((all) => all.CampaignPanel))
const InboxPanel = onDemand(() => import('../inbox/InboxPanel').then((all) => all.InboxPanel))
const RoutesPanel = onDemand(() => import('../routes/RoutesPanel').then((all) => all.RoutesPanel))
const AuditPanel = onDemand(() => import('../audit/AuditPanel').then((all) => all.AuditPanel))
const AdministrationPanel = onDemand(() =>
  import('../administration/AdministrationPanel').then((all) => all.AdministrationPanel),
)

/** What every job's panel is given. */
export type JobProps = ListProps

export type Job = {
  readonly label: Text
  readonly icon: typeof IconMap2
  /** What it takes to have this job; everybody has it unless said otherwise. */
  readonly needs?: Permission
  /** `bar`: under the thumb on the phone, too; `top`: reached from the line at the top. The rest stands on the phone's own page. */
  readonly place: 'rail' | 'bar' | 'top'
  /** Under these people's thumb on the phone, though not under everybody's. */
  readonly barFor?: readonly Role[]
  /** Wider than the list: the panel is worked in, not only looked up. */
  readonly isWide?: boolean
  /** Null: the map alone. */
  readonly Part: (ComponentType<JobProps> & Ahead) | null
  /** What the panel asks first, to be asked with what the page itself begins with. */
  readonly asksFirst?: (trpc: Trpc, view: View) => ReturnType<typeof cityViewOptions>
}

/** In the order of the rail. */
export const jobs: { readonly [P in Panel]?: Job } = {
  none: { label: words.map, icon: IconMap2, place: 'bar', Part: null },
  city: {
    label: cityWords.city,
    icon: IconChartBar,
    needs: 'seeCity',
    place: 'rail',
    barFor: ['commander', 'leader'],
    isWide: true,
    Part: CityPanel,
    asksFirst: (trpc, { filter, day }) => cityViewOptions(trpc, whereOfFilter(filter), day),
  },
  desk: { label: words.desk, icon: IconChecklist, place: 'bar', isWide: true, Part: DeskPanel },
  points: { label: words.points, icon: IconMapPin, place: 'bar', Part: PlaceList },
  issues: { label: words.issues, icon: IconAlertTriangle, place: 'bar', Part: IssueList },
  routes: {
    label: routeWords.routes,
    icon: IconRoute,
    needs: 'planRoute',
    place: 'bar',
    isWide: true,
    Part: RoutesPanel,
  },
  papers: { label: words.papers, icon: IconFileCertificate, place: 'rail', isWide: true, Part: PaperPanel },
  instructions: {
    label: words.instructions,
    icon: IconWriting,
    needs: 'giveInstruction',
    place: 'rail',
    Part: InstructionsPanel,
  },
  group: {
    label: words.group,
    icon: IconUsersGroup,
    needs: 'coordinateGroup',
    place: 'rail',
    Part: GroupPanel,
  },
  activities: {
    label: words.activities,
    icon: IconCalendarEvent,
    place: 'rail',
    isWide: true,
    Part: ActivitiesPanel,
  },
  reports: {
    label: reportWords.job,
    icon: IconReportAnalytics,
    needs: 'seeReports',
    place: 'rail',
    isWide: true,
    Part: ReportsPanel,
  },
  dossiers: {
    label: dossierWords.dossiers,
    icon: IconFolders,
    needs: 'listDossiers',
    place: 'rail',
    isWide: true,
    Part: DossiersPanel,
  },
  inbox: { label: words.inbox, icon: IconBell, place: 'top', Part: InboxPanel },
  audit: {
    label: words.audit,
    icon: IconHistory,
    needs: 'readAudit',
    place: 'rail',
    isWide: true,
    Part: AuditPanel,
  },
  administration: {
    label: words.administration,
    icon: IconSettings,
    needs: 'manageAccounts',
    place: 'rail',
    isWide: true,
    Part: AdministrationPanel,
  },
  campaign: { label: words.campaign, icon: IconFileText, place: 'rail', Part: CampaignPanel },
}

/** The code of a job's panel, before it is shown. */
export const loadAhead = (panel: Panel): void => jobs[panel]?.Part?.ahead()

/** Whether a job is under this person's thumb on the phone. */
export const isInBar = ({ place, barFor = [] }: Job, viewer: SignedIn): boolean =>
  place === 'bar' || barFor.some((role) => holds(viewer, role))

/** The phone's own page, in the place of the jobs that are not under the thumb. */
export const phonePage = { panel: 'campaign', label: words.mine, icon: IconUser } as const

export const jobsOf = (viewer: SignedIn): readonly (Job & { readonly panel: Panel })[] =>
  (Object.keys(jobs) as Panel[]).flatMap((panel) => {
    const job = jobs[panel]
    return job && (job.needs === undefined || may(viewer, job.needs)) ? [{ panel, ...job }] : []
  })
