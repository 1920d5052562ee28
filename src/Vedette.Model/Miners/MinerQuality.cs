namespace Vedette.Model.Miners;

/// <summary>How whole the replies were that a snapshot was made of.</summary>
public sealed record MinerQuality
{
    /// <summary>Some replies did not come or could not be read.</summary>
    public bool Partial { get; init; }

    /// <summary>A reply was cut; what was whole in it counts.</summary>
    public bool Truncated { get; init; }

    /// <summary>What was asked and gave nothing: the command or path.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Names of the mends that replies needed.</summary>
    public IReadOnlyList<string> Repaired { get; init; } = [];
}
