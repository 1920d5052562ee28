namespace Vedette.Collectors.Processes;

/// <summary>What only a snapshot holds of a process. Null = not readable without a right, or not known to this kernel.</summary>
public sealed record ProcessDetails
{
    /// <summary>Names, or NAME=VALUE with secrets masked, as asked.</summary>
    public IReadOnlyList<string>? Environment { get; init; }

    public IReadOnlyList<OpenFile> OpenFiles { get; init; } = [];

    public IReadOnlyList<ProcessConnection> Connections { get; init; } = [];

    public long? SharedBytes { get; init; }

    public long? TextBytes { get; init; }

    public long? DataBytes { get; init; }

    public long? SwapBytes { get; init; }

    public long? ReadCount { get; init; }

    public long? WriteCount { get; init; }

    public long? ReadBytes { get; init; }

    public long? WriteBytes { get; init; }
}
