import { readFileSync, readdirSync } from 'node:fs'

const html = readFileSync('dist/index.html', 'utf8')
const assets = readdirSync('dist/assets').map((name) => `dist/assets/${name}`)
/** What index.html names: the code and the styles of every visit. */
const everyVisit = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, path]) => `dist/${path}`)
const page = (name) => assets.filter((path) => path.startsWith(`dist/assets/${name}-`))
const latin = assets.filter((path) => path.includes('inter-latin-wght'))

export default [
  { name: 'first visit: JS and CSS with the hosts page', path: [...everyVisit, ...page('FleetPage')], gzip: true, limit: '250 kB' },
  { name: 'first visit with its font', path: [...everyVisit, ...page('FleetPage'), ...latin], gzip: true, limit: '300 kB' },
  { name: 'charts, loaded with the first host page', path: page('HostCharts'), gzip: true, limit: '40 kB' },
]
