using Vedette.Server.Miners.PoolApis.Asking;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.PoolApis;

/// <summary>What the owner should know of pools that are asked. Neither secrets nor workers' names come here.</summary>
internal sealed partial class PoolEvents(ILogger<PoolEvents> log)
{
    /// <summary>Said once when it begins and once when it ends: a pool that is away for a night is two lines.</summary>
    public void Asked(WatchedPool pool, PoolReading reading)
    {
        bool failedBefore = pool.Standing.Problem is not null;
        if (reading.Problem is { } problem && !failedBefore)
        {
            LogFails(pool.Account.Id, pool.Account.Kind, problem);
        }
        else if (reading.Problem is null && failedBefore)
        {
            LogAnswersAgain(pool.Account.Id, pool.Account.Kind, reading.Workers.Count);
        }
    }

    public void KindUnknown(PoolAccount account) => LogKindUnknown(account.Id, account.Kind);

    public void AskingFailed(WatchedPool pool, Exception reason) => LogAskingFailed(pool.Account.Id, pool.Account.Kind, reason);

    [LoggerMessage(1430, LogLevel.Warning, "Pool account {AccountId} ({Kind}) is not answered: {Problem}")]
    private partial void LogFails(int accountId, string kind, string problem);

    [LoggerMessage(1431, LogLevel.Information, "Pool account {AccountId} ({Kind}) is answered again, with {Workers} workers.")]
    private partial void LogAnswersAgain(int accountId, string kind, int workers);

    [LoggerMessage(1432, LogLevel.Warning, "Pool account {AccountId} is of the kind {Kind}, which this version does not know; it is not asked.")]
    private partial void LogKindUnknown(int accountId, string kind);

    [LoggerMessage(1433, LogLevel.Error, "Pool account {AccountId} ({Kind}) was not asked; this is tried again.")]
    private partial void LogAskingFailed(int accountId, string kind, Exception reason);
}
