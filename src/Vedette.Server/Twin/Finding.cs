namespace Vedette.Server.Twin;

/// <summary>Something that is wasted or wrong.</summary>
/// <param name="Severity">info, warning or critical.</param>
/// <param name="SinceMs">Since when it has been so without a break, as far as looked back; a day at most. Of errors that came: when the last did.</param>
/// <param name="Evidence">Lines to read; <paramref name="Facts"/> has the same by name.</param>
/// <param name="Facts">By the names of the entities' fields, with their units; <c>card</c> and <c>process</c> are names to show.</param>
internal sealed record Finding(GpuFindingKind Kind, string Severity, long SinceMs, EntityName Subject, string Title, IReadOnlyList<string> Evidence, IReadOnlyDictionary<string, object?> Facts);
