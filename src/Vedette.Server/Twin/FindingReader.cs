using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>The findings of a moment, each with the time since which it has held without a break.</summary>
internal sealed class FindingReader(TwinReader twins, IStateReader states)
{
    private const long LookBackMs = 24L * 60 * 60 * 1000;

    private readonly CardErrorReader _errors = new(states);

    public IReadOnlyList<Finding> Read(int agentId, long? atMs)
    {
        if (twins.Read(agentId, atMs).Snapshot is not { } now || !now.Entities.Any(e => GpuFindings.Concern(e.Kind)))
        {
            return [];
        }

        IReadOnlyList<Finding> standing = GpuFindings.Of(now);
        return [.. CardErrorFindings.Of(now, _errors.Read(agentId, now)), .. standing.Count == 0 ? [] : Lasting(agentId, now.AtMs, standing)];
    }

    private IEnumerable<Finding> Lasting(int agentId, long atMs, IReadOnlyList<Finding> standing)
    {
        FindingSpells spells = Spells(agentId, atMs, standing.Any(f => f.Kind == GpuFindingKind.GpuSharedByJobs));
        return standing.Select(f => f with { SinceMs = spells.SinceMs(f) }).Where(f => atMs - f.SinceMs >= GpuFindings.LastsMs(f.Kind));
    }

    /// <summary>From a day before on: rows that touch a card are judged one after the other.</summary>
    private FindingSpells Spells(int agentId, long toMs, bool withJobs)
    {
        var spells = new FindingSpells();
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
                    spells.Judge(header.AtMs, GpuFindings.Of(state.Snapshot(), withJobs));
                }
            });
        }

        return spells;
    }
}
