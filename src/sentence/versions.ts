import type { CertificateVersion } from './model.ts'

/** Which version of a certificate counts, and what a correction changed. */
export interface VersionAnswer {
  readonly version: number
  readonly changeDays: number | null
  readonly renotify: boolean
}

/** The version that no other supersedes and the change of credited days against the one it supersedes. */
export function versionAnswer(versions: readonly CertificateVersion[]): VersionAnswer | null {
  const superseded = new Set(versions.map(({ supersedes }) => supersedes))
  const standing = versions.filter(({ version }) => !superseded.has(version))
  const last = standing.reduce<CertificateVersion | null>((a, b) => (a === null || b.version > a.version ? b : a), null)
  if (last === null) return null
  const before = versions.find(({ version }) => version === last.supersedes)
  const changeDays = before === undefined ? null : creditIn(last) - creditIn(before)
  return { version: last.version, changeDays, renotify: versions.length > 1 }
}

function creditIn({ servedDays, otherDays }: CertificateVersion): number {
  return (servedDays ?? 0) + (otherDays ?? 0)
}

/**
 * By how many days the boxes of a certificate disagree: total less served less other days, against the days from the day
 * on which they were counted to the last day. `null` if a box is empty. One day of difference is tolerated, because
 * States count the first or the last day differently.
 */
export function certificateGap({ totalDays, servedDays, otherDays, asOf, lastDay }: CertificateVersion): number | null {
  if (totalDays === null || servedDays === null || asOf === null || lastDay === null) return null
  return totalDays - servedDays - (otherDays ?? 0) - (lastDay - asOf)
}
