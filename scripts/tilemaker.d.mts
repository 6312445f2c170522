export function findTilemaker(): string | undefined
export function installTilemaker(): string | undefined
export function ensureTilemaker(): string | undefined
