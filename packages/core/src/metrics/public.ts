// What the room of measures gives to everybody.
export { beforeAndAfter, type BeforeAndAfter, type Change, type Measured } from './before-and-after.js';
export { intraclass, type IntraclassModel, type IntraclassOptions } from './intraclass.js';
export { cohenKappa, fleissKappa } from './kappa.js';
export { krippendorffAlpha, type AlphaOptions, type Rating, type ScaleLevel } from './krippendorff.js';
export { differenceOfMeans, meanOf } from './mean.js';
export { seededChance } from './seeded-chance.js';
export { differenceOfShares, shareOf, type Share } from './share.js';
export type { Interval, NoStatistic, Statistic } from './statistic.js';
