/** Hands a file that the page has made, or fetched, to the browser to save. */
export const saveFile = (name: string, content: Blob): void => {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads it after this moment.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
