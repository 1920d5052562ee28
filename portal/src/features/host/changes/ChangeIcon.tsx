import { Bot, BrainCircuit, Container, Cpu, HardDrive, Layers, Microchip, Network, Package, Pickaxe, Power, Settings2, SquareTerminal, Wrench } from 'lucide-react'
import type { ChangeCategory } from '../api/get-changes'

const icons: Record<ChangeCategory, typeof Bot> = {
  reboot: Power,
  kernel: Cpu,
  driver: Wrench,
  hardware: Microchip,
  package: Package,
  image: Layers,
  container: Container,
  unit: Settings2,
  process: SquareTerminal,
  model: BrainCircuit,
  mount: HardDrive,
  network: Network,
  agent: Bot,
  miner: Pickaxe,
}

export function ChangeIcon({ category, size = 13 }: { category: ChangeCategory; size?: number }) {
  const Icon = icons[category]
  return <Icon size={size} aria-hidden />
}
