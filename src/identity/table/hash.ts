/** A number of 32 bits with a sign for a text; equal texts give equal numbers (Fowler, Noll and Vo, FNV-1a). */
export function hashOf(text: string): number {
  let value = 0x811c9dc5
  for (let place = 0; place < text.length; place++) value = Math.imul(value ^ text.charCodeAt(place), 0x01000193)
  return value | 0
}
