namespace Vedette.Miners.Tests;

/// <summary>
/// The machine's clock for talks over real sockets: a limit of five seconds and more, which is there for a device that hangs, comes twelve times as late, since a loaded machine hangs too. Shorter times are
/// those that a test waits out, and stay.
/// </summary>
internal sealed class PatientClock : TimeProvider
{
    private const int Patience = 12;

    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(5);

    private PatientClock()
    {
    }

    public static PatientClock Instance { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime >= ShortestLimit ? dueTime * Patience : dueTime, period);
}
