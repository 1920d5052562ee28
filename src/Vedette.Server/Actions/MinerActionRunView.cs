using Vedette.Storage.Control;

namespace Vedette.Server.Actions;

/// <summary>A run as it is told.</summary>
internal sealed record MinerActionRunView
{
    public required int Id { get; init; }

    public required MinerActionName Action { get; init; }

    public required MinerActionArguments Arguments { get; init; }

    public required bool DryRun { get; init; }

    public required int StaggerSeconds { get; init; }

    public required string Reason { get; init; }

    public required string CreatedBy { get; init; }

    public required long CreatedAt { get; init; }

    public string? CancelledBy { get; init; }

    public long? CancelledAt { get; init; }

    public int? RetryOf { get; init; }

    /// <summary>Nothing waits and no answer is missing.</summary>
    public required bool Ended { get; init; }

    /// <summary>Miners by state: waiting, sent, done, refused, expired, unknown, cancelled; those that are none are left out.</summary>
    public required IReadOnlyDictionary<string, int> Counts { get; init; }

    /// <summary>Of one run; in the list of some miners' runs those of these miners.</summary>
    public IReadOnlyList<MinerActionItemView>? Items { get; init; }

    public static MinerActionRunView Of(MinerActionRun run, IEnumerable<(MinerActionState State, int Items)> counts, IReadOnlyList<MinerActionItem>? items = null)
    {
        Dictionary<string, int> byState = counts.OrderBy(c => c.State).ToDictionary(c => c.State.ToString().ToLowerInvariant(), c => c.Items);
        return new MinerActionRunView
        {
            Id = run.Id,
            Action = MinerOrders.NameOf(run),
            Arguments = MinerOrders.Arguments(run),
            DryRun = run.IsDryRun,
            StaggerSeconds = run.StaggerSeconds,
            Reason = run.Reason,
            CreatedBy = run.CreatedBy,
            CreatedAt = run.CreatedAtMs,
            CancelledBy = run.CancelledBy,
            CancelledAt = run.CancelledAtMs,
            RetryOf = run.RetryOf,
            Ended = !byState.ContainsKey("waiting") && !byState.ContainsKey("sent"),
            Counts = byState,
            Items = items is null ? null : [.. items.Select(MinerActionItemView.Of)],
        };
    }

    public static MinerActionRunView Of(MinerActionRun run, IReadOnlyList<MinerActionItem> items) => Of(run, items.GroupBy(i => i.State).Select(g => (g.Key, g.Count())), items);
}
