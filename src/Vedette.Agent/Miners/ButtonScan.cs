using Vedette.Miners;
using Vedette.Miners.Connections;
using Vedette.Miners.Discovery;
using Vedette.Miners.Sites;
using Vedette.Model.Miners;

namespace Vedette.Agent.Miners;

/// <summary>Waits for somebody to press the IP report buttons of miners, and looks at each and reads it once, one after another.</summary>
internal sealed class ButtonScan(LookAtAddress look, IMinerReader reader, Func<string, IMinerConnection> connect, TimeProvider clock) : IDisposable
{
    // A port may be taken for long; whoever waits sees the sentence about it once.
    private static readonly TimeSpan Step = TimeSpan.FromHours(1);
    private static readonly TimeSpan ReadWithin = TimeSpan.FromSeconds(15);

    /// <summary>What it looks with, where that ends with it.</summary>
    public IDisposable? Owned { get; init; }

    /// <summary>Until <paramref name="stop"/>; how many miners were shown.</summary>
    /// <param name="show">Called for each button that counts, one after another.</param>
    public async Task<int> RunAsync(IpReportListener listener, IReadOnlyList<AddressRange> ranges, Action<ButtonPress> show, CancellationToken stop)
    {
        var filter = new ReportedAddressFilter(ranges, clock);
        int shown = 0;
        try
        {
            while (true)
            {
                await foreach (string address in listener.HeardAsync(Step, stop))
                {
                    ReportVerdict verdict = filter.Judge(address);
                    if (verdict != ReportVerdict.Repeated)
                    {
                        ScanRow? row = verdict == ReportVerdict.LookThere ? await LookAsync(address, stop) : null;
                        shown += row is null ? 0 : 1;
                        show(new ButtonPress(address, verdict, row));
                    }
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return shown;
        }
    }

    public void Dispose() => Owned?.Dispose();

    private async Task<ScanRow?> LookAsync(string address, CancellationToken stop)
    {
        if (await look(address, stop) is not { Identity: { } identity } finding)
        {
            return null;
        }

        var row = new ScanRow(finding with { Identity = SnapshotScrubbing.Scrub(identity) }, null);
        using var deadline = new CancellationTokenSource(ReadWithin, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stop);
        long began = clock.GetTimestamp();
        try
        {
            MinerSnapshot? read = await reader.ReadAsync(connect(address), identity, either.Token).AsTask().WaitAsync(either.Token);
            return read is null ? row : row with { Snapshot = SnapshotScrubbing.Scrub(read with { Took = clock.GetElapsedTime(began), Address = address }) };
        }
#pragma warning disable CA1031 // The boundary: whatever one device does, the next button is heard.
        catch (Exception) when (!stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // Its state says that it was not read.
            return row;
        }
    }
}
