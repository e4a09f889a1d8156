import type { FileMatches, Match, Table } from '../../src/screening/index.ts'

/** How likely it is that a record concerns a person, where nothing else is written: above the upper threshold. */
const SURE = 0.9995

/**
 * Which record concerns which person of the example flight, written by hand: for each person the ids of the records, and
 * after a sign of equality the probability that a comparison of names, days and numbers might give. Records of others
 * who could be taken for the person stand there too.
 */
const CONCERNS: Readonly<Record<string, string>> = {
  m01: 'o-1001 c-501 k-701 d-901 f-101 f-102',
  m02: 'o-1002 c-502 k-702 d-902 f-103 f-104 o-1003=0.004',
  m03: 'k-703 o-1003=0.06 o-1002=0.003 c-502=0.002',
  m04: 'o-1004 c-503 k-704 d-903 f-105 f-106 p-301=0.87',
  m05: 'o-1005 c-504 k-705 d-904 p-302=0.9997',
  m06: 'o-1006 c-505 k-706 d-905 f-107 f-108 p-303=0.78',
  m07: 'o-1007 c-506 k-707 d-906 f-109 f-110 k-730=0.001',
  m08: 'c-507 k-708 d-907 f-111 f-112 o-1007=0.21 k-730=0.012',
  m09: 'o-1008 c-508 k-709 d-908 f-113 f-114 c-529=0.62',
  m10: 'o-1009=0.9993 c-509=0.998',
  m11: 'o-1010 c-510 k-710 f-115 f-116 d-924=0.9994',
  m12: 'o-1011 c-511 k-711 d-923 f-117 f-118 d-925=0.41',
  m13: 'p-304=0.35',
  m14: 'f-119 f-120',
  m15: 'o-1012=0.993 c-512 k-727=0.9991',
  m16: 'k-728=0.03',
  m17: 'p-305=0.95',
  m18: 'c-531 p-306=0.997',
  m19: 'p-307=0.55',
  m20: 'f-150',
  m21: 'o-1013 c-513 k-712 d-909 f-121 f-122 p-308=0.12',
  m22: 'o-1014 c-514 k-713 d-910 f-123 f-124 p-309=0.3',
  m23: 'o-1028=0.9999',
  m24: 'c-515 k-714 f-125 f-126 o-1015=0.7 c-516=0.02',
  m25: 'p-310=0.992',
  m26: 'o-1016 c-517 k-715 d-911 f-127 f-128',
  m27: 'o-1017 c-518 k-716 d-912 f-129 f-130 p-312=0.002',
  m28: 'o-1018 c-519 k-717 d-913 f-131 f-132',
  m29: 'o-1019 c-520 k-718 d-914 f-133 f-134',
  m30: 'o-1020 c-521 k-719 d-915 f-135 f-136 f-137',
  m31: '',
  m32: 'c-530=0.9992 d-927=0.9931',
  m33: 'o-1021 c-522 k-720 d-916',
  m34: 'o-1022 c-523 k-721 d-917 f-138 f-139',
  m35: 'o-1022=0.9921 c-523=0.995 k-721=0.9944 d-917=0.9902 f-138=0.9921 f-139=0.9921',
  m36: 'o-1023 c-524 k-722 d-918 f-140 f-141 k-729=0.08',
  m37: 'o-1024 c-525 k-723 d-919 f-142 f-143',
  m38: 'o-1025 c-526 k-724 d-920 f-144 f-145 p-311=0.9996',
  m39: 'o-1026 c-527 k-725 d-921 f-146 f-147',
  m40: 'c-528 k-726 d-922 f-148 f-149 o-1027=0.985',
}

/** The matches of the example flight, in the form in which a comparison of names gives them. */
export function flightMatches(manifest: Table, records: readonly Table[]): readonly FileMatches[] {
  return records.map((table) => ({ file: table.file, pairs: pairsOf(manifest, table) }))
}

function pairsOf(manifest: Table, table: Table): readonly Match[] {
  return Object.entries(CONCERNS).flatMap(([person, records]) =>
    records.split(' ').flatMap((one): readonly Match[] => {
      const [id = '', probability = String(SURE)] = one.split('=')
      const row = table.rows.findIndex(([cell]) => cell === id)
      const leftRow = manifest.rows.findIndex(([cell]) => cell === person) + 1
      if (row < 0 || leftRow < 1) return []
      const share = Number(probability)
      return [{ leftRow, rightRow: row + 1, probability: share, relative: 0, weight: Math.log2(share / (1 - share)) }]
    }),
  )
}
