namespace Vedette.Server.Miners.Roster;

/// <param name="Changed">The miners that are different now, as they were before: with that a caller can put it back.</param>
internal sealed record MinersChanged(IReadOnlyList<MinerBefore> Changed);
