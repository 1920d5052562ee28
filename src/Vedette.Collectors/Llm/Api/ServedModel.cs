namespace Vedette.Collectors.Llm.Api;

/// <summary>A model that a server says it has loaded. Null = it does not tell.</summary>
internal sealed record ServedModel(string Name)
{
    public string? Quantization { get; init; }

    public string? Parameters { get; init; }

    public long? ContextLength { get; init; }

    public long? GpuMemoryBytes { get; init; }

    public string? File { get; init; }

    /// <summary>When Ollama will unload it; each request moves it.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
