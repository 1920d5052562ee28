namespace Vedette.Model.Miners;

/// <param name="Slot">From 0, within its kind.</param>
/// <param name="Rpm">Turns per minute; 0 = it stands, null = the device does not say.</param>
/// <param name="DutyRatio">0 to 1: what it is told to do.</param>
public sealed record MinerFan(MinerFanKind Kind, int Slot, double? Rpm, double? DutyRatio);
