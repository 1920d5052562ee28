/** As people write them; one that this portal does not know is shown as it came. */
const NAMES: Readonly<Record<string, string>> = {
  sha256d: 'SHA-256', scrypt: 'Scrypt', equihash: 'Equihash', ethash: 'Ethash', kheavyhash: 'kHeavyHash', x11: 'X11', eaglesong: 'Eaglesong', 'blake2s-kadena': 'Blake2s', 'blake2b-sia': 'Blake2b',
  blake256r14: 'Blake-256', alephium: 'Blake3', handshake: 'Handshake', cryptonight: 'CryptoNight', randomx: 'RandomX', lbry: 'LBRY', tensority: 'Tensority', zksnark: 'zkSNARK',
}

export function algorithmName(algorithm: string): string {
  return NAMES[algorithm] ?? algorithm
}
