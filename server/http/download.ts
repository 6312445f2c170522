/** Answers that a browser saves as a file under its Chinese name. */

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What a file system refuses in a name is left out. `ending` without its dot. */
export const fileName = (words: string, ending: string): string =>
  `${words.replaceAll(/[\\/:*?"<>|\s]+/g, '').slice(0, 80)}.${ending}`

/** For browsers of every age: those that know no other name save "file". */
const headersOf = (type: string, name: string): Record<string, string> => ({
  'content-type': type,
  'content-disposition': `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(name)}`,
})

/** A file that is there as a whole; kept by the browser unless `headers` say otherwise, and asked about each time. */
export const fileResponse = (
  bytes: Uint8Array,
  type: string,
  name: string,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  new Response(new Uint8Array(bytes), {
    headers: { ...headersOf(type, name), 'cache-control': 'private, no-cache', ...headers },
  })

/** A stream of what a generator gives; who goes away ends it. */
const streamed = (pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream(
    {
      pull: async (controller) => {
        const { done, value } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: async () => {
        await pieces.return(undefined)
      },
    },
    // Begun when somebody reads: of an answer to HEAD nobody does.
    { highWaterMark: 0 },
  )

/** A file that is made while it is sent; never kept. */
export const streamResponse = (pieces: AsyncGenerator<Uint8Array>, type: string, name: string): Response =>
  new Response(streamed(pieces), { headers: { ...headersOf(type, name), 'cache-control': 'no-store' } })
