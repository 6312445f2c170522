import { describe, expect, it } from 'vitest'
import { everything, point, tableOf } from './mapWorld'

const change = (id: number, status: 'open' | 'rectifying' | 'compliant', dueOn: string | null = null) => ({
  id,
  status,
  dueOn,
  openIssues: 1,
  leadUnitId: null,
  isKey: false,
  isHard: false,
  trackedSince: null,
})

describe('the table of points', () => {
  it('finds a point by its id', () => {
    const table = tableOf([point({ id: 7, name: '南关社区' }), point({ id: 9 })])
    expect(table.indexOf(9)).toBe(1)
    expect(table.pointOf(7)?.name).toBe('南关社区')
    expect(table.pointOf(8)).toBeUndefined()
  })

  it('takes over a change and tells whoever listens which rows it touched', () => {
    const table = tableOf([point({ id: 1 }), point({ id: 2 })])
    const heard: (readonly number[])[] = []
    table.subscribe((changed) => heard.push(changed))
    expect(table.apply([change(2, 'open')])).toEqual([])
    expect(table.statusAt(1)).toBe('open')
    expect(heard).toEqual([[1]])
  })

  it('has a new version after a change and the same one without', () => {
    const table = tableOf([point({ id: 1 })])
    expect(table.version()).toBe(0)
    table.apply([change(99, 'open')])
    expect(table.version()).toBe(0)
    table.apply([change(1, 'open')])
    expect(table.version()).toBe(1)
  })

  it('says which announced points it does not have', () => {
    expect(tableOf([point({ id: 1 })]).apply([change(1, 'open'), change(50, 'open')])).toEqual([50])
  })

  it('leaves the snapshot as it was', () => {
    const points = [point({ id: 1 })]
    tableOf(points).apply([change(1, 'open')])
    expect(points[0]?.status).toBe('compliant')
  })

  it('stops telling who no longer listens', () => {
    const table = tableOf([point({ id: 1 })])
    let times = 0
    const stop = table.subscribe(() => {
      times += 1
    })
    stop()
    table.apply([change(1, 'open')])
    expect(times).toBe(0)
  })
})

describe('a new day', () => {
  it('makes overdue what was due the day before, without any announcement', () => {
    const table = tableOf(
      [
        point({ id: 1, status: 'rectifying', dueOn: '2022-09-15' }),
        point({ id: 2, status: 'open', dueOn: '2022-09-16' }),
        point({ id: 3 }),
      ],
      '2022-09-15',
    )
    expect(table.statusAt(0)).toBe('rectifying')
    expect(table.setToday('2022-09-16')).toEqual([0])
    expect(table.statusAt(0)).toBe('overdue')
    expect(table.statusAt(1)).toBe('open')
  })

  it('is told to listeners even when no status turns', () => {
    const table = tableOf([point({ id: 1 })])
    const heard: (readonly number[])[] = []
    table.subscribe((changed) => heard.push(changed))
    table.setToday('2022-09-16')
    table.setToday('2022-09-16')
    expect(heard).toEqual([[]])
    expect(table.today()).toBe('2022-09-16')
  })
})

describe('a filter', () => {
  const table = tableOf([
    point({ id: 1, name: '南关社区', kind: 'community', responsibleUnitIds: ['unit03'] }),
    point({ id: 2, name: '世纪广场', kind: 'square', urban: false, scopeId: 'east', leadUnitId: 'unit03' }),
    point({ id: 3, name: 'Station', status: 'open', dueOn: '2022-09-14', scopeId: null }),
    point({ id: 4, name: '东关市场', status: 'open', scopeId: 'east' }),
  ])
  const shown = (given: Partial<typeof everything>) => [...table.matching({ ...everything, ...given })]

  it('shows all when it says nothing', () => expect(shown({})).toEqual([0, 1, 2, 3]))
  it('shows the points of a scope', () => expect(shown({ scopeId: 'east' })).toEqual([1, 3]))
  it('shows the points of a squad by their scopes', () => expect(shown({ squad: 1 })).toEqual([0]))
  it('shows the points of a kind', () => expect(shown({ kind: 'square' })).toEqual([1]))
  it('shows urban points only', () => expect(shown({ urbanOnly: true })).toEqual([0, 2, 3]))
  it('shows what a unit is responsible for or leads', () => expect(shown({ unitId: 'unit03' })).toEqual([0, 1]))
  it('counts an overdue point as overdue and nothing else', () => {
    expect(shown({ statuses: ['overdue'] })).toEqual([2])
    expect(shown({ statuses: ['open'] })).toEqual([3])
  })
  it('searches names and codes, whatever the case', () => {
    expect(shown({ search: '关' })).toEqual([0, 3])
    expect(shown({ search: ' station ' })).toEqual([2])
    expect(shown({ search: 'd0004' })).toEqual([3])
  })
  it('says of one point what it says of all', () => {
    expect(table.matches(1, { ...everything, squad: 5 })).toBe(true)
    expect(table.matches(0, { ...everything, squad: 5 })).toBe(false)
  })
})

