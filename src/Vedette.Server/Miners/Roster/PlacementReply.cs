namespace Vedette.Server.Miners.Roster;

/// <param name="Line">Of the text, from 1; of a pattern, the miners in the order of their addresses.</param>
/// <param name="MinerId">Null where none fits.</param>
/// <param name="Error">Why it was not placed.</param>
internal sealed record PlacementReply(int Line, bool Ok, int? MinerId, string? Error);
