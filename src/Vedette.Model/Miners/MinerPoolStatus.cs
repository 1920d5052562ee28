namespace Vedette.Model.Miners;

/// <summary>Numbers are for ever.</summary>
public enum MinerPoolStatus : byte
{
    Unknown = 0,
    Alive = 1,
    Dead = 2,
    Disabled = 3,
}
