namespace Vedette.Agent.Miners;

/// <summary>What a one-shot scan came to.</summary>
internal sealed record ScanOutcome
{
    public required IReadOnlyList<string> Ranges { get; init; }

    public required TimeSpan Took { get; init; }

    public required int Hosts { get; init; }

    public required int Tried { get; init; }

    public required int Answered { get; init; }

    /// <summary>Devices that are no miners.</summary>
    public required int Others { get; init; }

    /// <summary>By address.</summary>
    public required IReadOnlyList<ScanRow> Miners { get; init; }

    /// <summary>Those that speak a miner's language and that nobody knows, by address.</summary>
    public required IReadOnlyList<ScanRow> Unknown { get; init; }

    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>Somebody ended it before it was through.</summary>
    public bool IsCutShort { get; init; }
}
