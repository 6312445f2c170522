/** A pasted list of materials: one a line, without numbering, blanks and repetitions. */
import { expect, it } from 'vitest'
import { listedNames } from '../../client/materials/listedNames'

it.each([
  ['', []],
  ['  \n\n', []],
  ['实施方案\n责任清单', ['实施方案', '责任清单']],
  ['实施方案\r\n责任清单\r\n', ['实施方案', '责任清单']],
  ['1、实施方案\n2. 责任清单\n3．学习记录', ['实施方案', '责任清单', '学习记录']],
  ['（一）实施方案\n(2) 责任清单\n十一、总结', ['实施方案', '责任清单', '总结']],
  ['- 实施方案\n• 责任清单', ['实施方案', '责任清单']],
  ['实施方案\n 实施方案 ', ['实施方案']],
  ['2022年工作总结', ['2022年工作总结']],
  ['一体化推进情况', ['一体化推进情况']],
])('%j', (pasted, names) => {
  expect(listedNames(pasted)).toEqual(names)
})
