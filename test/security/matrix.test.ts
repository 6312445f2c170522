/**
 * Who may call what: every procedure of the router and every HTTP route, better-auth's own included, by every role, by an
 * account without a post and by nobody. Each cell is a real request. What is new and has no row here fails.
 */
import type { AnyTRPCProcedure } from '@trpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Duty } from '../../domain/people'
import { createAuth } from '../../server/auth'
import { appRouter } from '../../server/router'
import { type Person, startTestServer, type TestServer } from '../testServer'

const duties: Record<string, readonly Duty[]> = {
  office: [{ role: 'office' }],
  commander: [{ role: 'commander' }],
  leader: [{ role: 'leader', group: 1 }],
  squad: [{ role: 'squad', squad: 1, position: 'member' }],
  unit: [{ role: 'unit', unitId: 'u01', position: 'clerk' }],
  postless: [],
}
const columns = ['office', 'commander', 'leader', 'squad', 'unit', 'postless', 'nobody'] as const

/** `yes`: the call is let in, and is then judged by its input, which is empty here. Else the status of the refusal. */
// biome-ignore format: a table is read by its columns
const procedures: Record<string, string> = {
  //                               office commander leader squad unit postless nobody
  'session.me':                    'yes    yes       yes    yes   yes  403      401',
  'campaign.overview':             'yes    yes       yes    yes   yes  403      401',
  'campaign.setTerms':             'yes    403       403    403   403  403      401',
  'campaign.setWorkingDay':        'yes    403       403    403   403  403      401',
  'campaign.setUrbanScopes':       'yes    403       403    403   403  403      401',
  'city.view':                     'yes    yes       yes    yes   403  403      401',
  'city.rows':                     'yes    yes       yes    yes   403  403      401',
  'city.phase':                   'yes    yes       yes    yes   403  403      401',
  'city.curve':                    'yes    yes       yes    yes   403  403      401',
  'city.activityDays':             'yes    yes       yes    yes   403  403      401',
  'campaign.orderJointInspection': 'yes    403       yes    403   403  403      401',
  'point.byId':                    'yes    yes       yes    yes   yes  403      401',
  'point.newestPhoto':             'yes    yes       yes    yes   yes  403      401',
  'point.inspect':                 'yes    403       403    yes   403  403      401',
  'point.nameLead':                'yes    403       403    403   403  403      401',
  'point.flag':                    'yes    403       403    yes   403  403      401',
  'point.track':                   'yes    403       403    403   403  403      401',
  'pointRegister.changes':         'yes    403       403    403   403  403      401',
  'pointRegister.undoing':         'yes    403       403    403   403  403      401',
  'pointRegister.undo':            'yes    403       403    403   403  403      401',
  'pointRegister.byId':            'yes    403       403    403   403  403      401',
  'pointRegister.claimsAt':        'yes    403       403    403   403  403      401',
  'pointRegister.tryEdit':         'yes    403       403    403   403  403      401',
  'pointRegister.edit':            'yes    403       403    403   403  403      401',
  'pointRegister.add':             'yes    403       403    403   403  403      401',
  'pointRegister.remove':          'yes    403       403    403   403  403      401',
  'boundary.versions':             'yes    403       403    403   403  403      401',
  'boundary.present':              'yes    403       403    403   403  403      401',
  'boundary.at':                   'yes    403       403    403   403  403      401',
  'boundary.contested':            'yes    403       403    403   403  403      401',
  'boundary.decide':               'yes    403       403    403   403  403      401',
  'boundary.withdraw':             'yes    403       403    403   403  403      401',
  'boundary.foreseeUncertainty':   'yes    403       403    403   403  403      401',
  'boundary.stateUncertainty':     'yes    403       403    403   403  403      401',
  'boundary.restore':              'yes    403       403    403   403  403      401',
  'roadSection.list':              'yes    yes       yes    yes   yes  403      401',
  'roadSection.byId':              'yes    yes       yes    yes   yes  403      401',
  'roadSection.inspect':           'yes    403       403    yes   403  403      401',
  'roadSection.draw':              'yes    403       403    403   403  403      401',
  'roadSection.edit':              'yes    403       403    403   403  403      401',
  'roadSection.editSeveral':       'yes    403       403    403   403  403      401',
  'roadSection.retire':            'yes    403       403    403   403  403      401',
  'issue.list':                    'yes    yes       yes    yes   yes  403      401',
  'issue.byId':                    'yes    yes       yes    yes   yes  403      401',
  'issue.summary':                 'yes    yes       yes    yes   yes  403      401',
  'issue.open':                    'yes    403       403    yes   403  403      401',
  'issue.act':                     'yes    yes       yes    yes   yes  403      401',
  'issue.actOnSeveral':            'yes    yes       yes    yes   yes  403      401',
  'unit.opening':                  'yes    403       403    yes   403  403      401',
  'unit.holds':                    'yes    403       403    403   403  403      401',
  'unit.leftBehind':               'yes    403       403    403   403  403      401',
  'unit.ofPoint':                  'yes    yes       yes    yes   yes  403      401',
  'unit.formerPoints':             'yes    yes       yes    yes   yes  403      401',
  'unit.act':                      'yes    403       403    403   403  403      401',
  'plan.compare':                  'yes    403       403    403   403  403      401',
  'plan.take':                     'yes    403       403    403   403  403      401',
  'handbook.versions':             'yes    403       403    403   403  403      401',
  'handbook.check':                'yes    403       403    403   403  403      401',
  'handbook.take':                 'yes    403       403    403   403  403      401',
  'handbook.saveKind':             'yes    403       403    403   403  403      401',
  'handbook.retireKind':           'yes    403       403    403   403  403      401',
  'handbook.restore':              'yes    403       403    403   403  403      401',
  'roster.progress':               'yes    403       403    403   403  403      401',
  'roster.checkUnits':             'yes    403       403    403   403  403      401',
  'roster.checkContacts':          'yes    403       403    403   403  403      401',
  'roster.checkAccounts':          'yes    403       403    403   403  403      401',
  'roster.takeUnits':              'yes    403       403    403   403  403      401',
  'roster.takeContacts':           'yes    403       403    403   403  403      401',
  'roster.takeAccounts':           'yes    403       403    403   403  403      401',
  'contact.ofUnit':                'yes    403       403    yes   403  403      401',
  'contact.reveal':                'yes    403       403    yes   403  403      401',
  'contact.add':                   'yes    403       403    403   403  403      401',
  'contact.change':                'yes    403       403    403   403  403      401',
  'contact.remove':                'yes    403       403    403   403  403      401',
  'material.counts':               'yes    yes       yes    yes   yes  403      401',
  'material.listByUnit':           'yes    yes       yes    yes   yes  403      401',
  'material.byId':                 'yes    yes       yes    yes   yes  403      401',
  'material.define':               'yes    403       403    yes   403  403      401',
  'material.act':                  'yes    yes       yes    yes   yes  403      401',
  'dossier.ofUnit':               'yes    yes       yes    yes   yes  403      401',
  'dossier.rows':                 'yes    yes       yes    yes   yes  403      401',
  'dossier.list':                 'yes    yes       yes    403   403  403      401',
  'dossier.act':                  'yes    yes       yes    yes   yes  403      401',
  'dossier.setFormula':           'yes    403       403    403   403  403      401',
  'activity.list':                 'yes    yes       yes    yes   yes  403      401',
  'activity.byId':                 'yes    yes       yes    yes   yes  403      401',
  'activity.tally':                'yes    yes       yes    yes   403  403      401',
  'activity.proof':                'yes    yes       yes    yes   403  403      401',
  'activity.coverage':             'yes    yes       yes    yes   403  403      401',
  'activity.candidates':           'yes    403       403    yes   403  403      401',
  'activity.agenda':               'yes    yes       yes    yes   yes  403      401',
  'activity.act':                  'yes    403       403    yes   403  403      401',
  'questionnaire.list':            'yes    yes       yes    yes   403  403      401',
  'questionnaire.byScope':         'yes    yes       yes    yes   403  403      401',
  'questionnaire.byId':            'yes    yes       yes    yes   403  403      401',
  'questionnaire.act':             'yes    403       403    yes   403  403      401',
  'monthlyPlan.of':                'yes    yes       yes    yes   403  403      401',
  'monthlyPlan.propose':           '403    403       403    yes   403  403      401',
  'monthlyPlan.act':               '403    403       403    yes   403  403      401',
  'goodPractice.list':             'yes    yes       yes    yes   403  403      401',
  'goodPractice.byId':             'yes    yes       yes    yes   403  403      401',
  'goodPractice.act':              'yes    403       403    yes   403  403      401',
  'route.propose':                'yes    403       403    yes   403  403      401',
  'route.plan':                   'yes    403       403    yes   403  403      401',
  'route.progress':               'yes    403       403    yes   403  403      401',
  'route.paths':                  'yes    403       403    yes   403  403      401',
  'squadRoute.ofDay':             'yes    403       403    yes   403  403      401',
  'squadRoute.usualSettings':     'yes    403       403    yes   403  403      401',
  'squadRoute.waysOfDay':         'yes    403       403    yes   403  403      401',
  'squadRoute.history':           'yes    403       403    yes   403  403      401',
  'squadRoute.act':               'yes    403       403    yes   403  403      401',
  'instruction.list':             'yes    yes       yes    yes   403  403      401',
  'instruction.ofTarget':         'yes    yes       yes    yes   403  403      401',
  'instruction.byId':             'yes    yes       yes    yes   403  403      401',
  'instruction.linkable':         'yes    403       403    403   403  403      401',
  'instruction.act':              'yes    yes       yes    yes   403  403      401',
  'paper.list':                   'yes    yes       yes    yes   yes  403      401',
  'paper.waiting':                'yes    yes       yes    yes   yes  403      401',
  'paper.byId':                   'yes    yes       yes    yes   yes  403      401',
  'paper.draftPrefill':           'yes    403       403    yes   403  403      401',
  'paper.draft':                  'yes    403       403    yes   403  403      401',
  'paper.draftFor':               'yes    403       403    yes   403  403      401',
  'paper.draftLists':             'yes    403       403    yes   403  403      401',
  'paper.act':                    'yes    yes       yes    yes   yes  403      401',
  'paper.escalation':             'yes    yes       403    403   403  403      401',
  'paper.series':                 'yes    403       403    403   403  403      401',
  'paper.setSeries':              'yes    403       403    403   403  403      401',
  'report.list':                  'yes    yes       yes    yes   403  403      401',
  'report.byId':                  'yes    yes       yes    yes   403  403      401',
  'report.rows':                  'yes    yes       yes    yes   403  403      401',
  'report.act':                   'yes    yes       yes    yes   403  403      401',
  'live.announcements':            'yes    yes       yes    yes   yes  403      401',
  'inbox.list':                    'yes    yes       yes    yes   yes  403      401',
  'inbox.unread':                  'yes    yes       yes    yes   yes  403      401',
  'inbox.markRead':                'yes    yes       yes    yes   yes  403      401',
  'inbox.subscribe':               'yes    yes       yes    yes   yes  403      401',
  'inbox.unsubscribe':             'yes    yes       yes    yes   yes  403      401',
  'webhook.list':                  'yes    403       403    403   403  403      401',
  'webhook.deliveries':            'yes    403       403    403   403  403      401',
  'webhook.add':                   'yes    403       403    403   403  403      401',
  'webhook.change':                'yes    403       403    403   403  403      401',
  'webhook.pause':                 'yes    403       403    403   403  403      401',
  'webhook.remove':                'yes    403       403    403   403  403      401',
  'webhook.test':                  'yes    403       403    403   403  403      401',
  'webhook.sendAgain':             'yes    403       403    403   403  403      401',
  'accessToken.mine':              'yes    yes       yes    yes   yes  403      401',
  'accessToken.ofPerson':          'yes    403       403    403   403  403      401',
  'accessToken.make':              'yes    yes       yes    yes   yes  403      401',
  'accessToken.revoke':            'yes    yes       yes    yes   yes  403      401',
  'audit.list':                    'yes    403       403    403   403  403      401',
  'audit.people':                  'yes    403       403    403   403  403      401',
  'audit.chain':                   'yes    403       403    403   403  403      401',
  'people.list':                   'yes    403       403    403   403  403      401',
  'people.create':                 'yes    403       403    403   403  403      401',
  'people.givePost':               'yes    403       403    403   403  403      401',
  'people.endPost':                'yes    403       403    403   403  403      401',
  'group.overview':               'yes    403       yes    403   403  403      401',
  'group.lend':                   'yes    403       yes    403   403  403      401',
  'group.endLending':             'yes    403       yes    403   403  403      401',
  'people.setPassword':            'yes    403       403    403   403  403      401',
}

