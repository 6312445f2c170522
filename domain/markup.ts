/** A text as it stands in HTML and XML, between tags or in an attribute with double quotes. */
export const escapedMarkup = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
