namespace Vedette.Server.Twin;

/// <param name="Changes">The newest first.</param>
/// <param name="Next">What to give as before for the page behind this one; null where this is the last.</param>
internal sealed record FleetChangesReply(IReadOnlyList<FleetChange> Changes, string? Next);
