export type LibreOffice = { readonly soffice: string; readonly pdftoppm: string; readonly pdfinfo: string }
export function findLibreOffice(): LibreOffice | undefined
export function ensureLibreOffice(): LibreOffice | undefined
