/** The names in a pasted list, one a line: numbering and blanks are taken off, and what stands twice counts once. Pure. */

const numbering = /^\s*(?:[（(]?\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[)）、.．]|[-•·])\s*/

export const listedNames = (pasted: string): string[] => [
  ...new Set(
    pasted
      .split(/\r?\n/)
      .map((line) => line.replace(numbering, '').trim())
      .filter((name) => name !== ''),
  ),
]
