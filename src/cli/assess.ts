/** Runs `writ assess`: a programme, or the making of a population; each is loaded only when it is called. */
export async function assess(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === 'population') return (await import('./assessPopulation.ts')).assessPopulation(rest)
  return (await import('./assessProgramme.ts')).assessProgramme(args)
}
