using Vedette.Agent.Snapshot.Machine;
using Vedette.Collectors;

namespace Vedette.Agent.Scheduling;

/// <summary>
/// Measures on a steady schedule and fills the spool. It knows nothing of the link, so a slow or absent server never holds it up.
/// A baseline and a reading shortly after make the first batch, so that rates are there from the first sample on.
/// </summary>
internal sealed class CollectionLoop(
    IReadOnlyList<CollectorRunner> collectors, FrameBuffer frame, BatchBuilder batches, StateCycle states, UploadPlanState plans, TimeProvider clock)
{
    /// <summary>Long enough for a rate that means something, short enough for the first sample to be on the server within a second.</summary>
    public static readonly TimeSpan BaselineSpan = TimeSpan.FromMilliseconds(250);

    private readonly long _start = clock.GetTimestamp();

    /// <summary>Called after each cycle.</summary>
    public Action? CycleDone { get; set; }

    /// <summary>Called after each cycle with what it measured; the samples are kept only where this is set.</summary>
    public Action<SampleSet>? CycleSeen { get; set; }

    public async Task RunAsync(CancellationToken stop)
    {
        var schedule = new MeasurementSchedule(clock);
        try
        {
            RunAll(new BaselineSink(NowMs(), Seconds()));
            await Task.Delay(BaselineSpan, clock, stop);
            schedule.Restart();
            Cycle();
            // The first measurements go at once; from then on the plan rules.
            batches.Close();
            CycleDone?.Invoke();
            while (true)
            {
                Task changed = plans.Changed;
                TimeSpan interval = plans.Current.CollectEvery;
                TimeSpan wait = schedule.UntilNext(interval);
                if (wait > TimeSpan.Zero && !await ElapsedAsync(wait, changed, stop))
                {
                    continue;
                }

                schedule.Began(interval);
                Cycle();
                CycleDone?.Invoke();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            batches.Close();
        }
    }

    // False where the plan changed first.
    private async Task<bool> ElapsedAsync(TimeSpan wait, Task changed, CancellationToken stop)
    {
        try
        {
            await changed.WaitAsync(wait, clock, stop);
            return false;
        }
        catch (TimeoutException)
        {
            return true;
        }
    }

    private void Cycle()
    {
        frame.Begin(NowMs(), Seconds());
        SampleTap? tap = CycleSeen is null ? null : new SampleTap(frame);
        RunAll(tap ?? (ISampleSink)frame);
        frame.Finish();
        // Before the samples: after an outage the newest batch goes first, and that is to be how the host fares.
        states.Run(frame.TimestampMs);
        batches.Add(frame, plans.Current);
        if (tap is not null)
        {
            CycleSeen?.Invoke(tap.Samples);
        }
    }

    private void RunAll(ISampleSink sink)
    {
        foreach (CollectorRunner collector in collectors)
        {
            collector.Run(sink);
        }
    }

    private long NowMs() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private double Seconds() => clock.GetElapsedTime(_start).TotalSeconds;
}