/** The status of each answer. 400 and 404: let in, and then judged by what was asked, which is nothing here. */
// biome-ignore format: a table is read by its columns
const routes: Record<string, string> = {
  //                                  office commander leader squad unit postless nobody
  'GET /healthz':                     '200    200       200    200   200  200      200',
  'GET /readyz':                      '200    200       200    200   200  200      200',
  'POST /api/auth/sign-in/username':  '400    400       400    400   400  400      400',
  'GET /api/auth/get-session':        '200    200       200    200   200  200      200',
  'POST /api/auth/change-password':   '400    400       400    400   400  403      401',
  'GET /trpc/*':                      '404    404       404    404   404  404      404',
  'POST /trpc/*':                     '404    404       404    404   404  404      404',
  'GET /api/snapshot':                '200    200       200    200   200  403      401',
  'GET /api/history':                 '200    200       200    200   403  403      401',
  'GET /api/geography':               '200    200       200    200   200  403      401',
  'GET /api/basemap/offline.pmtiles': '404   404       404    404   404  403      401',
  'GET /api/basemap/tianditu/*':      '404    404       404    404   404  403      401',
  'POST /api/photos':                '400    400       400    400   400  403      401',
  'GET /api/photos/*':                '404    404       404    404   404  403      401',
  'POST /api/files':                  '400    400       400    400   400  403      401',
  'GET /api/files/*':                 '404    404       404    404   404  403      401',
  'POST /api/points/check':          '400    403       403    403   403  403      401',
  'POST /api/boundaries/check':      '400    403       403    403   403  403      401',
  'POST /api/boundaries/set':        '400    403       403    403   403  403      401',
  'POST /api/points/import':         '400    403       403    403   403  403      401',
  'GET /api/points/sheet/*':         '400    403       403    403   403  403      401',
  'POST /api/rosters/rows':          '400    403       403    403   403  403      401',
  'GET /api/handbook/*':             '400    403       403    403   403  403      401',
  'GET /api/audit.xlsx':              '200    403       403    403   403  403      401',
  'GET /api/dossiers.xlsx':          '200    200       200    403   403  403      401',
  'GET /api/dossier/*':              '400    400       400    400   400  403      401',
  'GET /api/papers/*':               '404    404       404    404   404  403      401',
  'GET /api/reports/*':              '404    404       404    404   403  403      401',
  'GET /api/export/*':               '400    400       400    400   400  403      401',
  'GET /api/ledger.xlsx':            '200    200       200    200   200  403      401',
  'GET /api/archive/*':              '400    403       403    403   403  403      401',
  'GET /api/day-report/*':           '400    400       400    400   403  403      401',
  'GET /q/*':                        '404    404       404    404   404  404      404',
  'POST /q/*':                       '404    404       404    404   404  404      404',
  'GET /ogc':                        '200    200       200    200   200  403      401',
  'GET /ogc/*':                      '404    404       404    404   404  403      401',
  'GET /tiles':                      '200    200       200    200   200  403      401',
  'GET /tiles/*':                    '404    404       404    404   404  403      401',
  'GET /assets/*':                    '404    404       404    404   404  404      404',
  'GET /':                            'page   page      page   page  page page     page',
  'GET /*':                           'page   page      page   page  page page     page',
  // Last, for it ends the sessions of the others.
  'POST /api/auth/sign-out':          '200    200       200    200   200  200      200',
}

