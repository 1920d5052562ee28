using System.Text;
using Vedette.Agent.Configuration;
using Vedette.Agent.Link;
using Vedette.Agent.Logging;
using Vedette.Agent.Spawning;
using Vedette.Model.Scrubbing;

namespace Vedette.Agent.Telegraf;

/// <summary>
/// Keeps one Telegraf running and reads it: started anew where it ends, after a pause that grows with failures; ended with all its children when the agent stops. Its words on standard error go to the
/// agent's log, a few a minute.
/// </summary>
internal sealed class TelegrafSupervisor(TelegrafSettings settings, StateDirectory state, TelegrafSamples samples, AgentLog log, TimeProvider clock)
{
    /// <summary>The longest line that is read; Telegraf's have some hundred bytes.</summary>
    public const int MaxLineBytes = 64 * 1024;

    private const int LogLinesPerMinute = 20;
    private const int MaxLogLineBytes = 4096;

    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(2);

    private readonly LineAllowance _logLines = new(LogLinesPerMinute, clock);
    private readonly Backoff _backoff = Backoff.AfterLoss(Random.Shared.NextDouble);

    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                long began = clock.GetTimestamp();
                string end = await RunOnceAsync(stop);
                TimeSpan pause = _backoff.Next(clock.GetElapsedTime(began));
                log.Warning("Telegraf does not run; it is started again.", ("why", end), ("retry_seconds", pause.TotalSeconds));
                await Task.Delay(pause, clock, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It was ended on the way here.
        }
    }

    private async Task<string> RunOnceAsync(CancellationToken stop)
    {
        GroupedProcess process;
        try
        {
            string file = TelegrafConfig.FileIn(state);
            TelegrafConfig.Write(file, Interval);
            process = GroupedProcess.Start(settings.Binary!, TelegrafConfig.Arguments(file, settings), Environment(), clock);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return FileProblem.Describe(e);
        }

        using (process)
        {
            samples.Started();
            log.Info("Telegraf is started.", ("pid", process.Pid), ("program", settings.Binary));
            Task reading = Task.WhenAll(ReadAsync(process.Output, MaxLineBytes, samples.Take, samples.TakeMalformed), ReadAsync(process.Errors, MaxLogLineBytes, Log, () => { }));
            try
            {
                return await process.WaitAsync(stop);
            }
            finally
            {
                samples.Ended();
                // Whether it ended by itself or the agent stops: nobody of its group is left behind.
                await process.EndAsync();
                // What it printed last is still in the pipe; a grandchild in another group could hold that open for ever.
                await Task.WhenAny(reading, Task.Delay(DrainLimit, clock, CancellationToken.None));
            }
        }
    }

    private static async Task ReadAsync(Stream stream, int maxLineBytes, LineSplitter.LineTaken taken, Action tooLong)
    {
        // A pipe's reads block their thread; this one is not missed by others.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var lines = new LineSplitter(maxLineBytes);
        byte[] buffer = new byte[32 * 1024];
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer)) > 0)
            {
                lines.Add(buffer.AsSpan(0, read), taken, tooLong);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The pipe is closed.
        }
    }

    private void Log(ReadOnlySpan<byte> line)
    {
        bool may = _logLines.Take(out int leftOut);
        if (leftOut > 0)
        {
            log.Info("Telegraf said more in the minute before than is written here.", ("lines", leftOut));
        }

        if (may && !line.IsEmpty)
        {
            log.Info("Telegraf says:", ("line", SecretScrubber.ScrubText(Encoding.UTF8.GetString(line))));
        }
    }

    /// <summary>Nothing of the agent's own: its environment may hold a key.</summary>
    private List<string> Environment() => ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", $"HOME={state.Path}", "LANG=C.UTF-8"];
}
