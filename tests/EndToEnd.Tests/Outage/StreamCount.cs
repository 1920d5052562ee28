namespace Vedette.EndToEnd.Tests.Outage;

internal sealed class StreamCount
{
    private int _now;
    private int _ever;

    public int Now => Volatile.Read(ref _now);

    public int Ever => Volatile.Read(ref _ever);

    public void Opened()
    {
        Interlocked.Increment(ref _ever);
        Interlocked.Increment(ref _now);
    }

    public void Closed() => Interlocked.Decrement(ref _now);
}
