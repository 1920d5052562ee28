using Vedette.Miners.Discovery;

namespace Vedette.Agent.Miners;

/// <summary>Shows on a terminal how far a scan is, on one line that is gone when it ends; says nothing where nobody looks.</summary>
internal sealed class ScanProgressLine(TextWriter output, bool isTerminal, TimeProvider clock)
{
    private const int BarColumns = 24;

    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);

    /// <summary>Draws until <paramref name="running"/> ends.</summary>
    public async Task ShowAsync(OneShotScan scan, Task running)
    {
        if (!isTerminal)
        {
            return;
        }

        long began = clock.GetTimestamp();
        while (!running.IsCompleted)
        {
            output.Write($"\r\x1b[K{Text(scan.Progress, scan.Found, clock.GetElapsedTime(began))}");
            output.Flush();
            await Task.WhenAny(running, Task.Delay(Every, clock));
        }

        output.Write("\r\x1b[K");
        output.Flush();
    }

    public static string Text(ScanProgress progress, int found, TimeSpan took)
    {
        int hosts = Math.Max(1, progress.Hosts - progress.Skipped);
        int filled = (int)Math.Min(BarColumns, (long)BarColumns * progress.Tried / hosts);
        return $"[{new string('#', filled)}{new string('.', BarColumns - filled)}] {progress.Tried} of {progress.Hosts} addresses, {progress.Answered} answered, {found} found, {took.TotalSeconds:0} s (Ctrl-C ends it)";
    }
}
