'use strict'
const fs = require('node:fs')
const path = require('node:path')

const endings = ['', '.ts', '.tsx', '/index.ts']

/** Tells eslint-plugin-boundaries where an import of ours leads: "@/" is src, everything else without a dot is a package. */
exports.interfaceVersion = 2
exports.resolve = (source, file) => {
  const base = source.startsWith('@/') ? path.join(__dirname, 'src', source.slice(2)) : path.resolve(path.dirname(file), source)
  if (!source.startsWith('@/') && !source.startsWith('.')) return { found: true, path: null }
  const found = endings.map((ending) => base + ending).find((candidate) => fs.statSync(candidate, { throwIfNoEntry: false })?.isFile())
  return found ? { found: true, path: found } : { found: false }
}
