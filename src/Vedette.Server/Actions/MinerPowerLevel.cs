namespace Vedette.Server.Actions;

internal enum MinerPowerLevel
{
    Low,
    Normal,
    High,
}
