/** The records.yaml of the invented flights: orders, protection, and papers of several kinds. */
export const inventedRecordsPlan = `writ: 1
files:
  - file: orders.csv
    title: Decision in removal proceedings
    columns: { person_id: row_id, given: first, family: last, born: dob, a_number: a_no }
    dates: iso
    words: { decision: [ordered, appeal pending, terminated] }
    exhibit: { kind: court-decision, issued: { column: decided } }
    asserts:
      - fact: order.removal.exists
        value: { column: decision, map: { ordered: true, appeal pending: true, terminated: false } }
      - { fact: order.removal.final, value: true, from: { column: final_on }, when: { column: decision, is: ordered } }
      - { fact: order.removal.final, value: false, when: { column: decision, is: appeal pending } }
      - { fact: us.stay.automatic, value: true, when: { column: decision, is: appeal pending } }
      - { fact: order.removal.countries, value: [SV], complete: true }
      - { fact: us.order.issuedBy, value: immigration-judge }
      - { fact: us.order.groundConviction, value: false }
      - { fact: us.ladder.designationClosed, value: true }
      - { fact: us.person.arriving, value: false }
      - { fact: person.competent, value: true }
      - { fact: person.nationalityClaimed, value: [], complete: true }
      - { fact: fear.expressed, value: [], complete: true }
      - { fact: protection.withholding, value: [], complete: true }
      - { fact: protection.cat, value: [], complete: true }
      - { fact: us.protection.everGranted, value: [], complete: true }
      - { fact: protection.asylum, value: false }
      - { fact: protection.claimPending, value: false }
  - file: protection.csv
    title: Decision on protection
    columns: { person_id: row_id, given: first, family: last, born: dob, a_number: a_no }
    dates: iso
    words: { status: [granted, pending, ended] }
    exhibit: { kind: court-decision, issued: { column: decided } }
    asserts:
      - fact: protection.withholding
        value: { column: state, as: set }
        from: { column: decided }
        until: { column: ended }
        when: { column: status, is: [granted, ended] }
      - fact: us.protection.everGranted
        value: { column: state, as: set }
        when: { column: status, is: [granted, ended] }
      - fact: protection.terminated
        value: { column: state, as: set }
        from: { column: ended }
        when: { column: status, is: ended }
      - { fact: protection.claimPending, value: true, when: { column: status, is: pending } }
  - file: papers.csv
    title: Paper of the departure file
    columns: { person_id: row_id, full_name: name, born: dob, sex: sex, a_number: a_no }
    dates: day-first
    words:
      says:
        - registers clear
        - citizen
        - serving
        - docket clear
        - stay
        - decision complete
        - fingerprints match
        - fingerprints of another
    exhibit: { kind: { column: document }, issued: { column: issued } }
    asserts:
      - fact: person.nationalities
        value: { column: states, as: set }
        complete: true
        when: { column: says, is: [registers clear, citizen] }
      - { fact: conviction.exists, value: false, when: { column: says, is: registers clear } }
      - { fact: sentence.beingServed, value: false, when: { column: says, is: registers clear } }
      - { fact: sentence.unenforceable, value: false, when: { column: says, is: registers clear } }
      - { fact: sentence.appealPending, value: false, when: { column: says, is: registers clear } }
      - { fact: conviction.exists, value: true, when: { column: says, is: serving } }
      - { fact: sentence.beingServed, value: true, when: { column: says, is: serving } }
      - { fact: order.stay.inForce, value: true, when: { column: says, is: stay } }
      - { fact: order.stay.checked, value: true, when: { column: says, is: docket clear } }
      - { fact: order.stay.inForce, value: false, when: { column: says, is: docket clear } }
      - { fact: us.stay.automatic, value: false, when: { column: says, is: docket clear } }
      - { fact: habeas.pending, value: false, when: { column: says, is: docket clear } }
      - { fact: us.habeas.onReview, value: false, when: { column: says, is: docket clear } }
      - { fact: interim.inForce, value: false, when: { column: says, is: docket clear } }
      - { fact: us.counsel.ofRecord, value: false, when: { column: says, is: docket clear } }
      - { fact: person.identityConfirmed, value: true, when: { column: says, is: fingerprints match } }
      - { fact: person.identityConfirmed, value: false, when: { column: says, is: fingerprints of another } }
      - { fact: decision.individual, value: true, when: { column: says, is: decision complete } }
      - { fact: notice.given, value: true, when: { column: says, is: decision complete } }
      - { fact: notice.language, value: true, when: { column: says, is: decision complete } }
      - { fact: notice.recourse, value: true, when: { column: says, is: decision complete } }
      - { fact: remedy.suspensive, value: true, when: { column: says, is: decision complete } }
      - { fact: us.order.waitingPeriodKept, value: true, when: { column: says, is: decision complete } }
      - { fact: acceptance.receiving, value: true, when: { column: says, is: decision complete } }
      - { fact: custody.responsible, value: true, when: { column: says, is: decision complete } }
      - { fact: register.entered, value: true, when: { column: says, is: decision complete } }
      - { fact: person.ownCountry, value: [], not: [US], when: { column: says, is: decision complete } }
      - { fact: us.tps.active, value: false, when: { column: says, is: decision complete } }
      - { fact: us.assurance.reliedOn, value: false, when: { column: says, is: decision complete } }
      - { fact: risk.examined, value: true, when: { column: says, is: decision complete } }
      - { fact: risk.torture, value: [], complete: true, when: { column: says, is: decision complete } }
      - { fact: risk.deathPenalty, value: false, when: { column: says, is: decision complete } }
      - { fact: risk.flagrantDenial, value: false, when: { column: says, is: decision complete } }
      - { fact: risk.disappearance, value: false, when: { column: says, is: decision complete } }
      - { fact: us.abroad.imprisonedForUS, value: false, when: { column: says, is: decision complete } }
texts:
  - id: ina
    kind: statute
    title: Immigration and Nationality Act
    from: [US]
    asserts: [{ fact: basis.publishedSending, value: true }]
  - id: home-law-sv
    kind: statute
    title: Penal enforcement law of El Salvador
    to: [SV]
    asserts: [{ fact: basis.publishedReceiving, value: true }]
`
