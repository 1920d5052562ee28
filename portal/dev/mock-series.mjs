// Invented labelled series for the stand-in server: pressure, temperatures, containers and miners.
import { minerSeries } from './mock-miner-pages.mjs'

const sources = {
  node_pressure_cpu_waiting_seconds_total: [[{}, 0.06]],
  node_pressure_memory_waiting_seconds_total: [[{}, 0.004]],
  node_pressure_io_waiting_seconds_total: [[{}, 0.03]],
  node_hwmon_temp_celsius: [[{ chip: 'k10temp', sensor: 'temp1', label: 'Tctl' }, 62], [{ chip: 'nvme', sensor: 'temp1', label: 'Composite' }, 41], [{ chip: 'jc42', sensor: 'temp1' }, 36]],
  container_cpu_usage_seconds_total: [[{ name: 'vllm-qwen' }, 1.4], [{ name: 'api' }, 0.6], [{ name: 'web' }, 0.3], [{ name: 'redis' }, 0.05]],
}

export function labelledSeries(query) {
  const [, metric, named] = /^(\w+)\{(.*)\}$/.exec(query.get('match') ?? '') ?? []
  const labels = Object.fromEntries([...(named ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]))
  const { agent } = labels
  const step = Number.parseInt(query.get('step') ?? '10', 10) * 1000
  const [start, end] = [Date.parse(query.get('start')), Math.min(Date.now(), Date.parse(query.get('end')))]
  if (labels.miner) return { start: new Date(start).toISOString(), end: new Date(end).toISOString(), step_seconds: step / 1000, series: ofMiner(metric, labels, { start, end, step }), truncated: false }
  const series = (sources[metric] ?? []).map(([labels, size], index) => {
    const points = []
    for (let time = Math.ceil(start / step) * step; time <= end; time += step) {
      const value = size * (0.8 + 0.2 * Math.sin(time / 240_000 + index * 2 + Number(agent))) * (1 + 0.08 * Math.sin(time / 17_000))
      points.push([time, value, value * 0.9, value * 1.1])
    }
    return { labels: { __name__: metric, agent, ...labels }, points }
  })
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString(), step_seconds: step / 1000, series, truncated: false }
}

function ofMiner(metric, labels, { start, end, step }) {
  const found = new Map()
  for (let time = Math.ceil(start / step) * step; time <= end; time += step) {
    for (const [more, value] of minerSeries(metric, labels, time)) {
      const name = JSON.stringify(more)
      if (!found.has(name)) found.set(name, { labels: { __name__: metric, ...labels, ...more }, points: [] })
      found.get(name).points.push([time, value, value, value])
    }
  }
  return [...found.values()]
}
