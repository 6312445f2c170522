/* Shows what the server pushes while no page is open, and opens the issue on a click. Caches nothing and serves nothing. */
self.addEventListener('push', (event) => {
  const { title, body, path, tag } = event.data?.json() ?? {}
  if (typeof title !== 'string') return
  event.waitUntil(self.registration.showNotification(title, { body, tag, icon: '/icon.svg', data: { path } }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const given = event.notification.data?.path
  // Only ever a page of this origin.
  const path = typeof given === 'string' && given.startsWith('/') && !given.startsWith('//') ? given : '/'
  event.waitUntil(self.clients.openWindow(path))
})
