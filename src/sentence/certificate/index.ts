/** The certificate of FD 2008/909/JHA: its form, its boxes, and whether they agree. */
export { type CertificateFile, readCertificate } from './boxes.ts'
export { type CertificateAnswer, type CertificateFinding, checkCertificate } from './check.ts'
export { CROSS_CHECKS } from './crossChecks.ts'
export { type CertificateForm, readForm } from './form.ts'
export type { Beside } from './look.ts'
export { REQUIRED } from './required.ts'
