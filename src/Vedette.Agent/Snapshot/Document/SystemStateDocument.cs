namespace Vedette.Agent.Snapshot.Document;

/// <summary>
/// Document 5's SystemState, as its own agent writes it and VM Bridges read it. The names of the properties, in snake_case, are the format's. It has no word for unknown: a number it always has is 0
/// then, and one that it may leave out is left out when it is 0 or unknown.
/// </summary>
internal sealed record SystemStateDocument
{
    /// <summary>RFC 3339 in the machine's own zone, to the second.</summary>
    public required string Timestamp { get; init; }

    public required StateHardware Hardware { get; init; }

    public required IReadOnlyList<StateService> Services { get; init; }

    public required IReadOnlyList<StateProcess> Processes { get; init; }
}
