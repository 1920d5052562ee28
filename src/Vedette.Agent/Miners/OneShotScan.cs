using System.Net;
using Vedette.Miners;
using Vedette.Miners.Connections;
using Vedette.Miners.Discovery;
using Vedette.Miners.Sites;
using Vedette.Model.Miners;

namespace Vedette.Agent.Miners;

/// <summary>Scans ranges once and reads every miner found, beside the scan. Where it is stopped, what was found by then is the outcome.</summary>
internal sealed class OneShotScan(ScanRange scan, IMinerReader reader, Func<string, IMinerConnection> connect, NeighbourTable? neighbours, TimeProvider clock) : IProgress<ScanFinding>, IDisposable
{
    private const int ReadsAtOnce = 32;
    private const int MostErrors = 20;

    private static readonly TimeSpan ReadWithin = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _places = new(ReadsAtOnce, ReadsAtOnce);

    // Guards the three lists; findings come from several threads.
    private readonly Lock _lock = new();
    private readonly List<ScanRow> _rows = [];
    private readonly List<Task> _reads = [];
    private readonly List<string> _errors = [];
    private CancellationToken _stop;
    private ScanProgress _progress = new();

    /// <summary>What it scans with, where that ends with it.</summary>
    public IDisposable? Owned { get; init; }

    /// <summary>Of the range under way.</summary>
    public ScanProgress Progress => Volatile.Read(ref _progress);

    /// <summary>Devices found in all ranges so far.</summary>
    public int Found
    {
        get
        {
            lock (_lock)
            {
                return _rows.Count;
            }
        }
    }

    public async Task<ScanOutcome> RunAsync(IReadOnlyList<AddressRange> ranges, ScanPace pace, CancellationToken stop)
    {
        _stop = stop;
        long began = clock.GetTimestamp();
        var done = new List<ScanProgress>();
        foreach (AddressRange range in ranges)
        {
            if (stop.IsCancellationRequested)
            {
                break;
            }

            done.Add(Begin());
            try
            {
                await scan(new ScanRequest(range) { Pace = pace, Neighbours = neighbours }, Progress, this, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // What was found by now is the outcome.
            }

            if (Progress.Errors > 0)
            {
                Tell($"{range}: {Progress.Errors} addresses could not be looked at; the last: {Progress.LastError}");
            }
        }

        await EndReadsAsync();
        ScanRow[] rows = [.. _rows.OrderBy(r => Number(r.Finding.Address))];
        return new ScanOutcome
        {
            Ranges = [.. ranges.Select(r => r.Text)],
            Took = clock.GetElapsedTime(began),
            Hosts = done.Sum(p => p.Hosts),
            Tried = done.Sum(p => p.Tried),
            Answered = done.Sum(p => p.Answered),
            Others = done.Sum(p => p.SomebodyElse),
            Miners = [.. rows.Where(r => r.Finding.Kind == ScanFindingKind.Miner)],
            Unknown = [.. rows.Where(r => r.Finding.Kind == ScanFindingKind.UnknownMiner)],
            Errors = _errors,
            IsCutShort = stop.IsCancellationRequested,
        };
    }

    public void Report(ScanFinding value)
    {
        if (value.Identity is not { } identity || value.Kind is not (ScanFindingKind.Miner or ScanFindingKind.UnknownMiner))
        {
            return;
        }

        lock (_lock)
        {
            _rows.Add(new ScanRow(value with { Identity = SnapshotScrubbing.Scrub(identity) }, null));
            _reads.Add(ReadAsync(value, identity, _rows.Count - 1));
        }
    }

    public void Dispose()
    {
        _places.Dispose();
        Owned?.Dispose();
    }

    private ScanProgress Begin()
    {
        var progress = new ScanProgress();
        Volatile.Write(ref _progress, progress);
        return progress;
    }

    // Each ends at its deadline or by the stop, and tells its failure as a line.
    private async Task EndReadsAsync()
    {
        Task[] reads;
        lock (_lock)
        {
            reads = [.. _reads];
        }

        await Task.WhenAll(reads);
    }

    private async Task ReadAsync(ScanFinding finding, MinerIdentity identity, int row)
    {
        // A finding is reported by the task that asks the next device: it is not to wait for this one.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await _places.WaitAsync(_stop);
            try
            {
                using var deadline = new CancellationTokenSource(ReadWithin, clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, _stop);
                long began = clock.GetTimestamp();
                if (await reader.ReadAsync(connect(finding.Address), identity, either.Token).AsTask().WaitAsync(either.Token) is { } snapshot)
                {
                    Take(row, snapshot with { Took = clock.GetElapsedTime(began), Address = finding.Address });
                }
            }
            finally
            {
                _places.Release();
            }
        }
        catch (OperationCanceledException)
        {
            if (!_stop.IsCancellationRequested)
            {
                Tell($"{finding.Address}: it was found, and did not answer within {ReadWithin.TotalSeconds:0} s when it was read.");
            }
        }
#pragma warning disable CA1031 // The boundary: whatever one device does, the others are read.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Tell($"{finding.Address}: it was found, and cannot be read ({e.GetType().Name}: {e.Message}).");
        }
    }

    private void Take(int row, MinerSnapshot snapshot)
    {
        lock (_lock)
        {
            _rows[row] = _rows[row] with { Snapshot = SnapshotScrubbing.Scrub(snapshot) };
        }
    }

    private void Tell(string error)
    {
        lock (_lock)
        {
            if (_errors.Count < MostErrors)
            {
                _errors.Add(error);
            }
        }
    }

    private static uint Number(string address)
    {
        uint number = 0;
        foreach (byte part in IPAddress.TryParse(address, out IPAddress? parsed) ? parsed.GetAddressBytes() : [])
        {
            number = (number << 8) | part;
        }

        return number;
    }
}
