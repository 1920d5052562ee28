namespace Vedette.Server.Miners.Judgement;

/// <summary>The words of docs/formats/miners-api.md.</summary>
internal static class FindingTypes
{
    public const string HashrateLow = "hashrate_low";
    public const string HashrateDropped = "hashrate_dropped";
    public const string BoardLost = "board_lost";
    public const string BoardSlow = "board_slow";
    public const string ChipsLost = "chips_lost";
    public const string HotChip = "hot_chip";
    public const string HotBoard = "hot_board";
    public const string FanStopped = "fan_stopped";
    public const string PoolDead = "pool_dead";
    public const string WrongPool = "wrong_pool";
    public const string WrongWorker = "wrong_worker";
    public const string RejectRate = "reject_rate";
    public const string HardwareErrors = "hw_errors";
    public const string PowerHigh = "power_high";
    public const string DeviceError = "device_error";
    public const string Restarting = "restarting";
    public const string Credentials = "credentials";
    public const string UnknownDevice = "unknown_device";
    public const string Ambiguous = "ambiguous";
    public const string ClaimsOnly = "claims_only";
    public const string Stale = "stale";
    public const string Offline = "offline";
    public const string RackOffline = "rack_offline";
    public const string SiteOffline = "site_offline";
    public const string AgentOffline = "agent_offline";
}
