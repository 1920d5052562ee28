namespace Vedette.Collectors.Llm.Detection;

/// <summary>What a command line tells of the model it serves. Null = it does not say.</summary>
internal sealed record ModelArguments
{
    public static ModelArguments None { get; } = new();

    /// <summary>As it stands there: a name, a repository or a path.</summary>
    public string? Model { get; init; }

    /// <summary>The name clients call it by.</summary>
    public string? ServedName { get; init; }

    public string? Quantization { get; init; }

    public long? ContextLength { get; init; }

    public string? Host { get; init; }

    public int? Port { get; init; }

    /// <summary>"argument -m /models/x.gguf"; null where no model is named.</summary>
    public string? Reason { get; init; }

    /// <summary>The path where <see cref="Model"/> is one.</summary>
    public string? ModelFile => Model is not null && (ModelFileNames.IsModel(Model) || Model.StartsWith('/')) ? Model : null;
}
