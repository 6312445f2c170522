export function findOsmium(): string | undefined
export function ensureOsmium(): string | undefined
