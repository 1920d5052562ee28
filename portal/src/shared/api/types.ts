import type { components } from './schema'

type Schemas = components['schemas']

export type Host = Schemas['Host']
export type HostDetail = Schemas['HostDetail']
export type HostMetrics = Schemas['HostMetrics']
export type HardwareInfo = Schemas['HardwareInfo']
export type MetricPoint = Schemas['MetricPoint']
export type MetricField = keyof HostMetrics
export type Person = Schemas['Person']
export type Role = Schemas['Role']
export type EnrolmentToken = Schemas['EnrolmentToken']
