/** Populations of prisoners: made from published tables, or taken from a real one, and projected from stocks and flows. */
export { type Assume, type Assumption, type AssumptionUnit, readAssume } from './assumption.ts'
export { type Combinations, countCombinations, KNOWABLE } from './combinations.ts'
export { type Deviation, type Fit, fitTable, type Target } from './fit.ts'
export { type FittedPopulation, type FittedStratum, fitPopulation } from './fitPopulation.ts'
export { type CellReport, type FitReport, fitReport, type TableReport } from './fitReport.ts'
export { type MadePopulation, MOST_PEOPLE, makePopulation, type PopulationOptions } from './makePopulation.ts'
export { type Marginals, readMarginals, type TableSource } from './marginals.ts'
export { PERSON_COLUMNS, type PersonRange, personsQuery, storePopulation } from './persons.ts'
export {
  type ErrorMeasures,
  type ProjectedYear,
  type ProjectionBacktest,
  type ProjectionError,
  projectionError,
  projectStock,
  readBacktest,
  type StockFlow,
} from './projection.ts'
export { MAPPED_COLUMNS, type PeopleTableFile, type PopulationMap, readPopulationMap } from './realMap.ts'
export { takeTable } from './realTable.ts'
export { type CountedPopulation, countPeople } from './round.ts'
export { leftMoreThan, longerThan, meanLeft } from './stay.ts'
export { type PopulationSummary, summarise } from './summary.ts'
export type { SettledTable, TableConflict } from './targets.ts'
