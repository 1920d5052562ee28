import { Gauge, Lightbulb, Pause, Play, Power, RotateCw, Waypoints, type LucideIcon } from 'lucide-react'
import type { ActionName } from './api/action'

export const actionIcons: Readonly<Record<ActionName, LucideIcon>> = { blink: Lightbulb, pause: Pause, resume: Play, reboot: RotateCw, pool: Waypoints, power_mode: Gauge, power_limit: Power }
