namespace Vedette.Agent.Actions;

/// <summary>One order that was taken: so that it is never taken again, and so that the server hears what came of it.</summary>
internal sealed record JournalledOrder
{
    public required string Id { get; init; }

    public required long TakenAtMs { get; init; }

    /// <summary>Something was, or may have been, sent to a device: it counts against the limit of the hour.</summary>
    public bool Acted { get; init; }

    /// <summary>Of MinerOrderOutcome; null while it is under way.</summary>
    public int? Outcome { get; init; }

    public string? Detail { get; init; }

    public long? EndedAtMs { get; init; }

    /// <summary>The server has the result.</summary>
    public bool Told { get; init; }
}
