// Invented labelled series for the stand-in server: pressure, temperatures and containers.
const sources = {
  node_pressure_cpu_waiting_seconds_total: [[{}, 0.06]],
  node_pressure_memory_waiting_seconds_total: [[{}, 0.004]],
  node_pressure_io_waiting_seconds_total: [[{}, 0.03]],
  node_hwmon_temp_celsius: [[{ chip: 'k10temp', sensor: 'temp1', label: 'Tctl' }, 62], [{ chip: 'nvme', sensor: 'temp1', label: 'Composite' }, 41], [{ chip: 'jc42', sensor: 'temp1' }, 36]],
  container_cpu_usage_seconds_total: [[{ name: 'vllm-qwen' }, 1.4], [{ name: 'api' }, 0.6], [{ name: 'web' }, 0.3], [{ name: 'redis' }, 0.05]],
}

export function labelledSeries(query) {
  const [, metric, agent] = /^(\w+)\{agent="(\d+)"\}$/.exec(query.get('match') ?? '') ?? []
  const step = Number.parseInt(query.get('step') ?? '10', 10) * 1000
  const [start, end] = [Date.parse(query.get('start')), Math.min(Date.now(), Date.parse(query.get('end')))]
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
