/** Every HTTP route of the product, in one table. The app mounts these and refuses to start with any other. */
import { join } from 'node:path'
import { auditExport } from './audit/auditExport'
import type { Auth } from './auth'
import type { Basemaps } from './basemap/basemaps'
import { historyRoute } from './city/historyRoute'
import type { Server } from './context'
import { dossierRoutes } from './dossier/dossierRoutes'
import { dataExport } from './exporting/dataExport'
import { boundaryRoutes } from './http/boundaryRoutes'
import { clientFiles } from './http/clientFiles'
import type { Route } from './http/exchange'
import { exportRoutes } from './http/exportRoutes'
import { fileBytes, fileRoutes, fileTooLarge } from './http/fileRoutes'
import { geography } from './http/geography'
import { handbookRoutes } from './http/handbookRoutes'
import { alive, ready } from './http/health'
import { paperRoutes } from './http/paperRoutes'
import { photoBytes, photoRoutes, photoTooLarge } from './http/photoRoutes'
import { answerBytes, questionnaireRoutes, refusalPage } from './http/questionnaireRoutes'
import { reportRoutes } from './http/reportRoutes'
import { rosterBytes, rosterRoutes, rosterTooLarge } from './http/rosterRoutes'
import { sheetBytes, sheetRoutes, sheetTooLarge } from './http/sheetRoutes'
import { signInRoutes } from './http/signInRoutes'
import { trpcRoute } from './http/trpcRoute'
import type { LogFault } from './log'
import { exceptionOf } from './ogc/exception'
import { ogcRoute } from './ogc/ogcRoutes'
import type { SessionWatch } from './sessionWatch'
import { createSnapshots } from './snapshot'
import { tileRoutes } from './tiles/tileRoute'

export type RouteParts = {
  readonly server: Server
  readonly auth: Auth
  readonly sessionWatch: SessionWatch
  readonly logFault: LogFault
  /** The folder that holds geodata/ and dist/. */
  readonly rootFolder: string
  readonly basemaps: Basemaps
  /** Where the product is reached, as links that leave it have to name it. */
  readonly originOf: (request: Request) => string
}

/** Names, passwords: far less than this. */
const signInBytes = 4_096
const procedureBytes = 262_144

