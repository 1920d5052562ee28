namespace Vedette.Server.Twin;

/// <summary>Names of the query parameters that a call reads by hand, for its description.</summary>
internal sealed record TwinParameters(IReadOnlyList<string> Names);
