import { readFileSync, readdirSync } from 'node:fs'

const html = readFileSync('dist/index.html', 'utf8')
const assets = readdirSync('dist/assets').map((name) => `dist/assets/${name}`)
/** What index.html names: the code and the styles of every visit. */
const everyVisit = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, path]) => `dist/${path}`)
const latin = assets.filter((path) => path.includes('inter-latin-wght'))

/** The files of a page and what they import at once, without what every visit has anyway. */
function page(name) {
  const wanted = assets.filter((path) => path.startsWith(`dist/assets/${name}-`))
  const seen = new Set(everyVisit)
  const files = []
  while (wanted.length > 0) {
    const path = wanted.pop()
    if (seen.has(path)) continue
    seen.add(path)
    files.push(path)
    if (!path.endsWith('.js')) continue
    for (const [, imported] of readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*["']\.\/([\w-]+\.js)["']/g)) {
      const stem = imported.replace(/-[^-]+\.js$/, '')
      wanted.push(`dist/assets/${imported}`, ...assets.filter((asset) => asset.startsWith(`dist/assets/${stem}-`) && asset.endsWith('.css')))
    }
  }
  return files
}

export default [
  { name: 'first visit: JS and CSS with the hosts page', path: [...everyVisit, ...page('FleetPage')], gzip: true, limit: '250 kB' },
  { name: 'first visit with its font', path: [...everyVisit, ...page('FleetPage'), ...latin], gzip: true, limit: '300 kB' },
  { name: 'what the first host page adds, charts and tabs', path: [...page('HostPage'), ...page('HostCharts'), ...page('ProcessesTab')], gzip: true, limit: '90 kB' },
]
