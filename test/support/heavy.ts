/** `npm run test:heavy` sets it: everything at its full length. */
export const isHeavy = process.env['TEST_HEAVY'] === '1';

/** How often a property is tried: so often in `npm test`, ten times as often in `npm run test:heavy`. */
export const runs = (usual: number): number => (isHeavy ? usual * 10 : usual);
