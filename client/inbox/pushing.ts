/** This browser's subscription to Web Push. The worker has a scope of its own, so that it is in nobody's way. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Text } from '../../domain/text'
import { useLanguage } from '../language'
import { refusalOf, statusOf, useTRPCClient } from '../trpc'
import { words } from './words'

const script = '/push.js'
const scope = '/push/'

export const canPush = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window && window.isSecureContext

const present = async (): Promise<PushSubscription | null> => {
  const registration = await navigator.serviceWorker.getRegistration(scope)
  return (await registration?.pushManager.getSubscription()) ?? null
}

/** The worker is ready once it is active; `navigator.serviceWorker.ready` knows only the page's own scope. */
const activeWorker = async (): Promise<ServiceWorkerRegistration> => {
  const registration = await navigator.serviceWorker.register(script, { scope })
  const worker = registration.installing ?? registration.waiting
  if (registration.active === null && worker !== null)
    await new Promise<void>((resolve) => {
      worker.addEventListener('statechange', () => {
        if (worker.state === 'activated' || worker.state === 'redundant') resolve()
      })
    })
  return registration
}

/** Whoever signs out of this browser is told nothing there any more. */
export const forgetPush = async (): Promise<void> => {
  if (canPush()) await (await present().catch(() => null))?.unsubscribe().catch(() => false)
}

const queryKey = ['push']

export const usePush = (pushKey: string | null) => {
  const client = useTRPCClient()
  const queryClient = useQueryClient()
  const { language } = useLanguage()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Text | null>(null)
  const isOffered = pushKey !== null && canPush()
  const { data: isOn = false } = useQuery({
    queryKey,
    queryFn: async () => (await present()) !== null,
    enabled: isOffered,
  })

  const switchOn = async (applicationServerKey: string): Promise<Text | null> => {
    if ((await Notification.requestPermission()) !== 'granted') return words.pushBlocked
    const registration = await activeWorker()
    const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })
    const { endpoint, keys } = made.toJSON()
    try {
      await client.inbox.subscribe.mutate({
        endpoint: endpoint ?? '',
        keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' },
        language,
      })
      return null
    } catch (error) {
      await made.unsubscribe()
      throw error
    }
  }
  const switchOff = async (): Promise<null> => {
    const subscription = await present()
    if (subscription === null) return null
    await client.inbox.unsubscribe.mutate({ endpoint: subscription.endpoint })
    await subscription.unsubscribe()
    return null
  }

  return {
    isOffered,
    isOn,
    isBusy,
    problem,
    toggle: async () => {
      if (pushKey === null) return
      setBusy(true)
      setProblem(null)
      try {
        setProblem(isOn ? await switchOff() : await switchOn(pushKey))
      } catch (error) {
        setProblem(statusOf(error) === null ? words.pushFailed : refusalOf(error))
      } finally {
        setBusy(false)
        await queryClient.invalidateQueries({ queryKey })
      }
    },
  }
}
