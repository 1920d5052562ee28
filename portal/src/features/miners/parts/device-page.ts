/** Networks that nobody reaches from outside: a link into one of them leads to a device of the owner's. */
const PRIVATE_V4 = [/^10\./, /^192\.168\./, /^172\.(1[6-9]|2\d|3[01])\./, /^169\.254\./, /^100\.(6[4-9]|[789]\d|1[01]\d|12[0-7])\./]
const V4 = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/
const PRIVATE_V6 = /^(f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):[0-9a-f:]*$/i

/** The address of a device's own page; null where it is no private address, since what a device tells is not to be trusted with a link. */
export function devicePage(address: string | null | undefined): string | null {
  if (!address) return null
  if (V4.test(address)) return PRIVATE_V4.some((pattern) => pattern.test(address)) ? `http://${address}/` : null
  return PRIVATE_V6.test(address) ? `http://[${address}]/` : null
}
