/** The conditions and bars of all packs under one basis of the bench, as many of them as are asked for. */
import { type CompiledLaw, compileLaw } from '../../src/determination/index.ts'
import type { Law, Role } from '../../src/law/index.ts'

const BASIS = 'bench'

/** A law of the first `count` conditions and bars of the law, without dates and without whom they bind. */
export function provisionsOf(law: Law, count: number): CompiledLaw {
  const provisions = law.provisions.flatMap((provision) => {
    const role = [...provision.roles.values()].find((one) => one === 'condition' || one === 'bar')
    if (role === undefined) return []
    const { binds: _, ...rest } = provision
    return [{ ...rest, roles: new Map<string, Role>([[BASIS, role]]), dates: {} }]
  })
  const any = { kind: 'any' } as const
  const bases = [{ id: BASIS, title: BASIS, cite: '', from: any, to: any, dates: {}, auto: true, summary: '' }]
  return compileLaw({ ...law, bases, provisions: provisions.slice(0, count) })
}

/** The name of the basis of the bench. */
export const benchBasis = BASIS
