using Vedette.Protocol.Messages;
using Vedette.Storage.Telemetry;
using Vedette.Storage.Telemetry.Journal;

namespace Vedette.Storage.States;

/// <summary>Decides whether a state is taken, and adds its row to the group. Touched by the writer's thread only.</summary>
internal sealed class StatePlanner(TelemetryOptions options, TelemetryCounters counters)
{
    /// <summary>A chain is begun anew every few hours: one that goes on for longer than this beyond what is kept would never fall due.</summary>
    public const long LongestChainMs = 24 * 60 * 60 * 1000;

    /// <summary>Beyond so many agents the kinds of the others are forgotten; their rows are marked for all until their next keyframe.</summary>
    private const int MostAgents = 20_000;

    private readonly SampleQuota _states = new(options.MaxStatesPerSecondPerAgent, options.SampleQuotaWindow);
    private readonly SampleQuota _bytes = new(options.MaxStateBytesPerSecondPerAgent, options.SampleQuotaWindow);
    private readonly Dictionary<int, ChainKinds> _kinds = [];

    public void Plan(AppendStateRequest request, CommitGroup group)
    {
        var refused = default(RefusalCount);
        bool taken = Stage(request.Posted.AgentId, request.State, request.Posted.ReceivedAtMs, group, ref refused);
        var result = new AppendResult(AppendOutcome.Stored, 0, refused.ToList()) { StoredStates = taken ? 1 : 0 };
        group.WhenDone(() =>
        {
            counters.Count(result);
            request.Complete(result);
        });
    }

    /// <summary>True where the state is taken; else it is refused for good, with the reason counted.</summary>
    /// <param name="state">Null where it was malformed.</param>
    public bool Stage(int agentId, ReceivedState? state, long receivedAtMs, CommitGroup group, ref RefusalCount refused)
    {
        if (Refusal(agentId, state, receivedAtMs) is { } reason)
        {
            refused.Add(reason);
            return false;
        }

        _states.Take(agentId, 1);
        _bytes.Take(agentId, state!.Payload.Length);
        if (!_kinds.TryGetValue(agentId, out ChainKinds? kinds) || kinds.ChainMs != state.Header.ChainMs)
        {
            if (_kinds.Count >= MostAgents)
            {
                _kinds.Clear();
            }

            _kinds[agentId] = kinds = new ChainKinds(state.Header.ChainMs);
        }

        var row = new StoredState(agentId, state.Header, kinds.Mark(state.Payload.Span), state.Body, state.Bytes);
        group.AddState(row, new CommittedState(agentId, state.Header, state.Payload));
        return true;
    }

    private RefusalReason? Refusal(int agentId, ReceivedState? state, long receivedAtMs)
    {
        if (state is null)
        {
            return RefusalReason.Malformed;
        }

        long oldestMs = receivedAtMs - (long)options.KeepStatesFor.TotalMilliseconds;
        if (state.Header.AtMs > receivedAtMs + (long)options.FarFutureAfter.TotalMilliseconds)
        {
            return RefusalReason.FarFuture;
        }

        if (state.Header.AtMs < oldestMs || state.Header.ChainMs < oldestMs - LongestChainMs)
        {
            return RefusalReason.TooOld;
        }

        bool room = HasRoom(_states, agentId, receivedAtMs, 1) && HasRoom(_bytes, agentId, receivedAtMs, state.Payload.Length);
        return room ? null : RefusalReason.SampleQuota;
    }

    private static bool HasRoom(SampleQuota quota, int agentId, long nowMs, int needed) =>
        quota.Allowance(agentId, nowMs) is var allowed && (allowed == AcceptWindow.Unlimited || allowed >= needed);
}
