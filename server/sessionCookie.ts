/** The name of the session's cookie: better-auth makes it from the prefix, and puts `__Secure-` before it on https. */
export const cookiePrefix = 'xuncheng'

/** Whether a request brings one; whether it is still good only the database can tell. */
export const bringsSession = (headers: Headers): boolean =>
  headers.get('cookie')?.includes(`${cookiePrefix}.session_token=`) ?? false
