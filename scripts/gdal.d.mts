export function findOgrinfo(): string | undefined
export function ensureOgrinfo(): string | undefined
