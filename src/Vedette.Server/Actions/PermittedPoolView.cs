namespace Vedette.Server.Actions;

/// <param name="Workers">A pattern; null = a miner keeps its worker's name.</param>
internal sealed record PermittedPoolView(string Url, string? Workers);
