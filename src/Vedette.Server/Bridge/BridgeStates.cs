using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Vedette.Server.Fleet;
using Vedette.Storage.Control;
using Vedette.Storage.States;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Bridge;

/// <summary>Takes posted states: (1) what differs from the one before, (2) entities, (3) a row of the twin and the host's gauges, both durable before the answer, as is what the next state is compared with.</summary>
internal sealed class BridgeStates(AgentRegistry agents, IStateWriter states, ISampleWriter samples, BridgeRecollection recollection, TimeProvider clock) : IAgentListener
{
    private readonly ConcurrentDictionary<int, BridgeHost> _hosts = new();

    public async Task<T> ReadAsync<T>(int agentId, Func<BridgeHost, T> read, CancellationToken stop)
    {
        BridgeHost host = Host(agentId);
        await host.Gate.WaitAsync(stop);
        try
        {
            await recollection.LoadAsync(host, agentId, stop);
            return read(host);
        }
        finally
        {
            host.Gate.Release();
        }
    }

    /// <summary>Null where the agent of the key was deleted meanwhile; a text where the state was refused.</summary>
    /// <param name="observe">Reads the state's entities.</param>
    public async Task<(UpdateReply? Reply, string? Refusal)> TakeAsync(int agentId, JsonElement state, Action<JsonElement, StateObserver> observe, CancellationToken stop)
    {
        if (agents.Find(agentId) is not AgentRow agent)
        {
            return (null, "The agent of this key was deleted.");
        }

        BridgeHost host = Host(agentId);
        await host.Gate.WaitAsync(stop);
        try
        {
            await recollection.LoadAsync(host, agentId, stop);
            DateTimeOffset now = clock.GetUtcNow();
            // :: (1)
            JsonNode? lasting = StateDifference.Lasting(state);
            JsonObject? changes = host.Lasting is null ? new JsonObject { ["new_state"] = true } : StateDifference.Between(host.Lasting, lasting);
            // :: (2) (3)
            if (await StoreAsync(agent, host, (state, observe), now.ToUnixTimeMilliseconds()) is { } refusal)
            {
                return (null, refusal);
            }

            string id = SortedJson.Id(state);
            host.Lasting = lasting;
            if (changes is null)
            {
                return (new UpdateReply("no_changes", id), null);
            }

            host.Remember(id, now);
            await recollection.KeepAsync(host, agentId);
            return (new UpdateReply("updated", id) { Snapshot = host.Snapshot, Changes = changes }, null);
        }
        finally
        {
            host.Gate.Release();
        }
    }

    public void AgentChanged(AgentChange change)
    {
        // A post that is under way keeps its own; the gate has no handle to give back.
        if (change.Kind == AgentChangeKind.Deleted)
        {
            _hosts.TryRemove(change.AgentId, out _);
        }
    }

    private BridgeHost Host(int agentId) => _hosts.GetOrAdd(agentId, static _ => new BridgeHost());

    private async Task<string?> StoreAsync(AgentRow agent, BridgeHost host, (JsonElement State, Action<JsonElement, StateObserver> Observe) told, long nowMs)
    {
        host.Tracker.Begin(nowMs);
        told.Observe(told.State, new StateObserver(host.Tracker));
        byte[] payload = host.Tracker.Finish().ToArray();
        bool stored = false;
        try
        {
            // Not to be cancelled: the tracker has gone on, and the next delta builds on this row.
            AppendResult result = await states.AppendAsync(new PostedState(agent.Id, payload, nowMs), CancellationToken.None);
            stored = result.StoredStates == 1;
            if (!stored)
            {
                return $"The state was not stored: {string.Join(", ", result.Refused.Select(r => r.Reason))}.";
            }

            SampleSet gauges = BridgeSamples.Of(agent, told.State, nowMs);
            if (gauges.Samples.Count > 0)
            {
                await samples.AppendAsync(gauges, CancellationToken.None);
            }

            return null;
        }
        finally
        {
            if (!stored)
            {
                host.Tracker.RestartChain();
            }
        }
    }
}
