type CsvCell = string | number | null | undefined

/** For spreadsheets and scripts: plain numbers, lines that end as the standard says. */
export function toCsv(lines: readonly (readonly CsvCell[])[]): string {
  return lines.map((line) => line.map(cell).join(',')).join('\r\n') + '\r\n'
}

/** A text that a spreadsheet would take for a formula is kept a text. */
function cell(value: CsvCell): string {
  if (value == null) return ''
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
