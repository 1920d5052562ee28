namespace Vedette.Collectors.Llm.Detection;

/// <summary>Everything the classifier looks at.</summary>
internal sealed record ProcessFacts
{
    /// <summary>The path behind /proc/PID/exe; null where it may not be read.</summary>
    public string? Executable { get; init; }

    public IReadOnlyList<string> CommandLine { get; init; } = [];

    /// <summary>Paths of mapped libraries that tell something (<see cref="LibraryEvidence"/>).</summary>
    public IReadOnlyList<string> Libraries { get; init; } = [];

    /// <summary>Paths of model files that are open or mapped.</summary>
    public IReadOnlyList<string> ModelFiles { get; init; } = [];

    public IReadOnlyList<int> ListeningPorts { get; init; } = [];

    /// <summary>The image of the container it runs in.</summary>
    public string? Image { get; init; }

    public string? ContainerName { get; init; }

    public string? Unit { get; init; }
}
