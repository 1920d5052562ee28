import type uPlot from 'uplot'

const LABEL_HALF_PX = 22

/** Labels under a chart: the day where a day begins, otherwise the time, with seconds when lines stand close. */
export function timeLabels(locale: string): uPlot.Axis.DynamicValues {
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
  const minute = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const second = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
  return (chart, splits, _axis, _space, increment) =>
    splits.map((seconds) => {
      if (cutOff(chart, seconds)) return ''
      const date = new Date(seconds * 1000)
      if (increment >= 86_400 || isMidnight(date)) return day.format(date)
      return (increment >= 60 ? minute : second).format(date)
    })
}

/** A label that would run over the edge of the chart is left out. */
function cutOff(chart: uPlot, seconds: number): boolean {
  const position = chart.valToPos(seconds, 'x')
  return position < LABEL_HALF_PX || position > chart.over.clientWidth - LABEL_HALF_PX
}

function isMidnight(date: Date): boolean {
  return date.getHours() === 0 && date.getMinutes() === 0 && date.getSeconds() === 0
}
