/** The answer of `/api/v1/timeline` repeated, each time some days further on, until it has so many statements. */
export function repeated<T extends object>(timeline: T, statements: number): T;
