namespace Vedette.Server.Miners.Roster;

/// <summary>Places the miners of a rack's site by their addresses.</summary>
/// <param name="Pattern">An address with <c>{row}</c> and <c>{column}</c>, or with <c>{slot}</c>, in the place of numbers: <c>10.0.{row}.{column}</c>.</param>
/// <param name="First">The number that the first row, column or slot has in an address.</param>
internal sealed record PlacementPattern(string Pattern, int RackId, int First = 1);