/** What better-auth could do over HTTP and the table above does not mount. */
const closedOf = (api: object): { method: string; path: string }[] =>
  Object.values(api as Record<string, { path?: string; options?: { method?: string | readonly string[] } }>).flatMap(
    ({ path, options }) =>
      path === undefined
        ? []
        : [options?.method ?? 'GET']
            .flat()
            .map((method) => ({ method, path: `/api/auth${path.replaceAll(/:\w+/g, 'x')}` })),
  )

let server: TestServer
let people: Record<(typeof columns)[number], Person>
beforeAll(async () => {
  server = await startTestServer()
  const signedIn = async (column: string): Promise<Person> => {
    if (column !== 'office') await server.addAccount(column, duties[column] ?? [])
    return server.signIn(column)
  }
  people = {
    office: await signedIn('office'),
    commander: await signedIn('commander'),
    leader: await signedIn('leader'),
    squad: await signedIn('squad'),
    unit: await signedIn('unit'),
    postless: await signedIn('postless'),
    nobody: server.nobody,
  }
})
afterAll(() => server.close())

const request = async (person: Person, method: string, path: string, headers: Record<string, string> = {}) => {
  const sent = method === 'GET' ? {} : { body: '{}', headers: { 'content-type': 'application/json', ...headers } }
  const response = await person.fetch(path, { method, headers, ...sent })
  // A stream would never end by itself.
  await response.body?.cancel()
  return response
}

