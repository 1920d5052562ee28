using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>What a rule sees in one poll.</summary>
internal sealed record RuleSighting(Statement Said)
{
    /// <summary>Nothing is wrong.</summary>
    public static RuleSighting Fine { get; } = new(Statement.FromString(""));

    /// <summary>Where it differs from the rule's own.</summary>
    public string? Severity { get; init; }

    /// <summary>Where the rule knows it better than by when it first looked.</summary>
    public long? SinceMs { get; init; }
}
