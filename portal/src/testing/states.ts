import type { HostState } from '@/shared/states/entities'
import { NOW } from './hosts'

const MIB = 1024 ** 2

/** A small host: a hog that is there when asked, two services, a container, a card with a dead holder. */
export function hostState({ atMs = NOW, hog = false, ...change }: { atMs?: number; hog?: boolean } & Partial<HostState> = {}): HostState {
  return {
    host_id: 1,
    at_ms: atMs,
    as_of_ms: atMs,
    live: !hog,
    complete: true,
    entities: {
      host: [{ key: 'host', hostname: 'web-1', kernel_version: '6.1.0-27' }],
      process: [
        { key: '1@1', pid: 1, ppid: 0, name: 'systemd', user: 'root', cpu_percent: 0.1, memory_rss_bytes: 12 * MIB, command_line: ['/sbin/init'] },
        { key: '300@9', pid: 300, ppid: 1, name: 'vllm', user: 'ai', cpu_percent: 20, llm_runtime: 'vllm', container_id: 'c0ffee', command_line: ['python3', '--api-key', '***'] },
        ...(hog ? [{ key: '4711@5238', pid: 4711, ppid: 1, name: 'xmrig', user: 'www-data', cpu_percent: 398.1 }] : []),
      ],
      service: [
        { key: 'ssh.service', name: 'ssh.service', active_state: 'active', sub_state: 'running' },
        { key: 'backup.service', name: 'backup.service', active_state: 'failed', sub_state: 'failed', restarts: 5 },
      ],
      container: [{ key: 'c0ffee', name: 'vllm-qwen', state: 'running', image: 'vllm:0.6', environment_names: ['HF_TOKEN'] }],
      gpu: [{ key: 'GPU-1', index: 0, model: 'L40S', memory_total_bytes: 48 * 1024 * MIB }],
      gpu_process: [{ key: 'GPU-1/99', gpu: 'GPU-1', pid: 99, alive: false, memory_bytes: 23 * 1024 * MIB }],
      filesystem: [{ key: '/', mount_point: '/', size_bytes: 100, used_bytes: 61 }],
    },
    ...change,
  }
}
