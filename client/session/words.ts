/** The words of signing in that need a sentence of their own. */
import { text } from '../../domain/text'

export const words = {
  noPostToday: text(
    '您今天没有岗位，不能使用。如有需要，请联系指挥部办公室。',
    'You hold no post today, so nothing is open to you. Ask the headquarters office if you need it.',
  ),
}
