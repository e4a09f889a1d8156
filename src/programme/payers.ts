import type { PayerShare } from './assessment.ts'
import { type Base, homeAt } from './base.ts'
import type { Figure } from './figure.ts'
import type { Payer } from './schema.ts'
import { eachHome, type Home } from './workings.ts'

/** Who pays for the programme and who would save at home. */
export function payersOf(base: Base): readonly PayerShare[] {
  const { model, workings, amount, inputs } = base
  const { shape } = model.programme
  const shares = new Map<Payer, number>((shape.home.payers ?? []).map(({ payer, share }) => [payer, share.value]))
  if (shares.size === 0) shares.set('sending', 1)
  const payers = new Set<Payer>([...model.lines.map(({ payer }) => payer), ...shares.keys()])
  return [...payers].map((payer): PayerShare => {
    const own = model.lines.flatMap((line, l) => (line.payer === payer ? [{ line, l }] : []))
    const pays = own.reduce((sum, { l }) => sum + (workings.lines[l * workings.measures + 1] ?? 0), 0)
    const share = shares.get(payer) ?? 0
    const saves = (id: Home): Figure =>
      amount(share * homeAt(base, id, 1), 'its share of the cost at home', [...inputs.home[id], `home.payers.${payer}`])
    return {
      payer,
      pays: amount(
        pays,
        'its lines, real',
        own.flatMap(({ line }) => line.inputs),
      ),
      saves: eachHome(saves),
    }
  })
}
