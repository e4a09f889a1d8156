import { describe, expect, it } from 'vitest'
import { alignWords } from './align.ts'
import { readWritten } from './written.ts'

const aligned = (left: string, right: string) => {
  const [a, b] = [readWritten(left), readWritten(right)]
  const show = (words: typeof a, places: readonly number[]) => places.map((at) => words[at]?.raw).join('+')
  return alignWords(a, b).map((match) => `${show(a, match.left)}=${show(b, match.right)} ${match.how}`)
}

describe('aligning the words of two names', () => {
  it('takes any order', () => {
    expect(aligned('Putin, Vladimir', 'Vladimir Putin').sort()).toEqual(['Putin=Putin same', 'Vladimir=Vladimir same'])
  })

  it('takes each word once', () => {
    expect(aligned('Ana Ana', 'Ana')).toEqual(['Ana=Ana same'])
    expect(aligned('Ana', 'Ana Ana')).toEqual(['Ana=Ana same'])
  })

  it('takes the strongest agreement first', () => {
    expect(aligned('Michele Nichaela', 'Michaela Michelle Micheli')).toEqual([
      'Michele=Michelle variant',
      'Nichaela=Michaela one edit',
    ])
  })

  it('takes words written joined on either side, particles among them', () => {
    expect(aligned('SergeiLavrov', 'Sergei Lavrov')).toEqual(['SergeiLavrov=Sergei+Lavrov joined'])
    expect(aligned('Patr ushev', 'Patrushev')).toEqual(['Patr+ushev=Patrushev joined'])
    expect(aligned('Kim Jong un', 'Kim Jongun')).toEqual(['Kim=Kim same', 'Jong+un=Jongun joined'])
    expect(aligned('Abd al Rahman', 'Abdalrahman')).toEqual(['Abd+al+Rahman=Abdalrahman joined'])
    expect(aligned('JP Morgan', 'J P Morgan')).toEqual(['Morgan=Morgan same', 'JP=J+P joined'])
  })

  it('takes a long joined word with an error, a short one without', () => {
    expect(aligned('SergeiLavrof', 'Sergei Lavrov')).toEqual(['SergeiLavrof=Sergei+Lavrov joined'])
    expect(aligned('Jo Lim', 'Jolin')).toEqual([])
  })

  it('takes initials written as one word', () => {
    expect(aligned('JC Juncker', 'Jean-Claude Juncker')).toEqual(['Juncker=Juncker same', 'JC=Jean+Claude initial'])
  })

  it('finds nothing where nothing agrees', () => {
    expect(aligned('Pol Pot', 'Ana Gil')).toEqual([])
    expect(aligned('', 'Ana')).toEqual([])
  })

  it('does not join particles alone', () => {
    expect(aligned('de la Gil', 'Dela Ana')).toEqual([])
  })
})
