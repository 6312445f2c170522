/** The lines of the phases by name, apart from their table: selections name them, and the table reads by selections. */
export const phaseLineNames = ['survey', 'recheck', 'revisit', 'keyAndHard', 'uplift'] as const
export type PhaseLine = (typeof phaseLineNames)[number]
