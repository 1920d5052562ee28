using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement;

/// <summary>Something that is wrong with a miner, a rack or a site.</summary>
internal sealed record MinerFinding
{
    public required string Type { get; init; }

    /// <summary>critical, warning or information.</summary>
    public required string Severity { get; init; }

    public required long SinceMs { get; init; }

    public required string Sentence { get; init; }

    /// <summary>Which sentence it is; null where there is only the sentence.</summary>
    public Phrase? Phrase { get; init; }

    /// <summary>Parts of the sentence.</summary>
    public IReadOnlyList<Clause> Clauses { get; init; } = [];

    public IReadOnlyDictionary<string, object?> Evidence { get; init; } = new Dictionary<string, object?>();

    /// <summary>miner, rack or site.</summary>
    public required string Scope { get; init; }

    public int? AgentId { get; init; }

    public string? MinerKey { get; init; }

    public int? SiteId { get; init; }

    public int? RackId { get; init; }

    /// <summary>How many silent miners stand behind a rack or a site.</summary>
    public int? Children { get; init; }
}
