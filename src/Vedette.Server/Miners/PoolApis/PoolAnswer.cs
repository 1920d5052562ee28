using System.Collections.Frozen;
using Vedette.Server.Miners.PoolApis.Asking;
using Vedette.Server.Miners.PoolApis.Dialects;

namespace Vedette.Server.Miners.PoolApis;

/// <summary>What a pool said of one account's workers, by their names without the account's.</summary>
/// <param name="IsWhole">No worker of the account that worked within the window is missing.</param>
internal sealed record PoolAnswer(long AtMs, bool IsWhole, FrozenDictionary<string, double?> Workers)
{
    public static PoolAnswer Of(PoolReading reading, PoolKind kind, string account, long atMs)
    {
        var workers = new Dictionary<string, double?>(StringComparer.Ordinal);
        foreach (PoolWorker worker in reading.Workers)
        {
            string name = WorkerName.OfPool(worker.Name, account);

            // Two connections of one name are one worker; where one of them has no figure, the sum is not known.
            workers[name] = workers.TryGetValue(name, out double? other) ? other + worker.HashesPerSecond : worker.HashesPerSecond;
        }

        return new PoolAnswer(atMs, reading.IsWhole && kind.ListsAll, workers.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
