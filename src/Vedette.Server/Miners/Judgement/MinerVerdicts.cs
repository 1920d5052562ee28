namespace Vedette.Server.Miners.Judgement;

/// <summary>The words of docs/formats/miners-api.md.</summary>
internal static class MinerVerdicts
{
    public const string Hashing = "hashing";
    public const string ClaimsOnly = "claims_only";
    public const string WrongPool = "wrong_pool";
    public const string WrongWorker = "wrong_worker";
    public const string SlowBoard = "slow_board";
    public const string Stale = "stale";
    public const string Sleeping = "sleeping";
    public const string Offline = "offline";
    public const string Unknown = "unknown";
}
