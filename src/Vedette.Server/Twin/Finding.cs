namespace Vedette.Server.Twin;

/// <summary>Something that is wasted or wrong.</summary>
/// <param name="Severity">info, warning or critical.</param>
/// <param name="SinceMs">Since when it has been so without a break, as far as looked back; a day at most.</param>
internal sealed record Finding(string Kind, string Severity, long SinceMs, EntityName Subject, string Title, IReadOnlyList<string> Evidence);
