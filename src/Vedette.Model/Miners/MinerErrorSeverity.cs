namespace Vedette.Model.Miners;

/// <summary>Numbers are for ever.</summary>
public enum MinerErrorSeverity : byte
{
    Information = 0,
    Warning = 1,
    Critical = 2,
}
