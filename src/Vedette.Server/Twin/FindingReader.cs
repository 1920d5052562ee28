using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>The findings of a moment, each with the time since which it has held without a break.</summary>
internal sealed class FindingReader(TwinReader twins, IStateReader states)
{
    private const long LookBackMs = 24L * 60 * 60 * 1000;

    public IReadOnlyList<Finding> Read(int agentId, long? atMs)
    {
        if (twins.Read(agentId, atMs).Snapshot is not { } now || GpuFindings.Of(now) is not { Count: > 0 } findings)
        {
            return [];
        }

        Dictionary<(GpuFindingKind, string), long> since = Since(agentId, now.AtMs);
        return [.. findings.Select(f => f with { SinceMs = Math.Min(f.SinceMs, since.GetValueOrDefault((f.Kind, f.Subject.Key), f.SinceMs)) })];
    }

    /// <summary>Since when each finding stands, from a day before on: rows that touch a card are judged one after the other.</summary>
    private Dictionary<(GpuFindingKind, string), long> Since(int agentId, long toMs)
    {
        var since = new Dictionary<(GpuFindingKind, string), long>();
        var changes = new List<TwinChange>();
        foreach (StateChain chain in states.Chains(agentId, toMs - LookBackMs, toMs))
        {
            var state = new TwinState();
            states.Read(new StateSpan(agentId, chain.ChainMs, toMs), (header, payload) =>
            {
                changes.Clear();
                state.Apply(payload, changes);
                if (header.IsKeyframe || changes.Exists(c => GpuFindings.Concern((c.After ?? c.Before)!.Kind)))
                {
                    since = Judge(state.Snapshot(), since);
                }
            });
        }

        return since;
    }

    private static Dictionary<(GpuFindingKind, string), long> Judge(TwinSnapshot state, Dictionary<(GpuFindingKind, string), long> before)
    {
        var now = new Dictionary<(GpuFindingKind, string), long>();
        foreach (Finding finding in GpuFindings.Of(state))
        {
            (GpuFindingKind, string) key = (finding.Kind, finding.Subject.Key);
            now[key] = before.TryGetValue(key, out long since) ? since : finding.SinceMs;
        }

        return now;
    }
}
