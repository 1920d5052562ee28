namespace Vedette.Collectors.Llm.Api;

/// <summary>How one runtime calls what the lens wants. Several names: it was renamed, and the first that is there counts. Empty = the runtime does not tell.</summary>
internal sealed record MetricNames
{
    public IReadOnlyList<string> Running { get; init; } = [];

    public IReadOnlyList<string> Waiting { get; init; } = [];

    public IReadOnlyList<string> PromptTokens { get; init; } = [];

    public IReadOnlyList<string> GenerationTokens { get; init; } = [];

    public IReadOnlyList<string> Requests { get; init; } = [];

    /// <summary>0 to 1.</summary>
    public IReadOnlyList<string> KvCache { get; init; } = [];

    /// <summary>A histogram's name without _sum and _count.</summary>
    public string? TimeToFirstToken { get; init; }

    public HashSet<string> All() =>
        new([.. Running, .. Waiting, .. PromptTokens, .. GenerationTokens, .. Requests, .. KvCache, .. TimeToFirstToken is null ? (string[])[] : [TimeToFirstToken + "_sum", TimeToFirstToken + "_count"]], StringComparer.Ordinal);
}
