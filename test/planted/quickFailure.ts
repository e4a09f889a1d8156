import fc from 'fast-check'

// A run that is expected to fail need not look for the smallest counterexample.
fc.configureGlobal({ endOnFailure: true })