describe('the counts of the legend', () => {
  const world = () =>
    tableOf([
      point({ id: 1 }),
      point({ id: 2, status: 'open', leadUnitId: 'unit01' }),
      point({ id: 3, status: 'open', dueOn: '2022-09-01', scopeId: 'east' }),
    ])

  it('are of all statuses, whichever are shown', () => {
    expect(world().countByStatus({ ...everything, statuses: ['compliant'] })).toEqual({
      overdue: 1,
      open: 1,
      rectifying: 0,
      awaitingRecheck: 0,
      uninspected: 0,
      compliant: 1,
    })
  })

  it('move along with a change', () => {
    const table = world()
    table.countByStatus(everything)
    table.apply([change(1, 'rectifying')])
    expect(table.countByStatus(everything)).toMatchObject({ compliant: 0, rectifying: 1, open: 1, overdue: 1 })
  })

  it('move along with the same point again and again', () => {
    const table = world()
    table.countByStatus(everything)
    table.apply([change(1, 'rectifying')])
    table.apply([change(1, 'open')])
    table.apply([change(1, 'compliant')])
    expect(table.countByStatus(everything)).toMatchObject({ compliant: 1, rectifying: 0, open: 1, overdue: 1 })
  })

  it('lose a point that a change takes out of the filter', () => {
    const table = world()
    const filter = { ...everything, unitId: 'unit01' }
    expect(table.countByStatus(filter).open).toBe(1)
    table.apply([change(2, 'open')])
    expect(table.countByStatus(filter).open).toBe(0)
  })

  it('move at midnight', () => {
    const table = tableOf([point({ id: 1, status: 'open', dueOn: '2022-09-15' })])
    expect(table.countByStatus(everything)).toMatchObject({ open: 1, overdue: 0 })
    table.setToday('2022-09-16')
    expect(table.countByStatus(everything)).toMatchObject({ open: 0, overdue: 1 })
  })
})

describe('a retired point', () => {
  const world = (today: string) =>
    tableOf([point({ id: 1 }), point({ id: 2, status: 'open', retiredOn: '2022-09-10' })], today)

  it('is found and counted on days before, and on no other', () => {
    const now = world('2022-09-10')
    expect([...now.matching(everything)]).toEqual([0])
    expect(now.countByStatus(everything)).toMatchObject({ compliant: 1, open: 0 })
    expect(now.pointOf(2)?.name).toBe('点位2')
    const then = world('2022-09-09')
    expect([...then.matching(everything)]).toEqual([0, 1])
    expect(then.countByStatus(everything)).toMatchObject({ compliant: 1, open: 1 })
  })

  it('comes and goes as the day does, and whoever listens is told', () => {
    const table = world('2022-09-10')
    table.countByStatus(everything)
    const heard: number[][] = []
    table.subscribe((changed) => heard.push([...changed]))
    table.moveTo('2022-09-09', [])
    expect(table.countByStatus(everything)).toMatchObject({ open: 1 })
    table.moveTo('2022-09-15', [])
    expect(table.countByStatus(everything)).toMatchObject({ open: 0 })
    expect(heard).toEqual([[1], [1]])
  })
})
