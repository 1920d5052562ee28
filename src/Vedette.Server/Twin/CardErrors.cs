namespace Vedette.Server.Twin;

/// <summary>The errors of one card over the last day.</summary>
/// <param name="SinceMs">From when on the counts are known; a day before at most.</param>
/// <param name="EccNew">Errors of the memory that could not be corrected and came since then.</param>
/// <param name="EccTotal">All that the card counts; null where it tells none.</param>
/// <param name="EccAtMs">When the last of the new ones came, as near as is known; null where none did.</param>
/// <param name="Xid">The driver's last error number in that time; one that is no program's own fault stands before one that is.</param>
internal sealed record CardErrors(long SinceMs, long EccNew, long? EccTotal, long? EccAtMs, XidReport? Xid);
