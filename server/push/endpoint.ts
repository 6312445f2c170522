/** The address at which a browser asks to be reached: a public https one, whatever the operator's own networks are. */
import { type Refusal, refuse } from '../../domain/refusal'
import { isReachable, outside } from '../outside/address'

const notOutside = refuse(
  'invalid',
  '浏览器给出的推送地址不能使用，没有开启。请换用系统自带的或最新的浏览器。',
  'The push address that the browser gave cannot be used, so it was not switched on. Use another or a newer browser.',
)

/** `anywhere`: a test's own push service on this machine. */
export const endpointIsWrong = (endpoint: string, anywhere: boolean): Refusal | undefined =>
  URL.canParse(endpoint) && (anywhere || isReachable(endpoint, outside)) ? undefined : notOutside
