/** Names the button that opens the form for a new issue, perhaps on a certain check item: the focus returns to it. */
export const openingOf = (checkItem?: string): string => `open${checkItem ?? ''}`
