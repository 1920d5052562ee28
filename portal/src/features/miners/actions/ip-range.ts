interface Address {
  bits: 32 | 128
  value: bigint
}

/** Whether a range such as 10.0.0.0/24 holds the address; null where one of them cannot be read, so that nobody is left out by mistake. */
export function isWithin(address: string, range: string): boolean | null {
  const [start = '', length, more] = range.split('/')
  const from = readAddress(start)
  const what = readAddress(address)
  if (!from || !what || more !== undefined || (length !== undefined && !/^\d{1,3}$/.test(length))) return null
  const prefix = length === undefined ? from.bits : Number(length)
  if (prefix > from.bits) return null
  const ignored = BigInt(from.bits - prefix)
  return from.bits === what.bits && from.value >> ignored === what.value >> ignored
}

function readAddress(text: string): Address | null {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(text)?.[1]
  const four = (mapped ?? text).split('.')
  if (four.length === 4) return four.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255) ? { bits: 32, value: joined(four.map((part) => BigInt(part)), 8n) } : null
  const [head = '', tail, more] = text.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':') : []
  const zeros = 8 - before.length - after.length
  if (more !== undefined || (tail === undefined ? zeros !== 0 : zeros < 1)) return null
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after]
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? { bits: 128, value: joined(groups.map((group) => BigInt(`0x${group}`)), 16n) } : null
}

function joined(parts: readonly bigint[], width: bigint): bigint {
  return parts.reduce((sum, part) => (sum << width) | part, 0n)
}
