import type { components } from '@/shared/api/schema'

type Schemas = components['schemas']

/** What can be asked of a miner. */
export const actionNames = ['blink', 'pause', 'resume', 'reboot', 'pool', 'power_mode', 'power_limit'] as const satisfies readonly Schemas['MinerActionName'][]
export type ActionName = Schemas['MinerActionName']
export type PowerLevel = Schemas['MinerPowerLevel']

/** An action with its arguments, for whichever miners. */
export interface Order {
  action: ActionName
  arguments: Schemas['MinerActionArguments']
}

/** What the file on one agent's machine allows. */
export type AgentActions = Schemas['AgentActionsView']
export type NewRun = Schemas['NewMinerAction']
export type Run = Schemas['MinerActionRunView']
export type RunItem = Schemas['MinerActionItemView']

export const itemStates = ['done', 'sent', 'waiting', 'unknown', 'refused', 'expired', 'cancelled'] as const satisfies readonly Schemas['MinerActionState'][]
export type ItemState = Schemas['MinerActionState']
