namespace Vedette.Server.Actions;

/// <summary>What can be asked of a miner; written as blink, power_mode ...</summary>
internal enum MinerActionName
{
    Blink,
    Pause,
    Resume,
    Reboot,
    Pool,
    PowerMode,
    PowerLimit,
}
