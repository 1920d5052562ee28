namespace Vedette.Model.Miners;

/// <summary>Where a fan sits. Numbers are for ever.</summary>
public enum MinerFanKind : byte
{
    Chassis = 0,
    PowerSupply = 1,
}