/** A stream has begun, with status 200, before its procedure is called: what it refuses comes as its first event. */
const statusInStream = async (person: Person, path: string): Promise<number> => {
  const response = await person.fetch(path, { headers: { accept: 'text/event-stream' } })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let received = ''
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    received += chunk.value
    const refused = /event: serialized-error\ndata: (.*)\n/.exec(received)?.[1]
    if (refused) return (JSON.parse(refused) as { data: { httpStatus: number } }).data.httpStatus
    if (/^id: /m.test(received)) break
  }
  await reader?.cancel()
  return response.status
}

const rowOf = async (answer: (person: Person) => Promise<string>): Promise<Record<string, string>> => {
  const row: Record<string, string> = {}
  for (const column of columns) row[column] = await answer(people[column])
  return row
}

const expected = (line: string): Record<string, string> => {
  const cells = line.split(/\s+/)
  return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? 'missing']))
}

describe('procedures', () => {
  const known = Object.entries<AnyTRPCProcedure>(
    appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>,
  )

  it('each has a row in the table, and each row a procedure', () => {
    expect(known.map(([name]) => name).sort()).toEqual(Object.keys(procedures).sort())
  })

  it('each states a permission and a rate', () => {
    for (const [name, { _def }] of known)
      expect(_def.meta, name).toEqual({ permission: expect.any(String), rate: expect.any(String) })
  })

  it.each(known.map(([name, { _def }]) => ({ name, type: _def.type })))('$name', async ({ name, type }) => {
    const called = await rowOf(async (person) => {
      const status =
        type === 'subscription'
          ? await statusInStream(person, `/trpc/${name}`)
          : (await request(person, type === 'mutation' ? 'POST' : 'GET', `/trpc/${name}`)).status
      return status === 401 || status === 403 ? String(status) : 'yes'
    })
    expect(called).toEqual(expected(procedures[name] ?? ''))
  })
})

