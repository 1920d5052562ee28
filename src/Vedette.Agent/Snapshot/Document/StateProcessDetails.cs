namespace Vedette.Agent.Snapshot.Document;

/// <summary>What only document 5's state asks for of a process. Null or empty = not known, or not readable without a right.</summary>
internal sealed record StateProcessDetails
{
    /// <summary>NAME=***, values never leave the process: in the process' own order.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    public IReadOnlyList<StateOpenFile> OpenFiles { get; init; } = [];

    public IReadOnlyList<StateConnection> Connections { get; init; } = [];

    public long? TextBytes { get; init; }

    public long? DataBytes { get; init; }

    public StateIoCounters? IoCounters { get; init; }
}
