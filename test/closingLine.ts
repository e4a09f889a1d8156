import type { Reporter, TestModule } from 'vitest/node'

/** Closes a test run with one plain line, `N passed, N failed, N skipped`, for whoever reads the end of a log. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: 0, skipped: 0 }
    for (const module of modules) {
      let tests = 0
      for (const test of module.children.allTests()) {
        tests += 1
        const state = test.result().state
        if (state === 'passed' || state === 'failed') count[state] += 1
        else count.skipped += 1
      }
      if (tests === 0 || module.state() === 'failed') count.failed += module.errors().length + (tests === 0 ? 1 : 0)
    }
    const failed = count.failed + errors.length
    process.stdout.write(`\n${count.passed} passed, ${failed} failed, ${count.skipped} skipped\n`)
  }
}
