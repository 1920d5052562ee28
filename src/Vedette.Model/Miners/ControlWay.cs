namespace Vedette.Model.Miners;

/// <summary>What one kind of firmware can be told to do, by a way that somebody wrote down.</summary>
/// <param name="Name">As the table of docs/operations/actions.md calls it.</param>
/// <param name="Actions">Words of <see cref="ControlWays"/>.</param>
public sealed record ControlWay(string Name, Func<MinerIdentity, bool> IsOf, IReadOnlyList<string> Actions);
