const NETWORK = /^\d{1,3}(\.\d{1,3}){3}(\/\d{1,2}|-\d{1,3}(\.\d{1,3}){3})?$/
const FEWEST_BITS = 16

/** The networks of a list with commas or blanks between them; null where one is none that an agent would look through, or there is none. What passes holds nothing that a shell would read otherwise. */
export function networksIn(text: string): readonly string[] | null {
  const networks = text.split(/[\s,;]+/).filter((network) => network !== '')
  return networks.length > 0 && networks.every(isNetwork) ? networks : null
}

function isNetwork(text: string): boolean {
  const [, bits] = text.split('/')
  const numbers = (text.split('/')[0] ?? '').split(/[.-]/).map(Number)
  return NETWORK.test(text) && numbers.every((number) => number <= 255) && (bits === undefined || (Number(bits) >= FEWEST_BITS && Number(bits) <= 32))
}
