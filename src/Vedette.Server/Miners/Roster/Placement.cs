namespace Vedette.Server.Miners.Roster;

/// <summary>One miner that is to be placed, or why it cannot be.</summary>
internal sealed record Placement(int Line, int? MinerId, int RackId, int Row, int Column, string? Error)
{
    public static Placement Refused(int line, string error, int? minerId = null) => new(line, minerId, 0, 0, 0, error);
}
