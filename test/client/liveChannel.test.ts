import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Connection, type Live, openLive, type StreamListener } from '../../client/liveChannel'
import type { Announcement } from '../../domain/announcement'

/** The browser's lock as far as the tabs use it: the first who asks holds it, the others wait. */
const oneLock = () => {
  let last: Promise<unknown> = Promise.resolve()
  return {
    request: (_name: string, _options: object, hold: () => unknown): Promise<unknown> => {
      last = last.then(hold)
      return last
    },
  }
}

const opened: Live[] = []

/** A tab whose snapshot is of the day `today`; `stream` is there once it listens to the server. */
const openTab = (today: string) => {
  const tab: { stream: StreamListener | null; heard: Announcement[]; connections: Connection[]; live: Live } = {
    stream: null,
    heard: [],
    connections: [],
    live: openLive({
      position: 10,
      today,
      listen: (_after, listener) => {
        tab.stream = listener
        return () => {}
      },
      onAnnouncement: (announcement) => tab.heard.push(announcement),
      onMissed: () => {},
      onConnection: (connection) => tab.connections.push(connection),
      onEnded: () => {},
    }),
  }
  opened.push(tab.live)
  return tab
}

/** The tab that listens; it has connected, and the server has told it the day. */
const openListeningTab = async (today: string, told: string) => {
  const tab = openTab(today)
  await vi.waitFor(() => expect(tab.stream).not.toBeNull())
  tab.stream?.connected()
  tab.stream?.announcement({ kind: 'dayChanged', today: told })
  return tab
}

/** Opens a tab that follows, and waits until the listening one has answered it. */
const openFollowingTab = async (today: string) => {
  const tab = openTab(today)
  await vi.waitFor(() => expect(tab.connections).toEqual(['online']))
  return tab
}

beforeEach(() => {
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  vi.stubGlobal('navigator', { locks: oneLock() })
})

afterEach(() => {
  for (const live of opened.splice(0)) live.close()
  vi.unstubAllGlobals()
})

describe('a tab that does not listen itself', () => {
  it('learns from the listening tab the day that began before it asked', async () => {
    await openListeningTab('2022-07-15', '2022-07-16')
    const following = await openFollowingTab('2022-07-15')
    expect(following.heard).toEqual([{ kind: 'dayChanged', today: '2022-07-16' }])
  })

  it('is not set back by a listening tab that still has yesterday', async () => {
    await openListeningTab('2022-07-15', '2022-07-15')
    const following = await openFollowingTab('2022-07-16')
    expect(following.heard).toEqual([])
  })

  it('is not set back after a newer snapshot has brought it the day', async () => {
    const listening = await openListeningTab('2022-07-15', '2022-07-15')
    const following = await openFollowingTab('2022-07-15')
    following.live.caughtUp(10, '2022-07-16')
    following.heard.length = 0
    listening.stream?.connecting()
    await vi.waitFor(() => expect(following.connections).toEqual(['online', 'reconnecting']))
    expect(following.heard).toEqual([])
  })

  it('hears the new day as it begins', async () => {
    const listening = await openListeningTab('2022-07-15', '2022-07-15')
    const following = await openFollowingTab('2022-07-15')
    following.heard.length = 0
    listening.stream?.announcement({ kind: 'dayChanged', today: '2022-07-16' })
    await vi.waitFor(() => expect(following.heard).toEqual([{ kind: 'dayChanged', today: '2022-07-16' }]))
  })
})
