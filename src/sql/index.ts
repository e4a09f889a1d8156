/** Engines that run SQL: a session with limits, and what differs between engines as a dialect. */
export type { Dialect } from './dialect.ts'
export { type DuckdbOptions, openDuckdb } from './duckdb.ts'
export { duckdbDialect } from './duckdbDialect.ts'
export { type EngineChoice, engineOf } from './engine.ts'
export { type Cell, type Column, type ColumnKind, type Session, SqlError, type SqlErrorCode } from './session.ts'
export { leaveMemoryToEngine, threadsFor } from './thrift.ts'
export { openTrino, type TrinoOptions } from './trino.ts'
export { trinoDialect } from './trinoDialect.ts'
