namespace Vedette.Collectors.Llm.Api;

/// <summary>The last answer of one server with what it did since the one before. Immutable.</summary>
internal sealed record LlmApiReading(ApiAnswer Answer, LoopbackAddress Address, DateTimeOffset ReadAt)
{
    /// <summary>On the clock that never jumps.</summary>
    public required long Timestamp { get; init; }

    public double? PromptTokensPerSecond { get; init; }

    public double? GenerationTokensPerSecond { get; init; }

    /// <summary>Mean of the requests that got their first token in the last interval; null where there was none.</summary>
    public double? TimeToFirstTokenSeconds { get; init; }

    /// <summary>When work was last seen, of the server as a whole; null until it is seen.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The same of single models, where the server tells them apart.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> ModelLastUsedAt { get; init; } = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
}