export const routesOf = ({
  server,
  auth,
  sessionWatch,
  logFault,
  rootFolder,
  basemaps,
  originOf,
}: RouteParts): readonly Route[] => {
  const { signIn, signOut, getSession, changePassword } = signInRoutes(auth, server, sessionWatch)
  const trpc = trpcRoute(server, sessionWatch, logFault)
  const snapshots = createSnapshots(server)
  const history = historyRoute(server)
  const photos = photoRoutes(server)
  const files = fileRoutes(server)
  const papers = paperRoutes(server)
  const questionnaires = questionnaireRoutes(server)
  const reports = reportRoutes(server)
  const exported = exportRoutes(server)
  const dossiers = dossierRoutes(server)
  const sheets = sheetRoutes(server)
  const boundaries = boundaryRoutes(server)
  const rosters = rosterRoutes()
  const handbook = handbookRoutes(server)
  const ogc = ogcRoute(server, originOf)
  const tiles = tileRoutes(server, originOf)
  /** Other software reads here, with a person's access token. */
  const byToken = { identity: 'sessionOrToken', refuse: exceptionOf } as const
  const client = clientFiles(join(rootFolder, 'dist/client'), basemaps.origins)

  // biome-ignore format: a table is read by its columns
  return [
    { method: 'GET',  path: '/healthz',                   permission: 'seeHealth',         rate: 'page',  bodyLimitBytes: 0,              handler: alive },
    { method: 'GET',  path: '/readyz',                    permission: 'seeHealth',         rate: 'page',  bodyLimitBytes: 0,              handler: ready(server.database.db) },
    { method: 'POST', path: '/api/auth/sign-in/username', permission: 'signIn',            rate: 'write', bodyLimitBytes: signInBytes,    handler: signIn },
    { method: 'POST', path: '/api/auth/sign-out',         permission: 'signIn',            rate: 'write', bodyLimitBytes: signInBytes,    handler: signOut },
    { method: 'GET',  path: '/api/auth/get-session',      permission: 'signIn',            rate: 'read',  bodyLimitBytes: 0,              handler: getSession },
    { method: 'POST', path: '/api/auth/change-password',  permission: 'seeOwnSession',     rate: 'write', bodyLimitBytes: signInBytes,    handler: changePassword },
    { method: 'GET',  path: '/trpc/*',                    permission: 'statedByProcedure', rate: 'page',  bodyLimitBytes: 0,              handler: trpc },
    { method: 'POST', path: '/trpc/*',                    permission: 'statedByProcedure', rate: 'page',  bodyLimitBytes: procedureBytes, handler: trpc },
    { method: 'GET',  path: '/api/snapshot',              permission: 'seeMap',            rate: 'read',  bodyLimitBytes: 0,              handler: ({ request }) => snapshots.respond(request) },
    { method: 'GET',  path: '/api/history',               permission: 'seeCity',           rate: 'read',  bodyLimitBytes: 0,              handler: ({ request }) => history(request) },
    { method: 'GET',  path: '/api/geography',             permission: 'seeMap',            rate: 'read',  bodyLimitBytes: 0,              handler: geography(server.database.db, join(rootFolder, 'geodata')) },
    { method: 'GET',  path: '/api/basemap/offline.pmtiles', permission: 'seeMap',          rate: 'page',  bodyLimitBytes: 0,              handler: basemaps.offline },
    { method: 'GET',  path: '/api/basemap/tianditu/*',    permission: 'seeMap',            rate: 'page',  bodyLimitBytes: 0,              handler: basemaps.tianditu },
    { method: 'POST', path: '/api/photos',                permission: 'addPhoto',          rate: 'write', bodyLimitBytes: photoBytes,     handler: photos.add, tooLarge: photoTooLarge },
    { method: 'GET',  path: '/api/photos/*',              permission: 'seePhotos',         rate: 'page',  bodyLimitBytes: 0,              handler: photos.show },
    { method: 'POST', path: '/api/files',                 permission: 'addFile',           rate: 'write', bodyLimitBytes: fileBytes,      handler: files.add, tooLarge: fileTooLarge },
    { method: 'GET',  path: '/api/files/*',               permission: 'seeFiles',          rate: 'read',  bodyLimitBytes: 0,              handler: files.fetch },
    { method: 'POST', path: '/api/points/check',          permission: 'changePoints',      rate: 'write', bodyLimitBytes: sheetBytes,     handler: sheets.check,   tooLarge: sheetTooLarge },
    { method: 'POST', path: '/api/points/import',         permission: 'changePoints',      rate: 'write', bodyLimitBytes: sheetBytes,     handler: sheets.takeIn,  tooLarge: sheetTooLarge },
    { method: 'POST', path: '/api/boundaries/check',      permission: 'setBoundaries',     rate: 'write', bodyLimitBytes: sheetBytes,     handler: boundaries.check, tooLarge: sheetTooLarge },
    { method: 'POST', path: '/api/boundaries/set',        permission: 'setBoundaries',     rate: 'write', bodyLimitBytes: sheetBytes,     handler: boundaries.set, tooLarge: sheetTooLarge },
    { method: 'GET',  path: '/api/points/sheet/*',        permission: 'changePoints',      rate: 'read',  bodyLimitBytes: 0,              handler: sheets.sheet },
    { method: 'POST', path: '/api/rosters/rows',          permission: 'readRosterFile',    rate: 'write', bodyLimitBytes: rosterBytes,    handler: rosters.rows,  tooLarge: rosterTooLarge },
    { method: 'GET',  path: '/api/handbook/*',            permission: 'keepHandbook',      rate: 'read',  bodyLimitBytes: 0,              handler: handbook.sheet },
    { method: 'GET',  path: '/api/audit.xlsx',            permission: 'readAudit',         rate: 'write', bodyLimitBytes: 0,              handler: auditExport(server) },
    { method: 'GET',  path: '/api/dossiers.xlsx',         permission: 'listDossiers',      rate: 'read',  bodyLimitBytes: 0,              handler: dossiers.all },
    { method: 'GET',  path: '/api/dossier/*',             permission: 'seeDossier',        rate: 'read',  bodyLimitBytes: 0,              handler: dossiers.ofUnit },
    { method: 'GET',  path: '/api/papers/*',              permission: 'seePapers',         rate: 'page',  bodyLimitBytes: 0,              handler: papers.file },
    { method: 'GET',  path: '/api/reports/*',             permission: 'seeReports',        rate: 'write', bodyLimitBytes: 0,              handler: reports.file },
    { method: 'GET',  path: '/api/export/*',              permission: 'exportIssues',      rate: 'write', bodyLimitBytes: 0,              handler: dataExport(server) },
    { method: 'GET',  path: '/api/ledger.xlsx',           permission: 'exportIssues',      rate: 'read',  bodyLimitBytes: 0,              handler: exported.ledger },
    { method: 'GET',  path: '/api/archive/*',             permission: 'takeArchive',       rate: 'read',  bodyLimitBytes: 0,              handler: exported.archive },
    { method: 'GET',  path: '/api/day-report/*',          permission: 'seeDayReports',     rate: 'read',  bodyLimitBytes: 0,              handler: exported.dayReport },
    { method: 'GET',  path: '/q/*',                       permission: 'answerQuestionnaire', rate: 'page', bodyLimitBytes: 0,             handler: questionnaires.page,   refuse: refusalPage },
    { method: 'POST', path: '/q/*',                       permission: 'answerQuestionnaire', rate: 'answer', bodyLimitBytes: answerBytes, handler: questionnaires.answer, refuse: refusalPage },
    { method: 'GET',  path: '/ogc',                       permission: 'readByOtherSoftware', rate: 'gis', bodyLimitBytes: 0,             handler: ogc, ...byToken },
    { method: 'GET',  path: '/ogc/*',                     permission: 'readByOtherSoftware', rate: 'gis', bodyLimitBytes: 0,             handler: ogc, ...byToken },
    { method: 'GET',  path: '/tiles',                     permission: 'readByOtherSoftware', rate: 'gis', bodyLimitBytes: 0,              handler: tiles.describe, ...byToken },
    { method: 'GET',  path: '/tiles/*',                   permission: 'readByOtherSoftware', rate: 'gis', bodyLimitBytes: 0,              handler: tiles.tile, ...byToken },
    { method: 'GET',  path: '/assets/*',                  permission: 'loadPage',          rate: 'page',  bodyLimitBytes: 0,              handler: client.file },
    { method: 'GET',  path: '/',                          permission: 'loadPage',          rate: 'page',  bodyLimitBytes: 0,              handler: client.index },
    { method: 'GET',  path: '/*',                         permission: 'loadPage',          rate: 'page',  bodyLimitBytes: 0,              handler: client.fileOrIndex },
  ]
}
