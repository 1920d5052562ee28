import { useTranslation } from 'react-i18next'
import type { HostDetail } from '@/shared/api/types'
import { useFormat } from '@/shared/units/use-format'

interface Chip {
  id: string
  name: string
  text: string
  detail?: string
}

/** Ages change each second, but a host that was just heard is simply here. */
const RECENT_MS = 15_000

/** What a person asks first about a machine; what is not known makes no chip. */
export function useHostChips(host: HostDetail, nowMs: number): Chip[] {
  const { t } = useTranslation('host')
  const format = useFormat()
  const hardware = host.hardware
  const addresses = [...new Set([...textsIn(hardware?.ip_internal), host.ip_address, host.external_ip, ...textsIn(hardware?.ip_external)])].filter(Boolean)
  const gpus = Array.isArray(hardware?.gpus) && hardware.gpus.length > 0
    ? hardware.gpus.map(({ model, vram_mb }) => joined(' · ', model, vram_mb == null ? null : format.bytes(vram_mb * 1024 ** 2))).join(', ')
    : hardware?.gpu_model
  const threads = hardware?.cpu_threads
  const cores = hardware?.cpu_cores
  const seen = host.last_seen_ms
  const ramBytes = host.metrics.memory_total_bytes ?? (hardware?.ram_total_mb == null ? null : hardware.ram_total_mb * 1024 ** 2)
  const system = joined(' ', hardware?.os_name ?? host.os_name, versionUnlessNamed(hardware?.os_name ?? host.os_name, hardware?.os_version))

  const chips: (Omit<Chip, 'text'> & { text: string | null | undefined })[] = [
    { id: 'os', name: t('chip.os'), text: joined(' · ', system, hardware?.kernel_version) },
    {
      id: 'cpu',
      name: t('chip.cpu'),
      text: joined(' · ', hardware?.cpu_model, cores == null ? null : t('chip.cores', { count: cores }), threads == null ? null : t('chip.threads', { count: threads })),
    },
    { id: 'ram', name: t('chip.ram'), text: ramBytes === null ? null : format.bytes(ramBytes) },
    { id: 'gpu', name: t('chip.gpu'), text: gpus },
    { id: 'ip', name: t('chip.ip'), text: addresses.slice(0, 2).join(', '), detail: addresses.join('\n') },
    { id: 'uptime', name: t('chip.uptime'), text: host.metrics.uptime_seconds == null ? null : format.duration(host.metrics.uptime_seconds) },
    { id: 'agent', name: t('chip.agent'), text: host.agent_version },
    {
      id: 'seen',
      name: t('chip.seen'),
      text: seen === null ? null : nowMs - seen < RECENT_MS ? t('chip.justNow') : format.ago(seen, nowMs),
      detail: format.dateTime(seen),
    },
    {
      id: 'consent',
      name: t('chip.consent'),
      text: host.consent?.version,
      detail: host.consent ? t('chip.consentDetail', { by: host.consent.accepted_by ?? '', at: format.dateTime(Date.parse(host.consent.accepted_at ?? '')), sha: host.consent.sha256 }) : undefined,
    },
  ]
  return chips.filter((chip): chip is Chip => Boolean(chip.text))
}

/** One address or several: agents of other makers send either. */
function textsIn(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values.filter((item) => typeof item === 'string')
}

function joined(separator: string, ...parts: (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(separator)
}

/** Many agents already write the version into the name. */
function versionUnlessNamed(name: string | null | undefined, version: string | null | undefined): string | null {
  return version && !name?.includes(version) ? version : null
}
