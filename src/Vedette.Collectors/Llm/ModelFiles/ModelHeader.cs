namespace Vedette.Collectors.Llm.ModelFiles;

/// <summary>What a model's own file tells. Null = it does not say.</summary>
internal sealed record ModelHeader
{
    public string? Name { get; init; }

    /// <summary>llama, qwen2 ...</summary>
    public string? Architecture { get; init; }

    public string? Quantization { get; init; }

    /// <summary>7B.</summary>
    public string? Parameters { get; init; }

    /// <summary>What the model was trained for; a server may give it less.</summary>
    public long? ContextLength { get; init; }
}
