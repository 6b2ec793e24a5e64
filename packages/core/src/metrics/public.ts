// What the room of measures gives to everybody.
export { intraclass, type IntraclassModel, type IntraclassOptions } from './intraclass.js';
export { cohenKappa, fleissKappa } from './kappa.js';
export { krippendorffAlpha, type AlphaOptions, type Rating, type ScaleLevel } from './krippendorff.js';
export { seededChance } from './seeded-chance.js';
export type { Interval, NoStatistic, Statistic } from './statistic.js';