describe('HTTP routes', () => {
  it('each has a row in the table, and each row a route', () => {
    expect(server.routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(Object.keys(routes).sort())
  })

  it.each(Object.entries(routes))('%s', async (route, line) => {
    const [method = '', path = ''] = route.split(' ')
    const isPage = line.startsWith('page')
    const called = await rowOf(async (person) => {
      const headers: Record<string, string> = isPage ? { accept: 'text/html' } : {}
      const response = await request(person, method, path.replace('*', 'nothing'), headers)
      // Built or not: the page itself is for everyone, and there is nothing in its place but a 404.
      return isPage && [200, 404].includes(response.status) ? 'page' : String(response.status)
    })
    expect(called).toEqual(expected(line))
  })

  it('no address takes a method that the table does not name', async () => {
    const office = await server.signIn('office')
    const stated = new Set(server.routes.map(({ method, path }) => `${method} ${path}`))
    for (const { path } of server.routes)
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        if (stated.has(`${method} ${path}`)) continue
        const { status } = await request(office, method, path.replace('*', 'nothing'))
        expect(`${method} ${path} ${status}`).toBe(`${method} ${path} ${path === '/*' ? 404 : 405}`)
      }
  })
})

describe('better-auth’s own HTTP routes', () => {
  it('are closed to everyone but for those of the table', async () => {
    const { api } = createAuth({
      database: server.database,
      secret: 'only to list what there is: 0123456789',
      publicUrl: server.url,
      onFault: () => undefined,
    })
    const all = closedOf(api)
    expect(all).toContainEqual({ method: 'POST', path: '/api/auth/sign-up/email' })
    expect(all).toContainEqual({ method: 'POST', path: '/api/auth/admin/set-role' })
    expect(all).toContainEqual({ method: 'POST', path: '/api/auth/admin/impersonate-user' })

    const mounted = new Set(server.routes.map(({ method, path }) => `${method} ${path}`))
    const closed = all.filter(({ method, path }) => !mounted.has(`${method} ${path}`))
    expect(all.length - closed.length).toBe(4)
    const office = await server.signIn('office')
    for (const person of [office, server.nobody])
      for (const { method, path } of closed) {
        const { status } = await request(person, method, path, { accept: 'text/html' })
        // The one that is mounted under its other method.
        expect(`${method} ${path} ${status}`).toBe(`${method} ${path} ${path === '/api/auth/get-session' ? 405 : 404}`)
      }
  })
})
