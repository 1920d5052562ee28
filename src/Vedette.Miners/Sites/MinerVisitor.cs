using Vedette.Miners.Connections;
using Vedette.Model.Miners;

namespace Vedette.Miners.Sites;

/// <summary>
/// Visits one miner: (1) finds out what it is, where that is due or was long ago (2) reads it (3) finds out anew who answers where the replies are not those of who was expected, and reads that one (4) tells the directory.
/// One question at a time; finding out and reading each end at the deadline, whatever the device does.
/// </summary>
internal sealed class MinerVisitor(IMinerReader reader, Func<string, IMinerConnection> connect, MinerDirectory directory, PollCounts counts, MinerSiteOptions options, TimeProvider clock)
{
    /// <summary>Ends the visit in every case. Throws what is a fault of this program, and where <paramref name="stop"/> ends it.</summary>
    public async Task VisitAsync(SiteVisit visit, CancellationToken stop)
    {
        long began = clock.GetTimestamp();
        var result = PollResult.Failed;
        try
        {
            result = await AskAsync(visit, connect(visit.Miner.Address), stop);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            result = PollResult.Late;
        }
        finally
        {
            if (stop.IsCancellationRequested)
            {
                directory.Release(visit);
            }
            else
            {
                counts.Add(result, clock.GetElapsedTime(began));
                if (result is not (PollResult.Read or PollResult.Partial))
                {
                    directory.Missed(visit);
                }
            }
        }
    }

    private async Task<PollResult> AskAsync(SiteVisit visit, IMinerConnection device, CancellationToken stop)
    {
        // :: (1)
        if (visit.MustIdentify && await IdentifyAsync(visit, device, stop) is { } failed)
        {
            return failed;
        }

        // :: (2)
        MinerSnapshot? snapshot = await ReadAsync(visit, device, stop);
        if (snapshot is not null && IdentityMatch.IsForeign(visit.Miner.Identity, snapshot.Identity))
        {
            // :: (3)
            if (visit.MustIdentify)
            {
                return PollResult.Foreign;
            }

            if (await IdentifyAsync(visit, device, stop) is { } unknown)
            {
                return unknown;
            }

            snapshot = await ReadAsync(visit, device, stop);
        }

        if (snapshot is null || IdentityMatch.IsForeign(visit.Miner.Identity, snapshot.Identity))
        {
            return snapshot is null ? PollResult.Silent : PollResult.Foreign;
        }

        // :: (4)
        counts.AddRepairs(snapshot.Quality);
        directory.Read(visit, SnapshotScrubbing.Scrub(snapshot));
        return snapshot.Quality.Partial ? PollResult.Partial : PollResult.Read;
    }

    // Null where the visit goes on.
    private async Task<PollResult?> IdentifyAsync(SiteVisit visit, IMinerConnection device, CancellationToken stop)
    {
        using var deadline = new CancellationTokenSource(options.DeviceDeadline, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stop);
        MinerIdentity? identity = await reader.IdentifyAsync(device, either.Token).AsTask().WaitAsync(either.Token);
        if (identity is null)
        {
            return PollResult.Silent;
        }

        return directory.Identified(visit, SnapshotScrubbing.Scrub(identity)) ? null : PollResult.Foreign;
    }

    private async Task<MinerSnapshot?> ReadAsync(SiteVisit visit, IMinerConnection device, CancellationToken stop)
    {
        using var deadline = new CancellationTokenSource(options.DeviceDeadline, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stop);
        long began = clock.GetTimestamp();
        MinerSnapshot? snapshot = await reader.ReadAsync(device, visit.Miner.Identity, either.Token).AsTask().WaitAsync(either.Token);
        return snapshot is null ? null : snapshot with { CollectedAt = clock.GetUtcNow(), Took = clock.GetElapsedTime(began), Address = visit.Miner.Address };
    }
}
