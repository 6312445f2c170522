export function stateOfBuild(): 'none' | 'outdated' | 'upToDate'
